package dsgformer.server.upload;

import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.server.problem.Problem;
import dsgformer.server.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at the header of an untrusted file and decodes nothing. */
final class HeaderCheck {

    private HeaderCheck() {}

    static ReceivedPhoto of(Path file, String name, long bytes, String sha256, ReadLimits limits) {
        // formats that other programs read are refused: those would run on files of strangers
        Optional<PhotoFormat> format = PhotoFiles.format(file).filter(PhotoFormat::isWritten);
        if (format.isEmpty()) {
            return refused(
                    name,
                    bytes,
                    sha256,
                    new Problem(
                            ProblemCode.UNSUPPORTED_FORMAT,
                            name + " is of no format that the server reads",
                            "send " + formats()));
        }
        Optional<PhotoHeader> header = PhotoFiles.header(file);
        if (header.isEmpty()) {
            return refused(
                    name,
                    bytes,
                    sha256,
                    new Problem(
                            ProblemCode.UNREADABLE_PHOTO,
                            "the header of " + name + " is damaged",
                            "send the photo again, or another copy of it"));
        }
        long pixels = header.get().size().pixels();
        if (pixels > limits.maxPixels()) {
            return refused(
                    name,
                    bytes,
                    sha256,
                    new Problem(
                            ProblemCode.TOO_MANY_PIXELS,
                            name + " has " + pixels + " pixels; the server takes " + limits.maxPixels(),
                            "send a smaller photo, or start the server with a larger --max-pixels"));
        }
        return new ReceivedPhoto(name, bytes, sha256, format, header.map(PhotoHeader::size), Optional.empty());
    }

    private static ReceivedPhoto refused(String name, long bytes, String sha256, Problem why) {
        return new ReceivedPhoto(name, bytes, sha256, Optional.empty(), Optional.empty(), Optional.of(why));
    }

    private static String formats() {
        return PhotoFormat.written().map(Enum::name).collect(Collectors.joining(", "));
    }
}
