package dsgformer.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * By what a file is taken to be the one that it was.
 *
 * @param modified when it was last written, as ISO 8601
 */
record FileStamp(long size, String modified) {

    /** Of what is no file. */
    static final FileStamp NONE = new FileStamp(0, "");

    static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(
                attributes.size(), attributes.lastModifiedTime().toInstant().toString());
    }
}
