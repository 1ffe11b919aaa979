package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.network.Models;
import dsgformer.photo.Normalization;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures what the limits of {@link TileGuard} rest on: what the bundled model adds to the tiles of ordinary pictures,
 * and what it should add, sharp − blurred. Prints both, as shares of the limits. {@code DSGFORMER_DATA} names the
 * folder of pictures: any photos, and pairs with {@code blur} beside {@code sharp}.
 */
@Tag("slow")
class GuardOnKnownPicturesTest {

    private static final String FOLDER = "DSGFORMER_DATA";

    private final List<ResidualStatistics> model = new ArrayList<>();
    private final List<ResidualStatistics> truth = new ArrayList<>();
    private final List<String> caught = new ArrayList<>();

    /** If the guard rejected the ground truth, it would reject a better model. */
    @ParameterizedTest
    @ValueSource(ints = {64, 256, 512})
    void noTileOfAnOrdinaryPictureIsRejected(int side) throws IOException {
        String folder = System.getenv(FOLDER);
        assumeTrue(folder != null, "skipped: " + FOLDER + " names no folder of pictures");
        try (Deblurrer deblurrer = Deblurrer.builder().model(Models.bundled()).build()) {
            for (Path file : pictures(Path.of(folder), side == 256 ? 1 : 5)) {
                Planes picture = Normalization.toPlanes(PhotoFiles.read(file));
                Path sharp = Path.of(file.toString().replace("/blur/", "/sharp/"));
                Planes goal = sharp.equals(file) ? picture : Normalization.toPlanes(PhotoFiles.read(sharp));
                for (Tile tile : tiles(picture.size(), side)) {
                    Planes shown = picture.cut(tile.x(), tile.y(), tile.size());
                    Planes restored = deblurrer.deblur(
                            shown,
                            DeblurOptions.defaults()
                                    .withInference(InferenceMode.FULL)
                                    .withGuard(false));
                    add(model, shown, restored, file + ", " + tile);
                    if (goal != picture) {
                        add(truth, shown, goal.cut(tile.x(), tile.y(), tile.size()), file + ", truth, " + tile);
                    }
                }
            }
        }
        print("tiles of " + side + ", the model", model);
        print("tiles of " + side + ", the truth", truth);
        assertThat(caught).isEmpty();
        assertThat(model).isNotEmpty();
    }

    private void add(List<ResidualStatistics> statistics, Planes shown, Planes restored, String what) {
        ResidualStatistics residual = ResidualStatistics.of(shown, restored);
        statistics.add(residual);
        TileGuard.fault(residual).ifPresent(fault -> caught.add(what + ": " + fault));
    }

    private static void print(String what, List<ResidualStatistics> statistics) {
        System.out.printf(Locale.ROOT, "%s: %d tiles%n", what, statistics.size());
        print("change", statistics, ResidualStatistics::change, s -> TileGuard.changeLimit(s.texture()));
        print("color", statistics, ResidualStatistics::color, s -> TileGuard.colorLimit(s.texture()));
        print("checker", statistics, ResidualStatistics::checker, s -> TileGuard.checkerLimit(s.texture()));
    }

    private static void print(
            String name,
            List<ResidualStatistics> statistics,
            ToDoubleFunction<ResidualStatistics> value,
            ToDoubleFunction<ResidualStatistics> limit) {
        double[] values = statistics.stream().mapToDouble(value).sorted().toArray();
        double[] shares = statistics.stream()
                .mapToDouble(s -> value.applyAsDouble(s) / limit.applyAsDouble(s))
                .sorted()
                .toArray();
        if (values.length > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-8s median %.4f, 99 %% %.4f, most %.4f; of the limit: 99 %% %.2f, most %.2f%n",
                    name,
                    values[values.length / 2],
                    values[values.length * 99 / 100],
                    values[values.length - 1],
                    shares[shares.length * 99 / 100],
                    shares[shares.length - 1]);
        }
    }

    private static List<Path> pictures(Path folder, int every) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path[] pictures = files.filter(file -> file.toString().matches(".*\\.(jpg|png)"))
                    .sorted()
                    .toArray(Path[]::new);
            return IntStream.range(0, pictures.length)
                    .filter(i -> i % every == 0)
                    .mapToObj(i -> pictures[i])
                    .toList();
        }
    }

    /** Side by side; what is left over at the right and below is left out. */
    private static List<Tile> tiles(Size picture, int side) {
        Size inside = new Size(picture.width() / side * side, picture.height() / side * side);
        return inside.width() == 0 || inside.height() == 0
                ? List.of()
                : TileGrid.covering(inside, side, 0, 64).tiles();
    }
}
