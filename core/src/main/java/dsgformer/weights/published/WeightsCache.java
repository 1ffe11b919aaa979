package dsgformer.weights.published;

import dsgformer.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of fetched weights: {@code $XDG_CACHE_HOME/dsgformer/models}, else {@code ~/.cache/dsgformer/models}; on
 * Windows below {@code %LOCALAPPDATA%}.
 */
public record WeightsCache(Path folder) {

    /**
     * Weights that were fetched.
     *
     * @param sha256 of the file as it was fetched
     */
    public record Fetched(String name, Path file, long bytes, String sha256, String licence, String from) {

        /** Whether the file still is what was fetched; reads all of it. */
        public boolean isIntact() throws IOException {
            return sha256.equals(Sha256.of(file));
        }
    }

    /** The cache of this user. */
    public static WeightsCache ofUser() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static WeightsCache of(Map<String, String> environment, String system, Path home) {
        boolean windows = system.startsWith("Windows");
        String base = environment.getOrDefault(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME", "");
        Path parent = Path.of(base);
        if (!parent.isAbsolute()) { // as the XDG specification asks
            parent = windows ? home.resolve("AppData").resolve("Local") : home.resolve(".cache");
        }
        return new WeightsCache(parent.resolve("dsgformer").resolve("models"));
    }

    /** The weights of that name, if they were fetched and the file is as long as it was then. */
    public Optional<Fetched> find(String name) throws IOException {
        Optional<CacheNote> note = isFileName(name) ? CacheNote.read(folder, name) : Optional.empty();
        return note.flatMap(this::present);
    }

    private Optional<Fetched> present(CacheNote note) {
        Path file = folder.resolve(note.file());
        try {
            return Files.isRegularFile(file) && Files.size(file) == note.bytes()
                    ? Optional.of(
                            new Fetched(note.name(), file, note.bytes(), note.sha256(), note.licence(), note.from()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // deleted meanwhile
        }
    }

    /** All that were fetched, in order of their names. */
    public List<Fetched> all() throws IOException {
        List<Fetched> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path note : files.filter(CacheNote::isNote).sorted().toList()) {
                    present(CacheNote.read(note)).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /** Whether a name is that of a file in the folder, and leads nowhere else. */
    static boolean isFileName(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,150}");
    }
}
