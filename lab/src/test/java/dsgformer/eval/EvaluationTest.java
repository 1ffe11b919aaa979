package dsgformer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.data.DatasetLayout;
import dsgformer.data.ImagePair;
import dsgformer.data.InvalidDatasetException;
import dsgformer.data.PairSet;
import dsgformer.data.PairedFolder;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    private static final EvaluationSubject SUBJECT = new EvaluationSubject("paper", "vector", "full");

    private final Map<Path, Planes> files = Map.of(
            Path.of("dark"), Pictures.planes(12, 12, (c, y, x) -> 100),
            Path.of("bright"), Pictures.planes(12, 12, (c, y, x) -> 110),
            Path.of("small"), Pictures.planes(8, 8, (c, y, x) -> 0));

    private final PairSet one = new PairSet("one", List.of(pair("a", "dark", "bright")));
    private final PairSet two = new PairSet("two", List.of(pair("b", "dark", "bright"), pair("c", "bright", "dark")));

    @Test
    void theInputIsScoredAsItIsAndTheRestoredAfterRounding() throws IOException {
        UnaryOperator<Planes> brighterByNearlyFive = planes -> map(planes, 4.7f / 255);
        ImageScore score = evaluate(brighterByNearlyFive, List.of(one)).images().get(0);

        assertThat(score.inference()).isEqualTo("tile");
        assertThat(score.input().psnr()).isCloseTo(10 * Math.log10(255 * 255 / 100.0), within(1e-12));
        assertThat(score.restored().psnr()).isCloseTo(10 * Math.log10(255 * 255 / 25.0), within(1e-12));
    }

    @Test
    void meansAreOverPicturesNotOverSets() throws IOException {
        EvaluationReport report = evaluate(planes -> map(planes, 1f / 255), List.of(one, two));

        double toNine = 10 * Math.log10(255 * 255 / 81.0);
        double toEleven = 10 * Math.log10(255 * 255 / 121.0);
        assertThat(report.sets()).containsOnlyKeys("one", "two");
        assertThat(report.sets().get("two").restored().psnr()).isCloseTo((toNine + toEleven) / 2, within(1e-12));
        assertThat(report.mean().images()).isEqualTo(3);
        assertThat(report.mean().restored().psnr()).isCloseTo((2 * toNine + toEleven) / 3, within(1e-12));
    }

    @Test
    void theListenerReceivesEveryPictureInOrder() throws IOException {
        List<String> heard = new ArrayList<>();
        new Evaluation(files::get, (pair, planes) -> seen(planes))
                .run(SUBJECT, List.of(one, two), (score, done, total) -> heard.add(score.path() + done + "/" + total));
        assertThat(heard).containsExactly("one/a1/3", "two/b2/3", "two/c3/3");
    }

    @Test
    void aListenerCanCancel() {
        assertThatThrownBy(() -> new Evaluation(files::get, (pair, planes) -> seen(planes))
                        .run(SUBJECT, List.of(two), (score, done, total) -> {
                            throw new CancellationException("enough");
                        }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void anEvaluationThatIsStoppedReportsWhatWasScored() throws IOException {
        List<String> heard = new ArrayList<>();
        EvaluationReport report = new Evaluation(files::get, (pair, planes) -> seen(planes))
                .run(SUBJECT, List.of(one, two), stoppingAfter(2, heard));
        assertThat(report.images()).hasSize(2);
        assertThatThrownBy(() -> new Evaluation(files::get, (pair, planes) -> seen(planes))
                        .run(SUBJECT, List.of(two), stoppingAfter(0, new ArrayList<>())))
                .isInstanceOf(CancellationException.class);
    }

    private static EvaluationListener stoppingAfter(int count, List<String> heard) {
        return new EvaluationListener() {
            @Override
            public void scored(ImageScore score, int done, int total) {
                heard.add(score.path());
            }

            @Override
            public boolean isCancelled() {
                return heard.size() >= count;
            }
        };
    }

    @Test
    void aPairOfDifferentSizesThrowsAndIsNamed() {
        PairSet set = new PairSet("", List.of(pair("x", "dark", "small")));
        assertThatThrownBy(() -> evaluate(planes -> planes, List.of(set)))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("has 12 × 12 pixels, its sharp partner small has 8 × 8");
    }

    @Test
    void aListenerMayGoOnAfterAPairThatFails() throws IOException {
        PairSet broken = new PairSet("x", List.of(pair("x", "dark", "small"), pair("y", "missing", "dark")));
        List<String> failed = new ArrayList<>();
        EvaluationListener goesOn = new EvaluationListener() {
            @Override
            public void scored(ImageScore score, int done, int total) {}

            @Override
            public void failed(FailedPair pair) {
                failed.add(pair.path());
            }
        };
        EvaluationReport report = new Evaluation(files::get, (pair, planes) -> seen(planes))
                .run(SUBJECT, List.of(one, broken, two), goesOn);
        assertThat(failed).containsExactly("x/x", "x/y");
        assertThat(report.images()).hasSize(3);
        assertThat(report.failures()).extracting(FailedPair::path).containsExactly("x/x", "x/y");
        assertThatThrownBy(() -> new Evaluation(files::get, (pair, planes) -> seen(planes))
                        .run(SUBJECT, List.of(broken), goesOn))
                .isInstanceOf(InvalidDatasetException.class);
    }

    /** 100 against 110 in every sample: the files' samples reach the metrics unaltered. */
    @Test
    void photosAreReadFromPairedFolders(@TempDir Path root) throws IOException {
        for (String half : List.of("blur", "sharp")) {
            Files.createDirectory(root.resolve(half));
            int sample = half.equals("blur") ? 100 : 110;
            PhotoFiles.write(
                    Photo.of(new Size(16, 12), PixelKind.RGB, (c, y, x) -> sample),
                    root.resolve(half).resolve("a.png"));
        }
        EvaluationReport report = new Evaluation(PictureReader.photos(), (pair, planes) -> seen(planes))
                .run(SUBJECT, PairedFolder.read(root, DatasetLayout.FLAT), EvaluationListener.none());
        assertThat(report.mean().input().psnr()).isCloseTo(10 * Math.log10(255 * 255 / 100.0), within(1e-12));
        assertThat(report.mean().restored()).isEqualTo(report.mean().input());
    }

    private EvaluationReport evaluate(UnaryOperator<Planes> restorer, List<PairSet> sets) throws IOException {
        return new Evaluation(files::get, (pair, planes) -> seen(restorer.apply(planes)))
                .run(SUBJECT, sets, EvaluationListener.none());
    }

    private static Restoration seen(Planes restored) {
        return new Restoration(restored, "tile");
    }

    private static ImagePair pair(String name, String blurred, String sharp) {
        return new ImagePair(name, Path.of(blurred), Path.of(sharp));
    }

    private static Planes map(Planes planes, float added) {
        float[] values = planes.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += added;
        }
        return new Planes(planes.channels(), planes.height(), planes.width(), values);
    }
}
