package dsgformer.data.crops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.data.CropPair;
import dsgformer.photo.Photo;
import dsgformer.picture.Planes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

    @Test
    void blurredStandsBesideSharpAndRowsFollowEachOther() {
        ContactSheet sheet = new ContactSheet(6);
        for (int i = 0; i < 9; i++) { // three more than it holds
            sheet.add(new CropPair(flat(10 * i), flat(10 * i + 5)));
        }
        Photo photo = sheet.photo();
        assertThat(photo.sample(0, 7, 7)).isEqualTo(0);
        assertThat(photo.sample(0, 7, 7 + 20)).isEqualTo(5);
        assertThat(photo.sample(0, 7 + 16 + 6, 7)).isEqualTo(40); // the fifth pair begins the second row
        assertThat(photo.sample(0, 7 + 16 + 6, 7 + 3 * (40 + 12))).isEqualTo(128); // the ground
    }

    @Test
    void anEmptySheetThrowsIllegalStateException() {
        assertThatThrownBy(() -> new ContactSheet(3).photo()).isInstanceOf(IllegalStateException.class);
    }

    private static Planes flat(int level) {
        Planes planes = Planes.of(3, 16, 20);
        Arrays.fill(planes.values(), level / 255f);
        return planes;
    }
}
