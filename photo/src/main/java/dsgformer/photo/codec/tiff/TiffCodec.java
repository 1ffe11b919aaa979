package dsgformer.photo.codec.tiff;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.Samples;
import dsgformer.photo.codec.Fitting;
import dsgformer.photo.codec.PatchedOutput;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * TIFF and BigTIFF of 8 and 16 bits, grey, RGB, palettes, fewer bits and CMYK, in strips or tiles, of either byte
 * order; written in little-endian strips, deflated. Other kinds go to a fallback, see {@link ForeignTiff}. Of several
 * pictures one is read, see {@link TiffPictures}.
 */
public final class TiffCodec implements PhotoCodec {

    @Override
    public boolean recognizes(PhotoSource source) {
        return TiffDirectory.isAt(source) && !RawDetection.isRaw(source);
    }

    @Override
    public Optional<PhotoHeader> header(PhotoSource source) {
        TiffDirectory directory = TiffPictures.of(source).photo();
        Optional<ForeignTiff> foreign = ForeignTiff.of(source, directory);
        if (foreign.isPresent()) {
            return foreign.map(header -> new PhotoHeader(header.size(), header.kind()));
        }
        TiffHeader header = TiffHeader.read(source, directory);
        return Optional.of(new PhotoHeader(header.size(), header.kind()));
    }

    @Override
    public Photo decode(PhotoSource source) {
        TiffPictures pictures = TiffPictures.of(source);
        TiffDirectory directory = pictures.photo();
        Metadata metadata = TiffMetadata.read(pictures);
        Optional<ForeignTiff> foreign = ForeignTiff.of(source, directory);
        return foreign.isPresent()
                ? decode(source, directory, foreign.get(), metadata)
                : decode(source, directory, TiffHeader.read(source, directory), metadata);
    }

    private static Photo decode(PhotoSource source, TiffDirectory directory, ForeignTiff header, Metadata metadata) {
        boolean translated = header.color() == ForeignTiff.Color.CMYK || header.color() == ForeignTiff.Color.LAB;
        Metadata fitting = header.told(translated ? metadata.withoutTranslatedIcc() : metadata);
        return new Photo(
                header.size(),
                header.kind(),
                samples(source, directory, header),
                fitting,
                PhotoFormat.TIFF,
                Photo.DEFAULT_JPEG_QUALITY);
    }

    private static Samples samples(PhotoSource source, TiffDirectory directory, ForeignTiff header) {
        try {
            return TiffFallback.decode(source, directory, header);
        } catch (NoClassDefFoundError e) {
            throw source.unreadable(
                    "it is a TIFF of a kind that needs com.twelvemonkeys.imageio:imageio-tiff on the class path", e);
        }
    }

    private static Photo decode(PhotoSource source, TiffDirectory directory, TiffHeader header, Metadata metadata) {
        return new Photo(
                header.size(),
                header.kind(),
                new TiffDecoder(source, directory, header).decode(),
                header.told(header.color() == TiffHeader.Color.CMYK ? metadata.withoutTranslatedIcc() : metadata),
                PhotoFormat.TIFF,
                Photo.DEFAULT_JPEG_QUALITY);
    }

    @Override
    public Metadata fitted(Photo photo) {
        Metadata fitted = Fitting.of(photo, "TIFF")
                .withoutPngColors()
                .keepingTexts(text -> false)
                .metadata();
        boolean noteMoves = TiffEncoder.isBig(photo)
                && TiffExif.of(fitted).filter(TiffExif::hasNote).isPresent();
        return noteMoves
                ? fitted.withWarning("its maker's note is left out: the file is so large that it has to be a BigTIFF,"
                        + " where the note's offsets would lead elsewhere")
                : fitted;
    }

    @Override
    public void encode(Photo photo, OutputStream out) throws IOException {
        PatchedOutput.write(out, patched -> TiffEncoder.write(photo, patched));
    }
}
