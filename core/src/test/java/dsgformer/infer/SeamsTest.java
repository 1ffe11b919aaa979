package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.network.Models;
import dsgformer.photo.Normalization;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Dihedral;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bundled model's tiles leave no seams. A seam is a bend where tiles begin or end. The effect of tiling is the
 * difference from the picture restored whole; the test measures the second differences of that difference, column by
 * column and row by row, where tiles meet and eight pixels beside: near enough to show the same things, and at the same
 * place of the network's blocks of 8 × 8 pixels.
 */
class SeamsTest {

    private static final Size SIZE = new Size(1024, 704);
    private static final int OVERLAP = 64;

    /** How far tiles are from the whole, for people. */
    private static final Path REPORT = Path.of("target/seams.txt");

    /** The picture's own border, where padding and not tiling decides. */
    private static final int MARGIN = 16;

    /** The network's blocks. */
    private static final int BLOCK = 8;

    private static final DeblurOptions WHOLE = DeblurOptions.defaults().withInference(InferenceMode.FULL);
    private static final DeblurOptions TILES =
            DeblurOptions.defaults().withInference(InferenceMode.TILE).withOverlapPixels(OVERLAP);

    private static final Deblurrer DEBLURRER =
            Deblurrer.builder().model(Models.bundled()).build();

    enum Subject {
        GREY,
        GRADIENT,
        NOISE,
        PHOTO;

        Planes picture() {
            return switch (this) {
                case GREY -> of((y, x) -> 0.5f);
                case GRADIENT -> of((y, x) -> 0.1f + 0.5f * x / SIZE.width() + 0.3f * y / SIZE.height());
                case NOISE -> noise();
                case PHOTO -> photo();
            };
        }
    }

    @BeforeAll
    static void newReport() throws IOException {
        Files.deleteIfExists(REPORT);
    }

    @AfterAll
    static void close() {
        DEBLURRER.close();
    }

    /**
     * The measure at the borders of tiles is above that inside them by less than three standard errors of a mean of so
     * few columns, or by less than a tenth of a level of 8 bits, which no file can hold.
     */
    @ParameterizedTest
    @EnumSource
    void secondDifferencesAtTheBordersOfTilesAreNotAboveThoseInside(Subject subject) throws IOException {
        Planes picture = subject.picture();
        Planes whole = DEBLURRER.deblur(picture, WHOLE);
        Planes tiled = DEBLURRER.deblur(picture, TILES);
        TileGrid grid = Grids.of(DEBLURRER, SIZE, TILES);
        report(subject, tiled, whole);
        requireNoSeam(
                subject + ", columns",
                bends(tiled, whole),
                grid.columns(),
                grid.tile().width());
        requireNoSeam(
                subject + ", rows",
                bends(transposed(tiled), transposed(whole)),
                grid.rows(),
                grid.tile().height());
    }

    /** Tiles side by side without any overlap do have seams, and the measure detects them. */
    @Test
    void withoutAnOverlapThereWouldBeSeams() throws IOException {
        Planes picture = Subject.PHOTO.picture();
        Planes whole = DEBLURRER.deblur(picture, WHOLE);
        DeblurOptions hard = TILES.withOverlapPixels(0);
        TileGrid grid = Grids.of(DEBLURRER, SIZE, hard);
        Split split = Split.of(
                bends(DEBLURRER.deblur(picture, hard), whole),
                grid.columns(),
                grid.tile().width());
        note(String.format(Locale.ROOT, "without an overlap they would stand out by %.4f%n", 255 * split.atBorders()));
        assertThat(split.atBorders() - split.inside()).isGreaterThan(3 * split.standardError());
    }

    private static void requireNoSeam(String what, double[] bends, List<Integer> origins, int side) throws IOException {
        Split split = Split.of(bends, origins, side);
        note(String.format(
                Locale.ROOT,
                "%s: at borders second differences stand out by %.4f levels of 255, elsewhere by %.4f; their mean is %.4f%n",
                what,
                255 * split.atBorders(),
                255 * split.inside(),
                255 * Arrays.stream(bends).average().orElseThrow()));
        assertThat(split.atBorders() - split.inside())
                .as("%s: %s", what, split)
                .isLessThan(Math.max(3 * split.standardError(), 0.1 / 255));
    }

