package dsgformer.photo.codec.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.tiff.RawDetection;
import dsgformer.photo.codec.tiff.TiffCodec;
import dsgformer.photo.codec.tiff.TiffFile;
import dsgformer.photo.codec.tiff.TiffTag;
import dsgformer.photo.file.ExternalDecoders;
import dsgformer.photo.file.OutputFormats;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A minimal synthetic DNG, a sensor's mosaic of six colored squares, through each program that decodes raw files. */
@Tag("slow")
final class RawPhotoTest {

    private static final int CFA_PATTERN_SIZE = 33421;
    private static final int CFA_PATTERN = 33422;
    private static final int MOSAIC = 32803;
    private static final int CAMERA = 50708;
    private static final int WHITE_LEVEL = 50717;
    private static final int NEUTRAL = 50728;

    private static final Size SIZE = new Size(160, 120);

    /** Linear light: red, green and blue above, grey and two mixtures below. */
    private static final double[][] LIGHT = {
        {0.6, 0.1, 0.1}, {0.1, 0.6, 0.1}, {0.1, 0.1, 0.6}, {0.4, 0.4, 0.4}, {0.5, 0.5, 0.1}, {0.1, 0.4, 0.5}
    };

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> aMosaicIsDecodedToItsColors() {
        return Stream.of("dcraw_emu", "dcraw")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    assumeTrue(
                            ExternalDecoders.installed(PhotoFormat.RAW).contains(name),
                            "skipped: there is no program " + name + " on this machine");
                    Photo photo = through(name, dng());
                    assertThat(photo.format()).isEqualTo(PhotoFormat.RAW);
                    assertThat(photo.size()).isEqualTo(SIZE);
                    assertThat(photo.depth()).isEqualTo(BitDepth.SIXTEEN);
                    assertColors(photo);
                    Path target = folder.resolve(name + "."
                            + OutputFormats.forPhotosOf(PhotoFormat.RAW)
                                    .extensions()
                                    .get(0));
                    PhotoFiles.write(photo, target);
                    assertThat(PhotoFiles.read(target).samples()).isEqualTo(photo.samples());
                }));
    }

    /** Programs choose the brightness, so only the hues are compared. */
    private static void assertColors(Photo photo) {
        double[] grey = middle(photo, 3);
        for (int c = 0; c < 3; c++) {
            assertThat(grey[c]).as("grey is grey").isCloseTo(grey[0], within(0.02 * grey[0]));
        }
        for (int square = 0; square < LIGHT.length; square++) {
            double[] color = middle(photo, square);
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    if (LIGHT[square][a] > LIGHT[square][b]) {
                        assertThat(color[a])
                                .as("square %d, channels %d and %d", square, a, b)
                                .isGreaterThan(1.05 * color[b]);
                    }
                }
            }
        }
    }

    /** The mean of each channel around the middle of a square, away from its edges. */
    private static double[] middle(Photo photo, int square) {
        double[] sums = new double[3];
        int left = square % 3 * SIZE.width() / 3 + SIZE.width() / 6;
        int top = square / 3 * SIZE.height() / 2 + SIZE.height() / 4;
        for (int y = top - 8; y < top + 8; y++) {
            for (int x = left - 8; x < left + 8; x++) {
                for (int c = 0; c < 3; c++) {
                    sums[c] += photo.sample(c, y, x) / 256.0;
                }
            }
        }
        return sums;
    }

    /** Decodes as {@link PhotoFormat#RAW} does if no other program is installed. */
    private Photo through(String name, byte[] file) throws IOException {
        Path alone = Files.createDirectory(folder.resolve(name));
        Path program = Stream.of(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        Files.createSymbolicLink(alone.resolve(name), program);
        return new ExternalCodec(
                        ExternalFormat.raw(RawDetection::isRaw),
                        List.of(new TiffCodec()),
                        alone::toString,
                        Duration.ofMinutes(2))
                .decode(PhotoSource.of(file, "test", ReadLimits.DEFAULT));
    }

    private static byte[] dng() {
        int[] pattern = {0, 1, 1, 2};
        TiffFile file = new TiffFile(SIZE, 16, 1, ByteOrder.LITTLE_ENDIAN, (c, y, x) -> {
            int square = Math.min(2, x * 3 / SIZE.width()) + 3 * (y * 2 / SIZE.height());
            return (int) (65535 * LIGHT[square][pattern[y % 2 * 2 + x % 2]]);
        });
        file.with(TiffTag.PHOTOMETRIC, MOSAIC).with(CFA_PATTERN_SIZE, 2, 2).with(WHITE_LEVEL, 65535);
        file.fields.longs(TiffTag.SUBFILE_TYPE, 0);
        file.fields.bytes(CFA_PATTERN, new byte[] {0, 1, 1, 2});
        file.fields.bytes(TiffTag.DNG_VERSION, new byte[] {1, 4, 0, 0});
        file.fields.text(CAMERA, "A sensor of this test");
        file.fields.longs(NEUTRAL, 1, 1, 1);
        return file.stripRows(SIZE.height()).bytes();
    }
}
