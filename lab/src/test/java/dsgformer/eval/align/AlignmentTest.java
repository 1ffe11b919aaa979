package dsgformer.eval.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.eval.Psnr;
import dsgformer.eval.Rgb8;
import dsgformer.picture.Planes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Pictures of 96 × 80 waves, which are known between their pixels. */
class AlignmentTest {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 80;

    /** Columns of a map that moves by two pixels and turns, shears and tilts a little. */
    private static final Homography MAP =
            new Homography(new double[] {1.006, -0.004, 3e-5, 0.005, 0.997, -2e-5, 1.7, -1.2});

    private final Planes sharp = planes(AlignmentTest::wave);

    /**
     * A quarter of a pixel: the outermost pixels are mixed with the black around the picture, as OpenCV's are, and in a picture
     * this small they weigh.
     */
    @Test
    void theHomographyIsFoundDespiteADifferentBrightness() {
        Planes moved = planes((c, y, x) -> 0.1 + 0.7 * wave(c, inverse(x, y)[1], inverse(x, y)[0]));
        Homography found = EccAlignment.find(grey(sharp), grey(moved)).orElseThrow();
        for (int y = 0; y < HEIGHT; y += 13) {
            for (int x = 0; x < WIDTH; x += 13) {
                assertThat(found.x(x, y)).isCloseTo(MAP.x(x, y), within(0.25));
                assertThat(found.y(x, y)).isCloseTo(MAP.y(x, y), within(0.25));
            }
        }
    }

    /**
     * OpenCV 4.13's findTransformECC (homography, 100 steps, no least change, filter of 5), warpPerspective and GaussianBlur on
     * the same pictures, in the order of RealBlur's script. OpenCV holds the map in 32 bits and warps on a grid of its own,
     * which is worth up to a tenth of a pixel, and hundredths of a dB.
     */
    @Test
    void mapAndMeasuresAreThoseOfOpencv() {
        Planes picture = disturbed();
        AlignedMetrics metrics = AlignedMetrics.of(picture, sharp);
        assertThat(metrics.psnr()).isCloseTo(35.104, within(0.02));
        assertThat(metrics.ssim()).isCloseTo(0.91715, within(0.001));

        Homography found = EccAlignment.find(grey(sharp), grey(picture)).orElseThrow();
        Homography opencv = new Homography(new double[] {
            1.0106524, -0.003845734, 3.642579e-5, 0.007867624, 1.0027943, 5.9148228e-5, 1.5444697, -1.2743964
        });
        for (int y = 0; y < HEIGHT; y += 13) {
            for (int x = 0; x < WIDTH; x += 13) {
                assertThat(found.x(x, y)).isCloseTo(opencv.x(x, y), within(0.1));
                assertThat(found.y(x, y)).isCloseTo(opencv.y(x, y), within(0.1));
            }
        }
    }

    @Test
    void alignmentRaisesThePsnrOfAMovedPicture() {
        Planes picture = disturbed();
        assertThat(AlignedMetrics.of(picture, sharp).psnr())
                .isGreaterThan(Psnr.of(Rgb8.of(picture), Rgb8.of(sharp)) + 10);
    }

    /** Scaling by least squares and the map undo both; 8 bits of a darker picture leave a step of 1/204. */
    @Test
    void brightnessIsMatchedBeforeComparing() {
        AlignedMetrics metrics = AlignedMetrics.of(planes((c, y, x) -> 0.8 * wave(c, y, x)), sharp);
        assertThat(metrics.psnr()).isGreaterThan(50);
        assertThat(metrics.ssim()).isGreaterThan(0.995);
    }

    @Test
    void aFlatPictureCannotBeAligned() {
        Planes flat = Planes.of(3, HEIGHT, WIDTH);
        Arrays.fill(flat.values(), 0.5f);
        AlignedMetrics metrics = AlignedMetrics.of(flat, sharp);
        assertThat(metrics.psnr()).isNaN();
        assertThat(metrics.ssim()).isNaN();
    }

