package dsgformer.photo.codec.png;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.Encoded;
import dsgformer.photo.file.EveryKind;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.Adler32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PngEncodingTest {

    /** Three strips of 512 KiB and more; ImageIO verifies the joint checksum. */
    @Test
    void stripsDeflatedSeparatelyFormOneStreamForOtherReaders() throws IOException {
        Random random = new Random(8);
        for (PixelKind kind : EveryKind.ALL) {
            Photo photo = Photo.of(new Size(701, 1500), kind, (c, y, x) -> (x * y + random.nextInt(4)) % 256);
            byte[] file = Encoded.bytes(photo, PhotoFormat.PNG);
            assertThat(Encoded.read(file)).isEqualTo(photo);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            for (int y = 0; y < 1500; y += 11) {
                for (int c = 0; c < kind.channels(); c++) {
                    assertThat(image.getRaster().getSample(y % 701, y, c)).isEqualTo(photo.sample(c, y, y % 701));
                }
            }
        }
    }

    @Test
    void checksumsOfPartsCombineToThatOfTheWhole() {
        Random random = new Random(9);
        for (int i = 0; i < 200; i++) {
            byte[] whole = new byte[random.nextInt(200_000)];
            random.nextBytes(whole);
            int cut = random.nextInt(whole.length + 1);
            long joined = PngEncoder.joined(adler(whole, 0, cut), adler(whole, cut, whole.length), whole.length - cut);
            assertThat(joined).isEqualTo(adler(whole, 0, whole.length));
        }
    }

    private static long adler(byte[] bytes, int from, int to) {
        Adler32 adler = new Adler32();
        adler.update(bytes, from, to - from);
        return adler.getValue();
    }
}
