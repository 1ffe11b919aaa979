package dsgformer.photo.codec.tiff;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import dsgformer.photo.Samples;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.FallbackReader;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.jpeg.EmbeddedJpeg;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;

/** Decodes a {@link ForeignTiff} with TwelveMonkeys' reader, which gets a validated directory without a profile. */
final class TiffFallback {

    /** The tags that describe how pixels are stored. */
    private static final Set<Integer> TAGS = Set.of(
            TiffTag.COMPRESSION,
            TiffTag.PHOTOMETRIC,
            TiffTag.FILL_ORDER,
            TiffTag.STRIP_OFFSETS,
            TiffTag.STRIP_BYTES,
            TiffTag.FAX3_OPTIONS,
            TiffTag.FAX4_OPTIONS,
            TiffTag.PREDICTOR,
            TiffTag.COLOR_MAP,
            TiffTag.TILE_OFFSETS,
            TiffTag.TILE_BYTES,
            TiffTag.SAMPLE_FORMAT,
            TiffTag.JPEG_TABLES,
            TiffTag.YCBCR_COEFFICIENTS,
            TiffTag.YCBCR_SUBSAMPLING,
            TiffTag.YCBCR_POSITIONING,
            TiffTag.REFERENCE_BLACK_WHITE);

    /**
     * Warnings about valid files: each block may have its own tables, the last strip may be shorter; missing data was
     * checked for before.
     */
    private static final List<String> HARMLESS = List.of("Missing JPEGTables", "strip/tileByteCount < required");

    private TiffFallback() {}

    /**
     * @throws DecodingException if the data is damaged, or an embedded JPEG is larger than its place
     */
    static Samples decode(PhotoSource source, TiffDirectory directory, ForeignTiff header) {
        if (header.packing() == ForeignTiff.Packing.JPEG) {
            for (long block = 0; block < header.blocks().count(); block++) {
                long bytes = header.blocks().bytes(block);
                source.require(header.blocks().offset(block), bytes);
                EmbeddedJpeg.requireWithin(
                        header.block(),
                        PhotoSource.of(
                                source.copy(header.blocks().offset(block), Math.toIntExact(bytes)),
                                source.name(),
                                source.limits()));
            }
        }
        BufferedImage image = FallbackReader.read(
                source,
                new TIFFImageReaderSpi().createReaderInstance(null),
                TiffPixelsInput.of(source, directory.form(), header.pixelsOnly(directory, TAGS)),
                header.size(),
                HARMLESS);
        return new ForeignPixels(source, header, image).samples();
    }
}