    /** The sums' step for w = t + J p is p itself: ECC's approximation is exact where it is linear. */
    @Test
    void theStepIsExactWhereThePictureIsLinearInTheParameters() {
        double[] p = {0.02, -0.01, 0.03, 0.005, 0.015, -0.02, 0.4, -0.3};
        EccSums sums = new EccSums();
        for (int i = 0; i < 500; i++) {
            double[] jacobian = new double[Homography.PARAMETERS];
            double template = Math.sin(0.7 * i) + Math.cos(1.3 * i);
            double warped = template;
            for (int a = 0; a < jacobian.length; a++) {
                jacobian[a] = Math.sin(i * (0.37 + 0.21 * a) + a);
                warped -= p[a] * jacobian[a];
            }
            sums.add(warped, template, jacobian);
        }
        double[] step = sums.step().orElseThrow();
        // means are taken off w and t but not off J, whose own are about 1/500
        for (int a = 0; a < p.length; a++) {
            assertThat(step[a]).isCloseTo(p[a], within(0.01));
        }
    }

    /** A cubic through equally spaced values of a line is the line. */
    @Test
    void cubicSamplingKeepsRampsAndWholePixels() {
        Planes ramp = planes((c, y, x) -> 0.1 + 0.004 * x + 0.005 * y);
        Planes same = Warp.cubic(sharp, Homography.IDENTITY);
        assertThat(same).isEqualTo(sharp);
        Planes shifted = Warp.cubic(sharp, new Homography(new double[] {1, 0, 0, 0, 1, 0, 3, -2}));
        assertThat(shifted.at(1, 40, 50)).isEqualTo(sharp.at(1, 38, 53));
        float between = Warp.cubic(ramp, new Homography(new double[] {1, 0, 0, 0, 1, 0, 0.5, 0.5}))
                .at(0, 40, 50);
        assertThat(between).isCloseTo(0.1f + 0.004f * 50.5f + 0.005f * 40.5f, within(2 / 255f));
    }

    private Planes disturbed() {
        return planes((c, y, x) ->
                0.9 * wave(c, inverse(x, y)[1], inverse(x, y)[0]) + 0.03 * Math.sin(1.7 * x + 2.3 * y + c));
    }

    private static double wave(int c, double y, double x) {
        return 0.5
                + 0.16 * Math.sin(0.11 * x + 0.07 * y + c)
                + 0.14 * Math.cos(0.05 * x - 0.16 * y + 0.5 * c)
                + 0.08 * Math.sin(0.31 * x + 0.02 * y) * Math.cos(0.27 * y - 0.1 * c);
    }

    /** The place that {@link #MAP} takes to (u, v). */
    private static double[] inverse(double u, double v) {
        double x = u;
        double y = v;
        for (int i = 0; i < 60; i++) {
            double missX = MAP.x(x, y) - u;
            double missY = MAP.y(x, y) - v;
            x -= missX;
            y -= missY;
        }
        return new double[] {x, y};
    }

    private interface Formula {
        double at(int c, double y, double x);
    }

    private static Planes planes(Formula formula) {
        Planes planes = Planes.of(3, HEIGHT, WIDTH);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    double value = Math.max(0, Math.min(1, formula.at(c, y, x)));
                    planes.values()[planes.index(c, y, x)] = Math.round(value * 255) / 255f;
                }
            }
        }
        return planes;
    }

    private static Planes grey(Planes rgb) {
        Planes out = Planes.of(1, HEIGHT, WIDTH);
        int pixels = HEIGHT * WIDTH;
        for (int i = 0; i < pixels; i++) {
            out.values()[i] = 0.299f * rgb.values()[i]
                    + 0.587f * rgb.values()[pixels + i]
                    + 0.114f * rgb.values()[2 * pixels + i];
        }
        return out;
    }
}
