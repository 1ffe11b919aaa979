package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.ModelException;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Networks that darken their input, and give implausible results for some of it. */
class GuardedTilesTest {

    private static final float MARK = 0.75f;
    private static final Size PICTURE = new Size(512, 384);
    private static final DeblurOptions TILES = DeblurOptions.defaults()
            .withInference(InferenceMode.TILE)
            .withTilePixels(128)
            .withOverlapPixels(0);

    private final List<GuardDecision> decisions = new ArrayList<>();

    @Test
    void aPlausibleNetworkRunsOncePerTile() {
        FakeNetwork network = failingOn(shown -> false);
        assertThat(deblur(network, gradient())).isEqualTo(unguarded(failingOn(shown -> false), gradient()));
        assertThat(network.shown).hasSize(12);
        assertThat(decisions).isEmpty();
    }

    /** With the mark in its first pixel the network fails; none of the windows around has it there. */
    @Test
    void aTileThatIsPlausibleInOtherWindowsIsTakenFromThose() {
        Planes picture = marked(gradient(), 128, 256);
        FakeNetwork network = failingOn(shown -> shown.at(0, 0, 0) == MARK);
        Planes restored = deblur(network, picture);
        assertThat(network.shown).hasSize(12 + 4);
        assertThat(decisions)
                .containsExactly(
                        new GuardDecision(new Tile(128, 256, new Size(128, 128)), TileFault.CHECKERBOARD, false));
        assertThat(Pictures.largestDifference(restored, unguarded(failingOn(shown -> false), picture)))
                .isLessThan(1e-6f); // sums of four weighted floats
    }

    /** At the picture's corner the windows around reach outside, where it is reflected. */
    @Test
    void aCornerTileIsTakenFromWindowsThatReachOutside() {
        Planes picture = marked(gradient(), 0, 0);
        Planes restored = deblur(failingOn(shown -> shown.at(0, 0, 0) == MARK), picture);
        assertThat(decisions).extracting(GuardDecision::left).containsExactly(false);
        assertThat(Pictures.largestDifference(restored, unguarded(failingOn(shown -> false), picture)))
                .isLessThan(1e-6f);
    }

    @Test
    void aTileThatIsNeverPlausibleIsLeftAsItWas() {
        Planes picture = marked(gradient(), 200, 300);
        Planes restored = deblur(failingOn(GuardedTilesTest::holdsTheMark), picture);
        assertThat(decisions)
                .containsExactly(
                        new GuardDecision(new Tile(128, 256, new Size(128, 128)), TileFault.CHECKERBOARD, true));
        assertThat(decisions.get(0)).asString().contains("a checkerboard", "column 128, row 256", "left as it was");
        Size tile = new Size(128, 128);
        assertThat(restored.cut(128, 256, tile)).isEqualTo(picture.cut(128, 256, tile));
        assertThat(restored.cut(256, 256, tile)).isNotEqualTo(picture.cut(256, 256, tile));
    }

    @Test
    void valuesThatAreNotFiniteAreHandledLikeOtherFaults() {
        FakeNetwork network = FakeNetwork.of(shown -> holdsTheMark(shown) ? filled(shown, Float.NaN) : shown);
        Planes picture = marked(gradient(), 200, 300);
        assertThat(Pictures.largestDifference(deblur(network, picture), picture))
                .isZero();
        assertThat(decisions).extracting(GuardDecision::fault).containsExactly(TileFault.NOT_FINITE);
        assertThatThrownBy(() -> unguarded(network, picture))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void aNetworkThatIsNeverPlausibleIsRefusedAfterEightTiles() {
        FakeNetwork network = failingOn(shown -> true);
        assertThatThrownBy(() -> deblur(network, gradient()))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("each of 8 tiles", "a checkerboard", "no use", "--no-guard");
        assertThat(network.shown).hasSize(8 * 2); // the first window around a tile is one too many
        assertThatThrownBy(() -> deblur(failingOn(shown -> true), gradient().cut(0, 0, new Size(60, 40))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("of the picture");
    }

    @Test
    void otherWindowsAreNotTriedAfterEightFailuresInARow() {
        Planes picture = gradient();
        List<Planes> answered = new ArrayList<>();
        FakeNetwork fineAtFirst = FakeNetwork.of(shown -> {
            answered.add(shown);
            return answered.size() == 1 ? shown : filled(shown, Float.NaN);
        });
        Planes restored = deblur(fineAtFirst, picture);
        assertThat(restored).isEqualTo(picture);
        assertThat(decisions).hasSize(11).allMatch(GuardDecision::left);
        assertThat(answered).hasSize(1 + 8 * 2 + 3);
    }

    @Test
    void tilesLeftAsTheyWereStaySoAtAnyStrength() {
        Planes picture = marked(gradient(), 200, 300);
        Planes restored = deblur(failingOn(GuardedTilesTest::holdsTheMark), picture, TILES.withStrength(0.5f));
        Size tile = new Size(128, 128);
        assertThat(restored.cut(128, 256, tile)).isEqualTo(picture.cut(128, 256, tile));
    }

    private Planes deblur(FakeNetwork network, Planes picture) {
        return deblur(network, picture, TILES);
    }

    private Planes deblur(FakeNetwork network, Planes picture, DeblurOptions options) {
        return Deblurrer.of(network).deblur(picture, options, new ProgressListener() {
            @Override
            public void tileDone(int done, int total) {}

            @Override
            public void guarded(GuardDecision decision) {
                decisions.add(decision);
            }
        });
    }

    private static Planes unguarded(FakeNetwork network, Planes picture) {
        return Deblurrer.of(network).deblur(picture, TILES.withGuard(false));
    }

    /** Darkens by a tenth and, where it fails, adds a checkerboard. */
    private static FakeNetwork failingOn(Predicate<Planes> fails) {
        return FakeNetwork.of(shown -> {
            Planes out = Pictures.scaled(0.9f, shown);
            if (fails.test(shown)) {
                for (int i = 0; i < out.values().length; i++) {
                    out.values()[i] += (i / out.width() + i) % 2 == 0 ? 0.3f : -0.3f;
                }
            }
            return out;
        });
    }

    private static boolean holdsTheMark(Planes shown) {
        for (float value : shown.values()) {
            if (value == MARK) {
                return true;
            }
        }
        return false;
    }

    private static Planes filled(Planes like, float value) {
        Planes out = Planes.of(like.channels(), like.height(), like.width());
        Arrays.fill(out.values(), value);
        return out;
    }

    private static Planes gradient() {
        Planes planes = Planes.of(3, PICTURE.height(), PICTURE.width());
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = 0.2f + 0.4f * (i % PICTURE.width()) / PICTURE.width();
        }
        return planes;
    }

    private static Planes marked(Planes picture, int x, int y) {
        picture.values()[picture.index(0, y, x)] = MARK;
        return picture;
    }
}
