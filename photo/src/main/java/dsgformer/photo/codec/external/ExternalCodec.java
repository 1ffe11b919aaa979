package dsgformer.photo.codec.external;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.MetadataCorrection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A format that we do not read ourselves: the first program for it that is installed makes a PNG or a TIFF of the photo, which
 * is read instead. Programs turn photos upright themselves. Nothing of it is left behind.
 *
 * @param readers codecs of what programs write
 * @param path where programs are, as in the variable PATH
 * @param patience how long a program may take
 */
public record ExternalCodec(ExternalFormat format, List<PhotoCodec> readers, Supplier<String> path, Duration patience)
        implements PhotoCodec {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    public ExternalCodec(ExternalFormat format, List<PhotoCodec> readers) {
        this(format, readers, ExternalCodec::systemPath, PATIENCE);
    }

    private static String systemPath() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }

    @Override
    public boolean recognizes(PhotoSource source) {
        return format.sign().test(source);
    }

    @Override
    public Optional<PhotoHeader> header(PhotoSource source) {
        return Optional.empty();
    }

    /** Those that are there, the one to be tried first in front. */
    public List<ExternalProgram> installed() {
        return format.programs().stream()
                .filter(program -> program.find(path.get()).isPresent())
                .toList();
    }

    @Override
    public Photo decode(PhotoSource source) {
        List<ExternalProgram> installed = installed();
        if (installed.isEmpty()) {
            throw source.unreadable("it is " + format.name()
                    + ", which another program has to decode, and none is installed;" + " install " + format.advice());
        }
        try {
            Path folder = Files.createTempDirectory("dsgformer");
            try {
                return decode(source, installed, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Photo decode(PhotoSource source, List<ExternalProgram> installed, Path folder) throws IOException {
        String failures = "";
        for (ExternalProgram program : installed) {
            Path own = Files.createDirectory(folder.resolve(program.name()));
            Path input = own.resolve("source.raw"); // a name that means nothing special to any program
            try (InputStream in = source.stream(0, source.length())) {
                Files.copy(in, input);
            }
            Path written;
            try {
                written = program.run(program.find(path.get()).orElseThrow(), input, patience);
            } catch (IOException e) {
                failures += (failures.isEmpty() ? "" : "; ") + e.getMessage();
                continue;
            }
            try (FileChannel file = FileChannel.open(written)) {
                return taken(PhotoSource.of(file, source.name(), source.limits()));
            }
        }
        throw source.unreadable("it is " + format.name() + ", and no program could decode it: " + failures);
    }

    private Photo taken(PhotoSource decoded) {
        Photo photo = readers.stream()
                .filter(reader -> reader.recognizes(decoded))
                .findFirst()
                .orElseThrow(() -> decoded.unreadable("what was made of it is neither PNG nor TIFF"))
                .decode(decoded);
        return photo.withFormat(format.format()).withMetadata(MetadataCorrection.settled(photo.metadata()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void encode(Photo photo, OutputStream out) {
        throw new IllegalArgumentException("cannot write " + format.name() + "; write a .jpg, .png or .tif");
    }
}
