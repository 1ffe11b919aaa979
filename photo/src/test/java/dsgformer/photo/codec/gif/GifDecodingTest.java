package dsgformer.photo.codec.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written by the JDK, and what becomes of them when bytes change. */
final class GifDecodingTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    /** Four colors; with a transparent one, color 3 is that. */
    private static byte[] gif(boolean transparent) throws IOException {
        byte[] red = {0, (byte) 255, 10, 77};
        byte[] green = {0, 20, (byte) 200, 77};
        byte[] blue = {0, 30, 60, 77};
        IndexColorModel colors = new IndexColorModel(2, 4, red, green, blue, transparent ? 3 : -1);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, colors);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.getRaster().setSample(x, y, 0, (x / 5 + y / 7) % 4);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "gif", out);
        return out.toByteArray();
    }

    private static Photo read(byte[] file) throws IOException {
        return PhotoFiles.read(new ByteArrayInputStream(file), "test");
    }

    @Test
    void colorsAreThoseOfTheTable() throws IOException {
        Photo photo = read(gif(false));
        assertThat(photo.size()).isEqualTo(new Size(WIDTH, HEIGHT));
        assertThat(photo.kind()).isEqualTo(PixelKind.RGB);
        assertThat(photo.format()).isEqualTo(PhotoFormat.GIF);
        assertThat(photo.warnings()).isEmpty();
        assertThat(new int[] {photo.sample(0, 0, 5), photo.sample(1, 0, 5), photo.sample(2, 0, 5)})
                .containsExactly(255, 20, 30);
    }

    @Test
    void theTransparentColorBecomesAlpha() throws IOException {
        Photo photo = read(gif(true));
        assertThat(photo.kind()).isEqualTo(PixelKind.RGB.withAlpha());
        assertThat(photo.sample(3, 0, 15)).isZero();
        assertThat(photo.sample(3, 0, 5)).isEqualTo(255);
    }

    /** The canvas grows by some columns and rows on the left and top, as in animations whose frames are patches. */
    @Test
    void aFrameSmallerThanItsCanvasHasItsPlaceThere() throws IOException {
        byte[] file = gif(false);
        int frame = frameAt(file);
        file[6] = WIDTH + 9;
        file[8] = HEIGHT + 4;
        file[frame + 1] = 9;
        file[frame + 3] = 4;
        Photo photo = read(file);
        assertThat(photo.size()).isEqualTo(new Size(WIDTH + 9, HEIGHT + 4));
        assertThat(photo.sample(3, 0, 0)).isZero();
        assertThat(photo.sample(3, 4, 9)).isEqualTo(255);
        assertThat(photo.sample(0, 4, 14)).isEqualTo(255);
    }

    @Test
    void furtherFramesAreLeftOutWithAWarning() throws IOException {
        byte[] file = gif(false);
        int frame = frameAt(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, file.length - 1);
        out.write(file, frame, file.length - frame);
        assertThat(read(out.toByteArray()).warnings())
                .singleElement()
                .asString()
                .contains("left out: 1 frame");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 14, 60})
    void aGifThatIsCutOffIsRefused(int bytes) throws IOException {
        byte[] cut = Arrays.copyOf(gif(false), bytes);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(UnreadablePhotoException.class);
    }

    @Test
    void aFrameBeyondItsCanvasAndAHugeCanvasAreRefused() throws IOException {
        byte[] beyond = gif(false);
        beyond[frameAt(beyond) + 1] = 1;
        assertThatThrownBy(() -> read(beyond)).hasMessageContaining("beyond its canvas");
        byte[] huge = gif(false);
        huge[7] = huge[9] = (byte) 0xFF;
        assertThatThrownBy(() -> read(huge)).isInstanceOf(UnreadablePhotoException.class);
        assertThatThrownBy(() -> PhotoFiles.load(gif(false), "test", ReadLimits.DEFAULT.withMaxPixels(99)))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("more than the 99 allowed");
    }

    @Test
    void changedBytesEndInAPhotoOrAnError() throws IOException {
        Random random = new Random(5);
        byte[] file = gif(true);
        for (int i = 0; i < 2000; i++) {
            byte[] changed = file.clone();
            for (int k = 0; k < 3; k++) {
                changed[6 + random.nextInt(changed.length - 6)] = (byte) random.nextInt();
            }
            try {
                read(changed);
            } catch (UnreadablePhotoException e) {
                assertThat(e).hasMessageContaining("cannot read test");
            }
        }
    }

    private static int frameAt(byte[] file) {
        for (int at = 13; at < file.length; at++) {
            if (file[at] == 0x2C && file[at + 5] == WIDTH && file[at + 7] == HEIGHT) {
                return at;
            }
        }
        throw new AssertionError("no frame");
    }
}
