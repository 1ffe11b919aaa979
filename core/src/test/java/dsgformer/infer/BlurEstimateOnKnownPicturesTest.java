package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How well {@link BlurEstimate} separates the blurred pictures of pairs from the sharp ones; prints it, set by set. */
@Tag("slow")
class BlurEstimateOnKnownPicturesTest {

    private static final String FOLDER = "DSGFORMER_DATA";

    /** Chance would be one half. */
    @Test
    void blurredPicturesHaveLargerEstimatesThanSharpOnes() throws IOException {
        String folder = System.getenv(FOLDER);
        assumeTrue(folder != null, "skipped: " + FOLDER + " names no folder of pairs, blur beside sharp");
        Map<Path, List<Path>> sets = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            files.filter(file -> file.toString().matches(".*/blur/[^/]*\\.(jpg|png)"))
                    .sorted()
                    .collect(Collectors.groupingBy(file -> file.getParent().getParent()))
                    .forEach(sets::put);
        }
        assertThat(sets).isNotEmpty();
        for (Map.Entry<Path, List<Path>> set : sets.entrySet()) {
            double[] blurred = estimates(set.getValue());
            double[] sharp = estimates(set.getValue().stream()
                    .map(file -> Path.of(file.toString().replace("/blur/", "/sharp/")))
                    .toList());
            long right = IntStream.range(0, sharp.length)
                    .filter(i -> blurred[i] > sharp[i])
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "%s: of %d pairs %d are told apart; any blurred from any sharp one: %.3f; medians %.3f and %.3f; below"
                            + " 0.25: %d and %d, below 0.3: %d and %d, below 0.35: %d and %d%n",
                    set.getKey(),
                    sharp.length,
                    right,
                    shareAbove(blurred, sharp),
                    median(blurred),
                    median(sharp),
                    below(blurred, 0.25),
                    below(sharp, 0.25),
                    below(blurred, 0.3),
                    below(sharp, 0.3),
                    below(blurred, 0.35),
                    below(sharp, 0.35));
            assertThat(right).isGreaterThan(sharp.length * 9L / 10);
            assertThat(shareAbove(blurred, sharp)).isGreaterThan(0.9);
        }
    }

    private static double[] estimates(List<Path> files) throws IOException {
        double[] estimates = new double[files.size()];
        for (int i = 0; i < estimates.length; i++) {
            estimates[i] = BlurEstimate.of(PhotoFiles.read(files.get(i))).orElseThrow();
        }
        return estimates;
    }

    /** The probability that one of the first is above one of the second: the area under the curve of both errors. */
    private static double shareAbove(double[] first, double[] second) {
        return Arrays.stream(first)
                .flatMap(a -> Arrays.stream(second).map(b -> a > b ? 1 : a == b ? 0.5 : 0))
                .average()
                .orElseThrow();
    }

    private static long below(double[] values, double threshold) {
        return Arrays.stream(values).filter(value -> value < threshold).count();
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
