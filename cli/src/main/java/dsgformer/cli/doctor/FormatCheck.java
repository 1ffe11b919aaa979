package dsgformer.cli.doctor;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.ExternalDecoders;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which photo formats can be read and written here: writes and reads back ours, and looks for programs that decode the
 * others.
 */
final class FormatCheck implements Check {

    private static final Size SIZE = new Size(16, 16);

    @Override
    public String topic() {
        return "formats";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        List<String> working = new ArrayList<>();
        for (PhotoFormat format : PhotoFormat.values()) {
            Optional<String> advice = ExternalDecoders.advice(format);
            if (advice.isPresent()) {
                findings.add(external(format, advice.get()));
                continue;
            }
            if (!format.isWritten()) {
                findings.add(Finding.ok(topic(), format + " is read"));
                continue;
            }
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                PhotoFiles.write(Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> 8 * (x + y)), bytes, format);
                Photo back = PhotoFiles.read(new ByteArrayInputStream(bytes.toByteArray()), format.name());
                if (!back.size().equals(SIZE)) {
                    throw new IOException("it came back as " + back.size());
                }
                working.add(format.name() + " (." + String.join(", .", format.extensions()) + ")");
            } catch (IOException | RuntimeException | LinkageError e) {
                findings.add(broken(format, e));
            }
        }
        if (!working.isEmpty()) {
            findings.add(0, Finding.ok(topic(), "read and written: " + String.join(", ", working)));
        }
        return findings;
    }

    private Finding external(PhotoFormat format, String advice) {
        List<String> programs = ExternalDecoders.installed(format);
        return programs.isEmpty()
                ? Finding.note(
                        topic(),
                        format + " cannot be read: no program that decodes it is installed",
                        "install " + advice)
                : Finding.ok(topic(), format + " is read through " + programs.get(0));
    }

    private Finding broken(PhotoFormat format, Throwable failure) {
        return Finding.failure(
                topic(),
                format + " cannot be written and read back: " + failure,
                "start with a full JDK; a reduced one may lack the module java.desktop");
    }
}
