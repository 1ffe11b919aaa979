package dsgformer.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Creates folders; exceptions name what is in the way. */
public final class Folders {

    private Folders() {}

    /**
     * Creates the folder and those above it that are missing, and returns it. Unlike {@link Files#createDirectories} of
     * Java 17, it accepts a link to a folder.
     *
     * @throws AccessDeniedException naming the folder that is not writable
     * @throws FileSystemException naming {@code folder} and what is in the way
     */
    public static Path create(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path existing = absolute;
        while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw failed(folder, existing + (Files.isSymbolicLink(existing) ? " is a link to nothing" : " is a file"));
        }
        for (int name = existing.getNameCount(); name < absolute.getNameCount(); name++) {
            existing = existing.resolve(absolute.getName(name));
            if (!Files.isDirectory(existing)) {
                createOne(folder, existing);
            }
        }
        return folder;
    }

    private static void createOne(Path folder, Path missing) throws IOException {
        try {
            Files.createDirectory(missing);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(missing)) { // else another process created it just now
                throw failed(folder, missing + " is a file");
            }
        } catch (NoSuchFileException e) { // as below /proc
            throw failed(folder, missing.getParent() + " takes no folders");
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(missing.getParent().toString());
        }
    }

    private static FileSystemException failed(Path folder, String reason) {
        return new FileSystemException(folder.toString(), null, "cannot be created: " + reason);
    }
}
