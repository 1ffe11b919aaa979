package dsgformer.train;

import dsgformer.model.ScoreStatistics;
import dsgformer.nn.Scored;
import dsgformer.random.RandomStream;
import dsgformer.train.samples.Samples;
import dsgformer.weights.StateDict;
import java.util.List;

/** Statistics of attention's scores on the same few training crops each time, so that they can be compared. */
record ScoredCrops(Samples samples, int side) {

    private static final int COUNT = 4;

    List<ScoreStatistics> of(Scored network, StateDict weights) {
        float[] pictures = new float[COUNT * 3 * side * side];
        for (int i = 0; i < COUNT; i++) {
            float[] blurred = samples.sample(i, RandomStream.of(i)).blurred().values();
            System.arraycopy(blurred, 0, pictures, i * blurred.length, blurred.length);
        }
        return ScoreStatistics.of(network, weights, pictures, side);
    }
}
