package dsgformer.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What people name as input: files, folders, and patterns that the shell left to us. */
final class Inputs {

    private Inputs() {}

    /** The files and folders that are meant, in order; a pattern that matches nothing adds none. */
    static List<Path> resolve(List<String> named) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String name : named) {
            Path path = Path.of(name);
            if (Files.exists(path) || !isPattern(path)) {
                paths.add(path);
            } else {
                paths.addAll(matches(path));
            }
        }
        return paths;
    }

    private static boolean isPattern(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static List<Path> matches(Path pattern) throws IOException {
        Path folder = pattern.getParent() == null ? Path.of("") : pattern.getParent();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> matching =
                Files.newDirectoryStream(folder, pattern.getFileName().toString())) {
            matching.forEach(found::add);
        }
        found.sort(null);
        return found;
    }
}
