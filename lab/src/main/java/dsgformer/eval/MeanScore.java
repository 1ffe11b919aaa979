package dsgformer.eval;

import java.util.List;

/**
 * Plain means over some pictures, each counting the same whatever its size.
 *
 * @param images how many pictures
 * @param ms mean milliseconds a restoration took
 */
public record MeanScore(int images, PairMetrics input, PairMetrics restored, double ms) {

    static MeanScore of(List<ImageScore> scores) {
        return new MeanScore(
                scores.size(),
                PairMetrics.mean(scores.stream().map(ImageScore::input).toList()),
                PairMetrics.mean(scores.stream().map(ImageScore::restored).toList()),
                scores.stream().mapToLong(ImageScore::ms).average().orElseThrow());
    }
}
