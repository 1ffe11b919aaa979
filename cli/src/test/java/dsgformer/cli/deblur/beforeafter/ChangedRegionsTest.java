package dsgformer.cli.deblur.beforeafter;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Size;
import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedRegionsTest {

    @Test
    void theMostChangedWindowsAreFoundWithoutOverlap() {
        Photo before = Photo.of(new Size(200, 120), PixelKind.GREY, (c, y, x) -> 50);
        Photo after = Photo.of(before.size(), before.kind(), (c, y, x) -> {
            boolean much = x >= 160 && y >= 64 && x < 190 && y < 90;
            boolean some = x < 30 && y < 30;
            return much ? 250 : some ? 100 : 50;
        });
        List<Rectangle> regions = ChangedRegions.of(before, after, new Size(48, 48), 4);
        assertThat(regions).hasSize(2);
        assertThat(regions.get(0).contains(new Rectangle(160, 64, 30, 26))).isTrue();
        assertThat(regions.get(1).contains(new Rectangle(0, 0, 30, 30))).isTrue();
        assertThat(ChangedRegions.of(before, before, new Size(48, 48), 4)).isEmpty();
        assertThat(ChangedRegions.of(before, after, new Size(400, 400), 4))
                .containsExactly(new Rectangle(0, 0, 200, 120));
    }
}
