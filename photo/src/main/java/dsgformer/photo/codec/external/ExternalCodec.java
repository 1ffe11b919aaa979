package dsgformer.photo.codec.external;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.MetadataCorrection;
import dsgformer.photo.metadata.Turn;
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
 * Decodes a format through an external program: the first installed one converts the photo to PNG or TIFF, which is
 * read instead. The programs apply the orientation themselves. Temporary files are deleted.
 *
 * @param readers codecs of the formats that the programs write
 * @param path the folders of the programs, as in the variable PATH
 * @param timeout how long a program may take
 */
public record ExternalCodec(ExternalFormat format, List<PhotoCodec> readers, Supplier<String> path, Duration timeout)
        implements PhotoCodec {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    public ExternalCodec(ExternalFormat format, List<PhotoCodec> readers) {
        this(format, readers, ExternalCodec::systemPath, TIMEOUT);
    }

    private static String systemPath() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }

    @Override
    public boolean recognizes(PhotoSource source) {
        return format.signature().test(source);
    }

    @Override
    public Optional<PhotoHeader> header(PhotoSource source) {
        return Optional.empty();
    }

    /** The installed programs, in the order in which they are tried. */
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
            Path input = own.resolve("source.raw"); // a name that no program interprets
            try (InputStream in = source.stream(0, source.length())) {
                Files.copy(in, input);
            }
            Path written;
            try {
                written = program.run(program.find(path.get()).orElseThrow(), input, timeout);
            } catch (IOException e) {
                failures += (failures.isEmpty() ? "" : "; ") + e.getMessage();
                continue;
            }
            try (FileChannel file = FileChannel.open(written)) {
                return readOutput(PhotoSource.of(file, source.name(), source.limits()));
            }
        }
        throw source.unreadable("it is " + format.name() + ", and no installed program could decode it: " + failures);
    }

    private Photo readOutput(PhotoSource decoded) {
        Photo photo = readers.stream()
                .filter(reader -> reader.recognizes(decoded))
                .findFirst()
                .orElseThrow(() -> decoded.unreadable("the program's output is neither PNG nor TIFF"))
                .decode(decoded);
        Metadata metadata = photo.metadata().withTexts(List.of()); // texts are the program's own
        int orientation = MetadataCorrection.orientation(metadata).orElse(1);
        return photo.withFormat(format.format())
                .withMetadata(MetadataCorrection.corrected(metadata, Turn.to(orientation, photo.size())));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public Metadata fitted(Photo photo) {
        return photo.metadata();
    }

    @Override
    public void encode(Photo photo, OutputStream out) {
        throw new IllegalArgumentException("cannot write " + format.name() + "; write a .jpg, .png or .tif");
    }
}
