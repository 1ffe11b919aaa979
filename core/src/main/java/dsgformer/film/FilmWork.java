package dsgformer.film;

import dsgformer.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The work folder of a film, {@code .NAME.film} beside its output: segments, and a note of what they were made from. If
 * that is another film, model or setting, they are made anew.
 */
record FilmWork(Path folder) {

    private static final String NOTE = "made-from.sha256";

    /** Opens or makes the folder. */
    static FilmWork beside(Path output, FilmFacts facts, String settings) throws IOException {
        Path whole = output.toAbsolutePath();
        FilmWork work = new FilmWork(whole.resolveSibling("." + whole.getFileName() + ".film"));
        Path film = facts.film().toAbsolutePath();
        String note = Sha256.of(film + "\n" + Files.size(film) + "\n" + Files.getLastModifiedTime(film) + "\n"
                + facts.size() + " " + facts.rate() + "\n" + settings);
        Path place = work.folder.resolve(NOTE);
        if (!Files.isRegularFile(place) || !Files.readString(place).equals(note)) {
            work.delete();
            Files.createDirectories(work.folder);
            Files.writeString(place, note);
        }
        return work;
    }

    /** Segment number {@code number}, from 0. */
    Path segment(int number) {
        return folder.resolve(String.format(Locale.ROOT, "segment-%06d.nut", number));
    }

    /** How many segments are there, without a gap, from the first on. */
    int done() {
        int number = 0;
        while (Files.isRegularFile(segment(number))) {
            number++;
        }
        return number;
    }

    /**
     * The list of the first segments as ffmpeg's concat demuxer reads it. Their lengths are given, since an encoder that
     * looks ahead shifts the times of its frames.
     *
     * @param seconds of each but the last
     */
    Path list(int count, double seconds) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("file '" + segment(i).getFileName() + "'");
            lines.add(String.format(Locale.ROOT, "duration %.6f", seconds));
        }
        return Files.write(folder.resolve("segments.txt"), lines);
    }

    void delete() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
