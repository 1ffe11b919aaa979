package dsgformer.data.crops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.data.CropPair;
import dsgformer.data.ImagePair;
import dsgformer.data.InvalidDatasetException;
import dsgformer.photo.BitDepth;
import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairStoreTest {

    private static final Size SIZE = new Size(40, 30);
    private static final Size WINDOW = new Size(7, 5);
    private static final long BYTES = 6 * 40 * 30;

    @TempDir
    private Path folder;

    @Test
    void aCachedPairIsBitIdenticalAndNeedsNoFile() throws IOException {
        ImagePair pair = pair("a", PixelKind.RGB);
        CropPair expected = expected(pair);
        PairStore store = new PairStore(BYTES);
        assertThat(store.read(pair).cut(11, 9, WINDOW)).isEqualTo(expected);
        Files.delete(pair.sharp());
        assertThat(store.read(pair).cut(11, 9, WINDOW)).isEqualTo(expected);
    }

    @Test
    void aPairBeyondTheCapacityIsReadAgain() throws IOException {
        ImagePair first = pair("a", PixelKind.RGB);
        ImagePair second = pair("b", PixelKind.RGB);
        PairStore store = new PairStore(2 * BYTES - 1);
        store.read(first);
        CropPair expected = expected(second);
        assertThat(store.read(second).cut(11, 9, WINDOW)).isEqualTo(expected);
        assertThat(store.used()).isEqualTo(BYTES);
        Files.delete(second.sharp());
        assertThatThrownBy(() -> store.read(second)).isInstanceOf(NoSuchFileException.class);
        assertThat(store.read(first).size()).isEqualTo(SIZE);
    }

    @Test
    void sixteenBitsStaySixteenBits() throws IOException {
        ImagePair pair = pair("a", PixelKind.RGB.withDepth(BitDepth.SIXTEEN));
        assertThat(new PairStore(10 * BYTES).read(pair).cut(11, 9, WINDOW)).isEqualTo(expected(pair));
    }

    @Test
    void greyBecomesThreeChannels() throws IOException {
        ImagePair pair = pair("a", PixelKind.GREY);
        assertThat(new PairStore(10 * BYTES).read(pair).cut(11, 9, WINDOW)).isEqualTo(expected(pair));
    }

    @Test
    void halvesOfDifferentSizesAreRefused() throws IOException {
        ImagePair pair = pair("a", PixelKind.RGB);
        PhotoFiles.write(Photo.of(new Size(4, 4), PixelKind.RGB, (c, y, x) -> 0), pair.sharp());
        assertThatThrownBy(() -> new PairStore(BYTES).read(pair))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("40 × 30 pixels, its sharp partner 4 × 4");
    }

    private static CropPair expected(ImagePair pair) throws IOException {
        return new CropPair(
                        Normalization.toPlanes(PhotoFiles.read(pair.blurred())),
                        Normalization.toPlanes(PhotoFiles.read(pair.sharp())))
                .cut(11, 9, WINDOW);
    }

    private ImagePair pair(String name, PixelKind kind) throws IOException {
        ImagePair pair = new ImagePair(name, folder.resolve(name + "-blur.png"), folder.resolve(name + "-sharp.png"));
        int max = kind.depth().max();
        PhotoFiles.write(Photo.of(SIZE, kind, (c, y, x) -> (7919 * x + 104729 * y + 31 * c) % max), pair.blurred());
        PhotoFiles.write(Photo.of(SIZE, kind, (c, y, x) -> (7907 * x + 104723 * y + 37 * c) % max), pair.sharp());
        return pair;
    }
}
