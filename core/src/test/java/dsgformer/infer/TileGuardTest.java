package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.photo.Normalization;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileGuardTest {

    private static final Path PHOTO = Path.of("../samples/cafe.png");

    private static final Size TILE = new Size(256, 256);

    @Test
    void noChangeAndFirmSharpeningArePlausible() throws IOException {
        for (Planes shown : tiles()) {
            assertThat(TileGuard.fault(shown, shown)).isEmpty();
            assertThat(TileGuard.fault(shown, sharpened(shown))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aSinglePixelThatIsNotFiniteIsAFault(float value) throws IOException {
        Planes shown = tiles().get(0);
        Planes restored = copy(shown);
        restored.values()[4711] = value;
        assertThat(TileGuard.fault(shown, restored)).contains(TileFault.NOT_FINITE);
    }

    /** Squares of 16 × 16 pixels, each of a color of its own. */
    @Test
    void aMosaicOfColorsIsAFaultOnAnyTile() throws IOException {
        for (Planes shown : tiles()) {
            SplittableRandom random = new SplittableRandom(1);
            float[] color = new float[3 * 16 * 16];
            for (int i = 0; i < color.length; i++) {
                color[i] = 0.6f * (random.nextFloat() - 0.5f);
            }
            Planes restored = changed(shown, (c, y, x) -> color[(c * 16 + y / 16) * 16 + x / 16]);
            assertThat(TileGuard.fault(shown, restored)).contains(TileFault.COLOR);
        }
    }

    /** In a flat tile an amplitude of 4 levels of 255 is detected; in foliage it takes more. */
    @ParameterizedTest
    @CsvSource({"true, 0.016", "false, 0.15"})
    void aCheckerboardIsAFault(boolean flat, float amplitude) throws IOException {
        Planes shown = flat ? grey() : tiles().get(0);
        Planes restored = changed(shown, (c, y, x) -> (x + y) % 2 == 0 ? amplitude : -amplitude);
        assertThat(TileGuard.fault(shown, restored)).contains(TileFault.CHECKERBOARD);
    }

    @Test
    void anotherPictureIsAFault() {
        assertThat(TileGuard.fault(grey(), changed(grey(), (c, y, x) -> x < 100 ? 0.4f : -0.4f)))
                .contains(TileFault.CHANGE);
    }

    @Test
    void theBundledModelIsPlausibleOnAPhoto() throws IOException {
        List<GuardDecision> decisions = new ArrayList<>();
        try (Deblurrer deblurrer = deblurrer(Models.bundled())) {
            Planes photo = Normalization.toPlanes(PhotoFiles.read(PHOTO)).cut(300, 200, new Size(520, 330));
            assertThat(deblurrer.deblur(photo, DeblurOptions.defaults(), recording(decisions)))
                    .isEqualTo(deblurrer.deblur(photo, DeblurOptions.defaults().withGuard(false)));
        }
        assertThat(decisions).isEmpty();
    }

    /** A file with flipped bits: high bits of exponents, in a hundredth of one layer's weights. */
    @ParameterizedTest
    @ValueSource(
            strings = {"head.weight", "tail.weight", "decoder.1.blocks.0.proj.weight", "encoder.1.blocks.0.qkvu.weight"
            })
    void aModelWithDamagedExponentsIsRefused(String name) throws IOException {
        Planes photo = Normalization.toPlanes(PhotoFiles.read(PHOTO)).cut(300, 200, TILE);
        try (Deblurrer deblurrer = deblurrer(damaged(Models.bundled(), name))) {
            assertThatThrownBy(() -> deblurrer.deblur(photo, DeblurOptions.defaults()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("its weights are of no use");
        }
    }

    private static ProgressListener recording(List<GuardDecision> decisions) {
        return new ProgressListener() {
            @Override
            public void tileDone(int done, int total) {}

            @Override
            public void guarded(GuardDecision decision) {
                decisions.add(decision);
            }
        };
    }

    private static Deblurrer deblurrer(Model model) {
        return Deblurrer.builder().model(model).threads(2).build();
    }

    private static Model damaged(Model model, String name) {
        Map<String, Weight> weights = new LinkedHashMap<>(model.weights().asMap());
        Weight weight = weights.get(name);
        float[] values = weight.values().clone();
        Random random = new Random(3);
        for (int i = 0; i < Math.max(4, values.length / 100); i++) {
            int at = random.nextInt(values.length);
            values[at] = Float.intBitsToFloat(Float.floatToRawIntBits(values[at]) ^ 1 << 30);
        }
        weights.put(name, new Weight(weight.shape(), values));
        return new Model("damaged", model.config(), StateDict.of(weights), model.metadata());
    }

    private static List<Planes> tiles() throws IOException {
        Planes photo = Normalization.toPlanes(PhotoFiles.read(PHOTO));
        List<Planes> tiles = new ArrayList<>();
        for (Tile tile : TileGrid.covering(new Size(1280, 704), 256, 0, 64).tiles()) {
            tiles.add(photo.cut(tile.x(), tile.y(), tile.size()));
        }
        return tiles;
    }

    private static Planes grey() {
        return changed(Planes.of(3, TILE.height(), TILE.width()), (c, y, x) -> 0.5f);
    }

    /** in + 1.5 · (in − mean of its neighbours). */
    private static Planes sharpened(Planes shown) {
        return changed(shown, (c, y, x) -> {
            if (x == 0 || y == 0 || x == shown.width() - 1 || y == shown.height() - 1) {
                return 0;
            }
            float around =
                    shown.at(c, y - 1, x) + shown.at(c, y + 1, x) + shown.at(c, y, x - 1) + shown.at(c, y, x + 1);
            return 1.5f * (shown.at(c, y, x) - around / 4);
        });
    }

    private interface Change {
        float at(int c, int y, int x);
    }

    private static Planes changed(Planes shown, Change change) {
        Planes out = copy(shown);
        for (int c = 0; c < out.channels(); c++) {
            for (int y = 0; y < out.height(); y++) {
                for (int x = 0; x < out.width(); x++) {
                    out.values()[out.index(c, y, x)] += change.at(c, y, x);
                }
            }
        }
        return out;
    }

    private static Planes copy(Planes planes) {
        return new Planes(
                planes.channels(),
                planes.height(),
                planes.width(),
                planes.values().clone());
    }
}
