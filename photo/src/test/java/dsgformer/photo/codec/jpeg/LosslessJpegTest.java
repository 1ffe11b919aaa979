package dsgformer.photo.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.fuzz.Excess;
import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.file.Encoded;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LosslessJpegTest {

    private static final Size SIZE = new Size(41, 29);

    @ParameterizedTest
    @CsvSource({"8, 1", "8, 3", "10, 1", "12, 1", "14, 1", "16, 1"})
    void everySampleIsDecodedExactly(int bits, int components) throws IOException {
        int most = (1 << bits) - 1;
        Photo.Pixels stored = (c, y, x) -> (most / 60 * (x + (c + 1) * y) + scatter(c, y, x, most / 9)) % (most + 1);
        Photo photo = Encoded.read(jpeg(SIZE, bits, components, stored));
        assertThat(photo.size()).isEqualTo(SIZE);
        assertThat(photo.kind())
                .isEqualTo(new PixelKind(
                        components == 1, /* alpha= */ false, bits > 8 ? BitDepth.SIXTEEN : BitDepth.EIGHT));
        int white = photo.depth().max();
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                for (int c = 0; c < components; c++) {
                    assertThat(photo.sample(c, y, x))
                            .isEqualTo((int) Math.round(stored.sample(c, y, x) * (double) white / most));
                }
            }
        }
        assertThat(photo.warnings()).isEmpty();
    }

    @Test
    void kindsThatTheFallbackDoesNotDecodeAreRefused() {
        assertThatThrownBy(() -> Encoded.read(jpeg(SIZE, 12, 3, (c, y, x) -> x)))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("12 bits a sample, lossless; baseline and progressive JPEGs of 8 bits");
    }

    @Test
    void aHugeDeclaredSizeAllocatesNothingAndDamageIsRefused() throws IOException {
        byte[] file = jpeg(SIZE, 8, 3, (c, y, x) -> (x * y + c) % 256);
        byte[] huge = file.clone();
        ByteBuffer.wrap(huge).putShort(7, (short) 20_000).putShort(9, (short) 20_000);
        Excess.requireAtMost(64L * file.length, () -> read(huge));
        assertThatThrownBy(() -> Encoded.read(huge)).hasMessageContaining("cannot hold them");
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] damaged = file.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[3 + random.nextInt(damaged.length - 3)] = (byte) random.nextInt(256);
            }
            byte[] cut = seed % 3 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
            try {
                Excess.requireAtMost(256L * cut.length, () -> read(cut));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void read(byte[] file) throws IOException {
        try {
            Encoded.read(file);
        } catch (UnreadablePhotoException e) {
            assertThat(e).hasMessageStartingWith("cannot read test: ");
        }
    }

    private static int scatter(int c, int y, int x, int bound) {
        return Math.floorMod((31 * c + y) * 7919 + x * 104_729, bound);
    }

    /**
     * Encodes each sample as its difference to the one on the left: the number of its bits as a fixed code of five
     * bits, then the bits.
     */
    private static byte[] jpeg(Size size, int bits, int components, Photo.Pixels stored) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        ByteBuffer frame = ByteBuffer.allocate(6 + 3 * components)
                .put((byte) bits)
                .putShort((short) size.height())
                .putShort((short) size.width())
                .put((byte) components);
        for (int c = 1; c <= components; c++) {
            frame.put((byte) c).put((byte) 0x11).put((byte) 0);
        }
        segment(out, 0xC3, frame.array());
        byte[] table = new byte[17 + 17];
        table[5] = 17; // codes of five bits, of no more than one in two
        for (int category = 0; category < 17; category++) {
            table[17 + category] = (byte) category;
        }
        segment(out, 0xC4, table);
        ByteBuffer scan = ByteBuffer.allocate(4 + 2 * components).put((byte) components);
        for (int c = 1; c <= components; c++) {
            scan.put((byte) c).put((byte) 0);
        }
        segment(out, 0xDA, scan.put((byte) 1).put((byte) 0).put((byte) 0).array());
        StringBuilder coded = new StringBuilder();
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                for (int c = 0; c < components; c++) {
                    int predicted =
                            x > 0 ? stored.sample(c, y, x - 1) : y > 0 ? stored.sample(c, y - 1, 0) : 1 << (bits - 1);
                    code(coded, (short) (stored.sample(c, y, x) - predicted));
                }
            }
        }
        while (coded.length() % 8 != 0) {
            coded.append('1');
        }
        for (int at = 0; at < coded.length(); at += 8) {
            int value = Integer.parseInt(coded.substring(at, at + 8), 2);
            out.write(value);
            if (value == 0xFF) {
                out.write(0);
            }
        }
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return out.toByteArray();
    }

    private static void code(StringBuilder coded, int difference) {
        int category = difference == 0 ? 0 : 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
        coded.append(digits(category, 5));
        if (category > 0 && category < 16) {
            coded.append(digits(difference > 0 ? difference : difference + (1 << category) - 1, category));
        }
    }

    private static String digits(int value, int count) {
        return Integer.toBinaryString(1 << count | value).substring(1);
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] payload) {
        out.writeBytes(
                new byte[] {(byte) 0xFF, (byte) marker, (byte) ((payload.length + 2) >> 8), (byte) (payload.length + 2)
                });
        out.writeBytes(payload);
    }
}
