package dsgformer.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * Identifies a file's content cheaply: size and modification time.
 *
 * @param modified time of the last modification, as ISO 8601
 */
record FileStamp(long size, String modified) {

    /** For a photo that comes from a stream. */
    static final FileStamp NONE = new FileStamp(0, "");

    /** The time of the last modification. */
    FileTime time() {
        return FileTime.from(Instant.parse(modified));
    }

    static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(
                attributes.size(), attributes.lastModifiedTime().toInstant().toString());
    }
}
