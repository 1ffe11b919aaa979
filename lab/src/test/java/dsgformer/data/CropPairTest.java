package dsgformer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.picture.Dihedral;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import org.junit.jupiter.api.Test;

class CropPairTest {

    @Test
    void cutsTheSameWindowOutOfBoth() {
        Planes image = Planes.of(3, 9, 12);
        for (int i = 0; i < image.values().length; i++) {
            image.values()[i] = i;
        }
        CropPair pair = new CropPair(image, image);
        CropPair cut = pair.cut(2, 1, new Size(5, 5));
        assertThat(cut.size()).isEqualTo(new Size(5, 5));
        assertThat(cut.blurred()).isEqualTo(cut.sharp());
        assertThat(cut.sharp().at(0, 0, 0)).isEqualTo(image.at(0, 1, 2));
        assertThat(cut.turned(Dihedral.FLIP).sharp()).isEqualTo(Dihedral.FLIP.apply(cut.sharp()));
    }

    @Test
    void refusesImagesOfDifferentSizes() {
        assertThatThrownBy(() -> new CropPair(Planes.of(3, 4, 5), Planes.of(3, 5, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3, 4, 5]")
                .hasMessageContaining("[3, 5, 4]");
    }

    @Test
    void refusesACropLargerThanThePair() {
        CropPair pair = new CropPair(Planes.of(3, 4, 5), Planes.of(3, 4, 5));
        assertThatThrownBy(() -> pair.cut(0, 0, new Size(5, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 × 5");
    }
}
