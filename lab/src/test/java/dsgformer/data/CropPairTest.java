package dsgformer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.picture.Dihedral;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import org.junit.jupiter.api.Test;

class CropPairTest {

    @Test
    void cutsTheSameWindowOutOfBoth() {
        Planes image = Planes.of(3, 9, 12);
        for (int i = 0; i < image.values().length; i++) {
            image.values()[i] = i;
        }
        CropPair pair = new CropPair(image, image);
        CropPair cut = pair.randomCut(5, RandomStream.of(3));
        assertThat(cut.size()).isEqualTo(new Size(5, 5));
        assertThat(cut.blurred()).isEqualTo(cut.sharp());
        assertThat(pair.randomCut(5, RandomStream.of(4))).isNotEqualTo(cut);
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
        assertThatThrownBy(() -> pair.randomCut(5, RandomStream.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 × 4");
    }
}