    /**
     * How far bends stand out from those eight pixels to both sides, on average.
     *
     * @param standardError of a mean of as many inner columns as there are borders; the two columns of one count once
     */
    private record Split(double atBorders, double inside, double standardError) {

        static Split of(double[] bends, List<Integer> origins, int side) {
            TreeSet<Integer> edges = new TreeSet<>();
            origins.forEach(origin -> edges.addAll(List.of(origin, origin + side)));
            edges.removeIf(edge -> edge < MARGIN + BLOCK || edge > bends.length - MARGIN - BLOCK);
            double[] atBorders = edges.stream()
                    .flatMap(edge -> Stream.of(edge - 1, edge))
                    .mapToDouble(x -> standingOut(bends, x))
                    .toArray();
            double[] inside = IntStream.range(MARGIN + BLOCK, bends.length - MARGIN - BLOCK)
                    .filter(x -> edges.stream().allMatch(edge -> Math.abs(edge - x) > BLOCK + 1))
                    .mapToDouble(x -> standingOut(bends, x))
                    .toArray();
            double mean = Arrays.stream(inside).average().orElseThrow();
            double variance = Arrays.stream(inside)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            return new Split(
                    Arrays.stream(atBorders).average().orElseThrow(), mean, Math.sqrt(variance / edges.size()));
        }

        private static double standingOut(double[] bends, int x) {
            return bends[x] - (bends[x - BLOCK] + bends[x + BLOCK]) / 2;
        }
    }

    /** Column by column, mean |d(x−1) − 2d(x) + d(x+1)| of d = tiled − whole. */
    private static double[] bends(Planes tiled, Planes whole) {
        double[] bends = new double[tiled.width()];
        for (int x = 1; x < tiled.width() - 1; x++) {
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < tiled.height(); y++) {
                    bends[x] += Math.abs(difference(tiled, whole, c, y, x - 1)
                            - 2 * difference(tiled, whole, c, y, x)
                            + difference(tiled, whole, c, y, x + 1));
                }
            }
            bends[x] /= 3.0 * tiled.height();
        }
        return bends;
    }

    private static double difference(Planes tiled, Planes whole, int c, int y, int x) {
        return (double) tiled.at(c, y, x) - whole.at(c, y, x);
    }

    private static Planes transposed(Planes planes) {
        return Dihedral.TRANSPOSE.apply(planes);
    }

    private static void report(Subject subject, Planes tiled, Planes whole) throws IOException {
        double squares = 0;
        for (int i = 0; i < whole.values().length; i++) {
            squares += Math.pow(tiled.values()[i] - whole.values()[i], 2);
        }
        note(String.format(
                Locale.ROOT,
                "%s: tiles against the whole, in levels of 255: %.3f root mean square, %.1f at most%n",
                subject,
                255 * Math.sqrt(squares / whole.values().length),
                255 * Pictures.largestDifference(tiled, whole)));
    }

    private static void note(String line) throws IOException {
        Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static Planes photo() {
        try {
            return Normalization.toPlanes(PhotoFiles.read(Path.of("../samples/cafe.png")))
                    .cut(128, 8, SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A quarter of full contrast around grey, as a photo's noise would be at its very worst. */
    private static Planes noise() {
        Planes noise = Pictures.scaled(0.25f, Pictures.noise(SIZE.width(), SIZE.height()));
        for (int i = 0; i < noise.values().length; i++) {
            noise.values()[i] += 0.375f;
        }
        return noise;
    }

    private interface Level {
        float at(int y, int x);
    }

    private static Planes of(Level level) {
        Planes planes = Planes.of(3, SIZE.height(), SIZE.width());
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    planes.values()[planes.index(c, y, x)] = level.at(y, x);
                }
            }
        }
        return planes;
    }
}
