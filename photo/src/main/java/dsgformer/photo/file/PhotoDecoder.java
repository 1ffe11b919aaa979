package dsgformer.photo.file;

import dsgformer.photo.Photo;
import dsgformer.photo.ReadLimits;
import java.io.IOException;

/**
 * Decodes a format that this library does not know; {@link java.util.ServiceLoader} finds it, once, for files that no
 * format of {@link dsgformer.photo.PhotoFormat} matches. A photo is written in the format that its {@link Photo#format}
 * says, PNG unless {@link Photo#withFormat} changes it; files of folders are still chosen by the known extensions.
 *
 * <p>Implementations have a public constructor without parameters and are safe for use by several threads.
 */
public interface PhotoDecoder {

    /** Whether these are the first bytes of such a file, up to {@value PhotoFiles#FIRST_BYTES} of them. */
    boolean recognizes(byte[] first);

    /**
     * Decodes a file, which is untrusted: every size is to be validated before memory is allocated.
     *
     * @param name of the file, for messages
     * @param limits which the photo has to keep to
     * @throws dsgformer.photo.UnreadablePhotoException if the file is damaged or beyond the limits
     */
    Photo decode(byte[] file, String name, ReadLimits limits) throws IOException;
}
