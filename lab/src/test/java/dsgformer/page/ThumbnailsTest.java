package dsgformer.page;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {

    @Test
    void shrinkingAveragesBlocksOfPixels() {
        Photo photo = Photo.of(new Size(5, 3), PixelKind.GREY, (c, y, x) -> 10 * y + x);
        Photo half = Thumbnails.shrunk(photo, 2);
        assertThat(half.size()).isEqualTo(new Size(3, 2));
        assertThat(half.sample(0, 0, 0)).isEqualTo(6); // of 0, 1, 10 and 11, rounded half up
        assertThat(half.sample(0, 1, 2)).isEqualTo(24);
    }

    @Test
    void withinKeepsTheLongestSideInTheLimit() {
        Photo photo = Photo.of(new Size(21, 40), PixelKind.GREY, (c, y, x) -> 9);
        assertThat(Thumbnails.within(40, photo)).isSameAs(photo);
        assertThat(Thumbnails.within(39, photo).size()).isEqualTo(new Size(11, 20));
        assertThat(Thumbnails.within(1, photo).size()).isEqualTo(new Size(1, 1));
    }

    @Test
    void inKindConvertsChannelsAndDepth() {
        Photo rgb = Photo.of(
                new Size(1, 1), PixelKind.RGB.withDepth(BitDepth.SIXTEEN), (c, y, x) -> c == 2 ? 0xFFFF : c * 0x8080);
        Photo grey = Photo.of(new Size(1, 1), PixelKind.GREY.withAlpha(), (c, y, x) -> 7);
        assertThat(Thumbnails.inKind(grey.kind(), rgb).sample(0, 0, 0)).isEqualTo(128); // of 0, 1/2 and 1
        assertThat(Thumbnails.inKind(grey.kind(), rgb).sample(1, 0, 0)).isEqualTo(255);
        assertThat(Thumbnails.inKind(rgb.kind(), grey).sample(2, 0, 0)).isEqualTo(7 * 257);
        assertThat(Thumbnails.inKind(rgb.kind(), rgb)).isSameAs(rgb);
    }

    @Test
    void dataUriKeepsOnlyTheColorProfileOfTheMetadata() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Photo photo = Photo.of(new Size(20, 10), PixelKind.RGB, (c, y, x) -> 10 * x + y)
                .withMetadata(Metadata.NONE.withIcc(profile).withXmp(new byte[] {1, 2, 3}));
        Photo shown = shown(Thumbnails.dataUri(Thumbnails.shrunk(photo, 2)));
        assertThat(shown.metadata()).isEqualTo(Metadata.NONE.withIcc(profile));
        assertThat(shown.size()).isEqualTo(new Size(10, 5));
    }

    @Test
    void dataUriKeepsAlphaAsPng() throws IOException {
        PixelKind kind = new PixelKind(false, true, BitDepth.SIXTEEN);
        Photo photo = Photo.of(new Size(3, 2), kind, (c, y, x) -> c * 257 * 20);
        String uri = Thumbnails.dataUri(photo);
        assertThat(uri).startsWith("data:image/png;");
        assertThat(shown(uri).sample(3, 1, 2)).isEqualTo(60);
    }

    /** Brightness is rounded to whole levels, equally for all channels and depths. */
    @Test
    void brightnessIsTheMeanOfTheColorsInLevelsOf255() {
        Photo deep = Photo.of(
                new Size(2, 1),
                PixelKind.RGB.withAlpha().withDepth(BitDepth.SIXTEEN),
                (c, y, x) -> x == 0 ? 0xFFFF : c * 257 * 30);
        Photo grey = Thumbnails.grey(deep);
        assertThat(grey.kind()).isEqualTo(PixelKind.GREY);
        assertThat(grey.sample(0, 0, 0)).isEqualTo(255);
        assertThat(grey.sample(0, 0, 1)).isEqualTo(30); // of 0, 30 and 60; alpha is no color
        assertThat(Thumbnails.level(grey, 0, 1)).isEqualTo(Thumbnails.level(deep, 0, 1));
    }

    private static Photo shown(String uri) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        return PhotoFiles.read(new ByteArrayInputStream(bytes), "a picture of a page");
    }
}
