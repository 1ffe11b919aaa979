package dsgformer.batch.plan;

import dsgformer.batch.plan.IgnoredFile.Reason;
import dsgformer.io.FileName;
import dsgformer.io.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Searches files, folders and patterns for photos. Opens only files whose extension is unknown; enters every folder
 * once, so circular links do no harm.
 *
 * @param recursive whether subfolders are searched too
 * @param include patterns, of which a photo must match one; without patterns, every photo does
 * @param exclude patterns of photos and subfolders to leave out
 * @param output the output folder, which is not searched where it is inside another folder
 */
public record PhotoSearch(boolean recursive, List<String> include, List<String> exclude, Optional<Path> output) {

    /** The photos in folders that are named, without those in subfolders. */
    public static final PhotoSearch PLAIN = new PhotoSearch(false, List.of(), List.of(), Optional.empty());

    public PhotoSearch {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /**
     * Finds all photos. Files that are named but missing are included, so that they are reported; a pattern that
     * matches nothing adds no photo.
     *
     * @param named files, folders, and patterns such as <code>holiday/**&#47;*.{jpg,png}</code>
     * @throws InvalidPlanException if a pattern or a file name is invalid on this system
     * @throws IOException if a folder that was named cannot be listed
     */
    public SearchResult among(List<String> named) throws IOException {
        return among(named, List.of());
    }

    /** As {@link #among(List)}, plus files and folders whose names are never read as patterns. */
    public SearchResult among(List<String> named, List<Path> exactly) throws IOException {
        Run run = new Run();
        for (String each : named) {
            Optional<Path> path = path(each);
            if (Glob.isWild(each) && path.filter(FileName::isTaken).isEmpty()) {
                run.pattern(each);
            } else {
                run.path(path.orElseThrow(
                        () -> new InvalidPlanException("'" + each + "' is not a valid file name on this system")));
            }
        }
        for (Path each : exactly) {
            run.path(each);
        }
        return run.found();
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(PathText.toPath(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The state of one search. */
    private final class Run {

        private final Selection selection = new Selection(include, exclude);
        private final List<String> emptyPatterns = new ArrayList<>();
        private final Optional<Path> ownFolder = output.flatMap(Run::real);
        private final Map<Path, PhotoFile> sources = new LinkedHashMap<>();
        private final List<IgnoredFile> leftOut = new ArrayList<>();
        private final Set<Path> entered = new HashSet<>();

        void path(Path path) throws IOException {
            if (Files.isDirectory(path)) {
                folder(path, path, recursive, file -> true);
                return;
            }
            PhotoFile source = PhotoFile.named(path);
            if (selection.takes(path, source.relative())) {
                add(source);
            } else {
                leaveOut(path, Reason.NOT_MEANT);
            }
        }

        /** Splits the pattern before the first name with a wildcard; the part before is a folder. */
        void pattern(String pattern) throws IOException {
            String slashed = pattern.replace('\\', '/');
            int wild = 0;
            while (!Glob.isWild(slashed.substring(wild, wild + 1))) {
                wild++;
            }
            int slash = slashed.lastIndexOf('/', wild);
            Path folder = PathText.toPath(slash < 0 ? "" : slash == 0 ? "/" : slashed.substring(0, slash));
            String rest = slashed.substring(slash + 1);
            Glob glob = Glob.exact(rest);
            AtomicBoolean matches = new AtomicBoolean();
            if (Files.isDirectory(folder)) {
                Set<Path> before = Set.copyOf(entered);
                folder(folder, folder, rest.contains("/") || rest.contains("**"), path -> {
                    boolean wanted = glob.matches(path);
                    matches.compareAndSet(false, wanted);
                    return wanted;
                });
                entered.retainAll(before); // another pattern may find other photos in the same folders
            }
            if (!matches.get()) {
                emptyPatterns.add(pattern);
            }
        }

        /** @param wanted tests paths relative to {@code root} */
        private void folder(Path root, Path folder, boolean deep, Predicate<Path> wanted) throws IOException {
            if (!entered.add(real(folder).orElse(folder))) {
                leaveOut(folder, Reason.MET_BEFORE);
                return;
            }
            for (Path each : sorted(folder)) {
                Path relative = root.relativize(each);
                if (Files.isDirectory(each)) {
                    boolean excluded = selection.excludes(each, relative);
                    if (deep) {
                        subfolder(root, each, excluded, wanted);
                    }
                } else if (wanted.test(relative)) {
                    file(each, relative);
                }
            }
        }

        private void subfolder(Path root, Path folder, boolean excluded, Predicate<Path> wanted) throws IOException {
            if (ownFolder.isPresent() && real(folder).equals(ownFolder)) {
                return;
            }
            Optional<Reason> reason = NonPhotos.ofAnything(folder);
            if (reason.isPresent()) {
                leaveOut(folder, reason.get());
            } else if (excluded) {
                leaveOut(folder, Reason.NOT_MEANT);
            } else if (!Files.isReadable(folder)) {
                leaveOut(folder, Reason.NOT_READABLE);
            } else {
                folder(root, folder, true, wanted);
            }
        }

        private void file(Path file, Path relative) throws IOException {
            if (!Files.exists(file)) {
                leaveOut(file, Reason.NOT_READABLE);
                return;
            }
            Optional<Reason> reason = NonPhotos.of(file);
            if (reason.isPresent()) {
                leaveOut(file, reason.get());
            } else if (selection.takes(file, relative)) {
                add(new PhotoFile(file, relative, false));
            } else {
                leaveOut(file, Reason.NOT_MEANT);
            }
        }

        private void add(PhotoFile source) {
            if (sources.putIfAbsent(source.file().toAbsolutePath().normalize(), source) != null) {
                leaveOut(source.file(), Reason.MET_BEFORE);
            }
        }

        private void leaveOut(Path path, Reason reason) {
            leftOut.add(new IgnoredFile(path, reason));
        }

        SearchResult found() {
            List<String> unmatched = new ArrayList<>(emptyPatterns);
            unmatched.addAll(selection.unmatched());
            return new SearchResult(List.copyOf(sources.values()), leftOut, unmatched);
        }

        private static List<Path> sorted(Path folder) throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted().toList();
            } catch (NotDirectoryException e) {
                return List.of(); // replaced by a file meanwhile
            }
        }

        private static Optional<Path> real(Path path) {
            try {
                return Optional.of(path.toRealPath());
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
