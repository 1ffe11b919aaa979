package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.picture.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PhotoDecoderTest {

    /** A line of signature, then grey pixels of one row. */
    public static final class OneRow implements PhotoDecoder {

        private static final byte[] SIGNATURE = "one row\n".getBytes(StandardCharsets.US_ASCII);

        @Override
        public boolean recognizes(byte[] first) {
            return first.length >= SIGNATURE.length
                    && Arrays.equals(first, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
        }

        @Override
        public Photo decode(byte[] file, String name, ReadLimits limits) throws IOException {
            int width = file.length - SIGNATURE.length;
            if (width == 0 || width > limits.maxPixels()) {
                throw new UnreadablePhotoException(name, "it has " + width + " pixels");
            }
            return Photo.of(new Size(width, 1), PixelKind.GREY, (c, y, x) -> file[SIGNATURE.length + x] & 0xFF);
        }
    }

    private static Photo read(String file) throws IOException {
        return PhotoFiles.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)), "test");
    }

    @Test
    void aDecoderOfAnotherModuleIsFound() throws IOException {
        Photo photo = read("one row\nABC");
        assertThat(photo.size()).isEqualTo(new Size(3, 1));
        assertThat(photo.sample(0, 0, 1)).isEqualTo('B');
        assertThat(photo.format()).isEqualTo(PhotoFormat.PNG);
    }

    @Test
    void whatItRefusesAndWhatItDoesNotKnowIsUnreadable() {
        assertThatThrownBy(() -> read("one row\n"))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessage("cannot read test: it has 0 pixels");
        assertThatThrownBy(() -> read("two rows\nABC"))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("match no supported format");
    }
}
