package dsgformer.data.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FilmTest {

    private static final Size WINDOW = new Size(10, 8);
    private static final Offset<Float> ROUNDING = within(1e-6f); // a few float operations on values up to 1

    @Test
    void withoutMotionTheMeanIsTheCropInTheMiddle() {
        Planes scene = Noise.image(28, 30, 1);
        Film film = film(scene, still(5));
        assertThat(film.middle()).isEqualTo(scene.cut(10, 10, WINDOW));
        assertClose(film.mean(), film.middle());
    }

    @Test
    void anEvenTranslationIsABoxFilter() {
        Planes scene = Noise.image(28, 30, 2);
        Planes mean = film(scene, shifts(-2, -1, 0, 1, 2)).mean();
        Planes box = Planes.of(3, WINDOW.height(), WINDOW.width());
        for (int shift = -2; shift <= 2; shift++) {
            Planes frame = scene.cut(10 + shift, 10, WINDOW);
            for (int i = 0; i < frame.values().length; i++) {
                box.values()[i] += frame.values()[i] / 5;
            }
        }
        assertClose(mean, box);
    }

    @Test
    void halfAPixelMixesTwoNeighborsEvenly() {
        Planes scene = Noise.image(28, 30, 3);
        Film film = film(scene, shifts(-0.5, 0, 0.5));
        int i = film.mean().index(1, 4, 5);
        float expected = (scene.at(1, 14, 14) / 2 + scene.at(1, 14, 15) * 2 + scene.at(1, 14, 16) / 2) / 3;
        assertThat(film.mean().values()[i]).isCloseTo(expected, ROUNDING);
    }

    /** A small thing on black ground neither gains nor loses light on its way. */
    @Test
    void theMeanKeepsTheLight() {
        Planes scene = Planes.of(3, 28, 30);
        Planes blob = Noise.image(2, 2, 4);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 2; x++) {
                    scene.values()[scene.index(c, 13 + y, 14 + x)] = blob.at(c, y, x);
                }
            }
        }
        assertThat(sum(film(scene, shifts(-1.7, -0.9, 0, 0.2, 1.3)).mean())).isCloseTo(sum(scene), within(1e-4));
    }

    /** A quarter turn of the pose moves the pixels of the square window round its center. */
    @Test
    void aQuarterTurnTurnsTheWindow() {
        Planes scene = Noise.image(20, 20, 5);
        Pose none = new Pose(0, 0, 0, 0);
        CameraPath path = new CameraPath(List.of(new Pose(0, 0, Math.PI / 2, 0), none, none));
        Planes mean = new Film(List.of(mover(scene, path, new Size(20, 20))), new Size(20, 20)).mean();
        float turned = scene.at(0, 4, 19 - 7); // x′ = c − (y − c), y′ = c + (x − c)
        assertThat(mean.at(0, 7, 4)).isCloseTo((turned + 2 * scene.at(0, 7, 4)) / 3, within(1e-5f));
    }

    @Test
    void aLayerInFrontHidesWhatItCovers() {
        Planes scene = Noise.image(28, 30, 6);
        Planes other = Noise.image(28, 30, 7);
        float[] left = new float[28 * 30];
        for (int y = 0; y < 28; y++) {
            Arrays.fill(left, y * 30, y * 30 + 15, 1);
        }
        Mover front = new Mover(Layer.masked(other, left, Shutter.FRAMES), still(3), ones(WINDOW), WINDOW);
        Planes middle = new Film(List.of(mover(scene, still(3), WINDOW), front), WINDOW).middle();
        assertThat(middle.at(2, 3, 4)).isEqualTo(other.at(2, 13, 14));
        assertThat(middle.at(2, 3, 5)).isEqualTo(scene.at(2, 13, 15));
    }

    @Test
    void farBeyondTheBordersTheSceneIsItsMirrorImage() {
        Planes scene = Noise.image(8, 10, 8);
        Planes mean = film(scene, shifts(-23, 0, 0)).mean(); // 23 = one mirror period of 20, and 3
        assertThat(mean.at(0, 2, 0)).isCloseTo((scene.at(0, 2, 2) + 2 * scene.at(0, 2, 0)) / 3, ROUNDING);
    }

    private static Film film(Planes scene, CameraPath path) {
        return new Film(List.of(mover(scene, path, WINDOW)), WINDOW);
    }

    private static Mover mover(Planes scene, CameraPath path, Size window) {
        return new Mover(Layer.of(scene, Shutter.FRAMES), path, ones(window), window);
    }

    private static CameraPath shifts(double... pixels) {
        return new CameraPath(
                DoubleStream.of(pixels).mapToObj(dx -> new Pose(dx, 0, 0, 0)).toList());
    }

    private static CameraPath still(int steps) {
        return shifts(new double[steps]);
    }

    private static float[] ones(Size window) {
        float[] gain = new float[Math.toIntExact(window.pixels())];
        Arrays.fill(gain, 1);
        return gain;
    }

    private static void assertClose(Planes actual, Planes expected) {
        assertThat(actual.size()).isEqualTo(expected.size());
        assertThat(actual.values()).containsExactly(expected.values(), ROUNDING);
    }

    private static double sum(Planes planes) {
        return IntStream.range(0, planes.values().length)
                .mapToDouble(i -> planes.values()[i])
                .sum();
    }
}
