package dsgformer.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The photos that lie in a folder. */
public final class PhotoFolder {

    private PhotoFolder() {}

    /**
     * The files directly in {@code folder} whose names say that they are photos we read, in the order of their names.
     * Hidden files and folders inside are passed over; no file is opened.
     *
     * @throws java.nio.file.NotDirectoryException if it is a file
     * @throws IOException if it cannot be listed
     */
    public static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> PhotoFormat.ofExtension(file).isPresent())
                    .sorted()
                    .toList();
        }
    }
}
