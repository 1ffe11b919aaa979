package dsgformer.batch;

import dsgformer.io.PartFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The original of a photo that is replaced in place. It is kept before the photo is replaced: a killed run leaves the
 * photo as it was, perhaps with an original of the same bytes beside it, and the next run goes on from there.
 *
 * @param photo the file to be replaced
 * @param place where its original goes
 */
record OriginalBackup(Path photo, Placement place) {

    /** Whether a file is a copy of the photo. */
    static boolean isCopy(Path file, Path photo) throws IOException {
        return Files.isRegularFile(file) && Files.isRegularFile(photo) && Files.mismatch(file, photo) < 0;
    }

    /** Keeps the original, as a second name of the same file where the disk allows, else as a copy. */
    void make() throws IOException {
        Path target = place.target();
        if (isCopy(target, photo)) {
            return;
        }
        try {
            if (place.replaces() || !isLinked(target)) {
                copy(target);
            }
        } catch (FileAlreadyExistsException e) {
            throw failed("another file has appeared there", e);
        } catch (IOException e) {
            throw failed(e.getMessage(), e);
        }
    }

    private IOException failed(String reason, IOException cause) {
        String what = "its original cannot be kept as " + place.target() + ": " + reason;
        return (IOException) new FileSystemException(photo.toString(), null, what).initCause(cause);
    }

    private boolean isLinked(Path target) throws IOException {
        try {
            Files.createLink(target, photo);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) { // on another disk, or one without links
            return false;
        }
    }

    private void copy(Path target) throws IOException {
        Original bytes = Original.of(photo)
                .orElseThrow(() -> new FileSystemException(
                        photo.toString(), null, "is not a regular file and cannot be replaced in place"));
        try (PartFile part = PartFile.beside(target)) {
            bytes.copyTo(part.channel());
            part.resemble(photo);
            part.setModified(Files.getLastModifiedTime(photo));
            if (place.replaces()) {
                part.replace(target);
            } else {
                part.publish(target);
            }
        }
    }
}
