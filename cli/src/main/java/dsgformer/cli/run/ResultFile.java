package dsgformer.cli.run;

import dsgformer.io.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command writes its results to at its end, replacing an existing one. */
public record ResultFile(Path path) {

    /**
     * Checks the path before the work starts, so that hours of measuring are not lost.
     *
     * @throws CommandException if {@code path} is a folder or its folder does not exist
     * @throws AccessDeniedException if its folder may not be written to
     */
    public void requireWritable() throws AccessDeniedException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(path)) {
            throw new CommandException(ExitCode.USAGE, "cannot write " + path + ": it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandException(ExitCode.USAGE, "cannot write " + path + ": there is no folder " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(path.toString());
        }
    }

    /** Writes the text in UTF-8, whole or not at all. */
    public void write(String text) throws IOException {
        WholeFile.write(path, channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }
}
