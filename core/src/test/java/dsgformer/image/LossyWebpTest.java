package dsgformer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to libwebp itself, which the tests have for writing. The format prescribes every rounding, so nothing may differ. */
final class LossyWebpTest {

    private static final List<Size> SIZES = List.of(
            new Size(1, 1),
            new Size(2, 33),
            new Size(15, 16),
            new Size(16, 15),
            new Size(17, 17),
            new Size(40, 1),
            new Size(97, 61),
            new Size(128, 96));

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30, 50, 75, 90, 99})
    void samplesAreThoseOfLibwebp(int quality) throws IOException {
        for (Size size : SIZES) {
            for (PixelKind kind : List.of(PixelKind.RGB, PixelKind.RGB.withAlpha())) {
                byte[] file = Encoded.bytes(scene(size, kind, quality).withJpegQuality(quality), PhotoFormat.WEBP);
                Photo ours = Encoded.read(file);
                assertThat(ours.kind()).as("%s %s", size, kind).isEqualTo(kind);
                assertThat(libwebp(file)).hasValueSatisfying(theirs -> assertSame(ours, theirs, size + " " + kind));
            }
        }
    }

    /**
     * Both refuse the same files. What both read is the same, but for the odd file whose damage makes numbers larger than
     * 16 bits, for which libwebp has no rule: its own forms for different processors differ there.
     */
    @Test
    void damagedImagesAreReadOrRefusedAsLibwebpDoes() throws IOException {
        int read = 0;
        int refused = 0;
        int differing = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            PixelKind kind = seed % 3 == 0 ? PixelKind.RGB.withAlpha() : PixelKind.RGB;
            byte[] file = Encoded.bytes(
                    scene(new Size(49, 35), kind, seed).withJpegQuality(20 + random.nextInt(75)), PhotoFormat.WEBP);
            WebpChunk image = image(file);
            for (int i = random.nextInt(4); i >= 0; i--) {
                // behind the tag and the size, which WebpCodec checks in its own way
                file[(int) image.offset() + 10 + random.nextInt(image.length() - 10)] = (byte) random.nextInt(256);
            }
            Optional<BufferedImage> theirs = libwebp(file);
            try {
                Photo ours = Encoded.read(file);
                assertThat(theirs).as("seed %d is refused by libwebp", seed).isPresent();
                read++;
                differing += difference(ours, theirs.get()).isPresent() ? 1 : 0;
            } catch (UnreadablePhotoException e) {
                assertThat(theirs).as("seed %d: %s", seed, e.getMessage()).isEmpty();
                refused++;
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(refused).isGreaterThan(10);
        assertThat(differing).isLessThan(read / 100);
    }

    @Test
    void anImageThatEndsEarlyIsRefused() throws IOException {
        byte[] file = Encoded.bytes(scene(new Size(97, 61), PixelKind.RGB, 1), PhotoFormat.WEBP);
        WebpChunk whole = image(file);
        byte[] frame = Arrays.copyOfRange(file, (int) whole.offset(), (int) whole.offset() + whole.length());
        for (int length : List.of(10, 11, 20, frame.length / 2, frame.length - 20)) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            WebpChunk.add(body, "VP8 ", Arrays.copyOf(frame, length));
            assertThatThrownBy(() -> Encoded.read(WebpChunk.container(body.toByteArray())))
                    .as("%d of %d bytes", length, frame.length)
                    .isInstanceOf(UnreadablePhotoException.class)
                    .hasMessageStartingWith("cannot read test: it is damaged: its image");
        }
    }

    @Test
    void alphaThatEndsEarlyOrIsPackedInNoKnownWayIsRefused() throws IOException {
        byte[] file = Encoded.bytes(scene(new Size(20, 20), PixelKind.RGB, 1), PhotoFormat.WEBP);
        WebpChunk whole = image(file);
        byte[] frame = Arrays.copyOfRange(file, (int) whole.offset(), (int) whole.offset() + whole.length());
        List<byte[]> alphas =
                new ArrayList<>(List.of(new byte[0], new byte[400], new byte[] {2, 1, 1}, new byte[] {1, 0}));
        for (byte[] alpha : alphas) {
            assertThatThrownBy(() -> Encoded.read(withAlpha(frame, alpha)))
                    .isInstanceOf(UnreadablePhotoException.class)
                    .hasMessageStartingWith("cannot read test: it is damaged: ");
        }
    }

    /** Raw planes, which libwebp writes when nothing else is smaller. */
    @Test
    void alphaIsSummedUpFromWhateverNeighboursItWasToldBy() throws IOException {
        byte[] file = Encoded.bytes(scene(new Size(20, 20), PixelKind.RGB, 1), PhotoFormat.WEBP);
        WebpChunk whole = image(file);
        byte[] frame = Arrays.copyOfRange(file, (int) whole.offset(), (int) whole.offset() + whole.length());
        for (int filter = 0; filter < 4; filter++) {
            byte[] alpha = new byte[401];
            new Random(filter).nextBytes(alpha);
            alpha[0] = (byte) (filter << 2);
            byte[] withAlpha = withAlpha(frame, alpha);
            assertSame(Encoded.read(withAlpha), libwebp(withAlpha).orElseThrow(), "filter " + filter);
        }
    }

    private static byte[] withAlpha(byte[] frame, byte[] alpha) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        WebpChunk.add(body, "VP8X", WebpChunk.extended(new Size(20, 20), false, true, false, false));
        WebpChunk.add(body, "ALPH", alpha);
        WebpChunk.add(body, "VP8 ", frame);
        return WebpChunk.container(body.toByteArray());
    }

    /** Waves, an edge and noise, so that every way of prediction is worth its bits somewhere. */
    private static Photo scene(Size size, PixelKind kind, int seed) {
        Random random = new Random(seed);
        double turn = random.nextDouble() * Math.PI;
        int noise = 1 + random.nextInt(60);
        return Photo.of(size, kind, (c, y, x) -> {
            double wave = 60 * Math.sin((x * Math.cos(turn) + y * Math.sin(turn)) / (3 + c)) + (x > y ? 40 : -20);
            return (int) Math.max(0, Math.min(255, 128 + wave + random.nextInt(noise)));
        });
    }

    private static WebpChunk image(byte[] file) {
        return WebpChunk.walk(PhotoSource.of(file, "test", ReadLimits.DEFAULT)).stream()
                .filter(chunk -> chunk.is("VP8 "))
                .findFirst()
                .orElseThrow();
    }

    /** Empty if libwebp refuses the file. */
    private static Optional<BufferedImage> libwebp(byte[] file) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("webp");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.luciad.")) {
                try (ImageInputStream in = new ByteArrayImageInput(file)) {
                    reader.setInput(in);
                    return Optional.of(reader.read(0));
                } catch (IOException e) {
                    return Optional.empty();
                } finally {
                    reader.dispose();
                }
            }
        }
        throw new IllegalStateException("webp-imageio, which writes WebP in these tests, has a reader, too");
    }

    private static void assertSame(Photo ours, BufferedImage theirs, String what) {
        assertThat(difference(ours, theirs)).as(what).isEmpty();
    }

    /** The first sample that is another. */
    private static Optional<String> difference(Photo ours, BufferedImage theirs) {
        int[] expected = new int[4];
        for (int y = 0; y < ours.size().height(); y++) {
            for (int x = 0; x < ours.size().width(); x++) {
                theirs.getRaster().getPixel(x, y, expected);
                for (int c = 0; c < ours.kind().channels(); c++) {
                    if (ours.sample(c, y, x) != expected[c]) {
                        return Optional.of("channel " + c + ", row " + y + ", column " + x + " is "
                                + ours.sample(c, y, x) + " and not " + expected[c]);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
