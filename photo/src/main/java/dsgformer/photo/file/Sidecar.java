package dsgformer.photo.file;

import dsgformer.io.FileName;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.MetadataCorrection;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A file with XMP that another program wrote beside a photo.
 *
 * @param file where it is
 * @param afterWholeName whether it is named {@code photo.jpg.xmp} instead of {@code photo.xmp}
 */
public record Sidecar(Path file, boolean afterWholeName) {

    private static final List<String> EXTENSIONS = List.of("xmp", "XMP", "Xmp");
    private static final long MOST_BYTES = 16 << 20;

    /** The sidecars of a photo; at most one of each kind. */
    public static List<Sidecar> of(Path photo) {
        return Stream.of(false, true)
                .flatMap(whole -> EXTENSIONS.stream()
                        .map(extension -> new Sidecar(named(photo, whole, extension), whole))
                        .filter(sidecar -> Files.isRegularFile(sidecar.file))
                        .limit(1))
                .toList();
    }

    /** The path of the sidecar of the same kind beside another photo. */
    public Path beside(Path photo) {
        return named(photo, afterWholeName, FileName.of(file).extension());
    }

    private static Path named(Path photo, boolean afterWholeName, String extension) {
        FileName name = FileName.of(photo);
        return new FileName(afterWholeName ? name.toString() : name.stem(), extension).beside(photo);
    }

    /** All bytes. */
    public byte[] bytes() throws IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new FileSystemException(
                    file.toString(), null, "it has " + size + " bytes, more than " + MOST_BYTES + " are no XMP");
        }
        return Files.readAllBytes(file);
    }

    /**
     * The content beside an output that was encoded: for an upright photo of that size, with as much as stays of the
     * XMP inside a photo.
     *
     * @param finish what is done to each photo before it is written
     * @return empty if nothing of it stays
     */
    public Optional<byte[]> fitted(Size output, UnaryOperator<Photo> finish) throws IOException {
        byte[] packet = MetadataCorrection.correctedSidecar(bytes(), output);
        Photo photo =
                Photo.of(new Size(1, 1), PixelKind.GREY, (c, y, x) -> 0).withMetadata(Metadata.NONE.withXmp(packet));
        return finish.apply(photo).metadata().xmp();
    }
}
