package dsgformer.data.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraPathTest {

    @Test
    void nothingIsDisplacedInTheMiddle() {
        CameraPath path = CameraPath.random(13, BlurRecipe.defaults().camera(), RandomStream.of(1));
        assertThat(path.poses().get(6)).isEqualTo(new Pose(0, 0, 0, 0));
        assertThat(path.poses().get(0)).isNotEqualTo(path.poses().get(12));
    }

    @Test
    void aWalkReachesOnePixelFromEndToEnd() {
        for (int seed = 0; seed < 50; seed++) {
            HandPath walk = HandPath.random(17, RandomStream.of(seed));
            assertThat(Math.hypot(range(walk.x()), range(walk.y()))).isCloseTo(1, within(1e-12));
        }
    }

    /** 10,000 draws: a share of 0.43 has a deviation of 0.005; four of them. */
    @Test
    void extentsFallIntoTheirBands() {
        RandomStream random = RandomStream.of(2);
        double[] extents = new double[10_000];
        Arrays.setAll(extents, i -> Extent.random(random));
        assertThat(Arrays.stream(extents))
                .allSatisfy(pixels -> assertThat(pixels).isBetween(0.0, 40.0));
        assertThat(share(extents, 0, 1)).isCloseTo(0.05, within(0.02));
        assertThat(share(extents, 5, 14)).isCloseTo(0.43, within(0.02));
        assertThat(share(extents, 25, 40)).isCloseTo(0.09, within(0.02));
    }

    @Test
    void refusesAPathWithoutAMiddle() {
        Pose pose = new Pose(0, 0, 0, 0);
        assertThatThrownBy(() -> new CameraPath(List.of(pose, pose)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 poses");
    }

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    private static double share(double[] values, double from, double to) {
        return (double) Arrays.stream(values).filter(v -> v >= from && v < to).count() / values.length;
    }
}
