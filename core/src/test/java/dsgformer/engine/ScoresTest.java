package dsgformer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.network.dsgformer.ScoreActivation;
import org.junit.jupiter.api.Test;

class ScoresTest {

    /** k = 1, 2, 3 of 4 and W = 0.2, 0.3, 0.5; worked out by hand. */
    @Test
    void branchesAddUpOnWhatTheyKeep() {
        Scores scores = new Scores(ScoreActivation.RELU2, new double[] {0.25, 0.5, 0.75}, new float[] {.2f, .3f, .5f});
        assertRow(scores, new float[] {.9f, -.2f, .5f, .1f}, .81, 0, .2, .005);
        assertRow(scores, new float[] {.3f, .8f, -.6f, .4f}, .045, .64, 0, .128);
        assertRow(scores, new float[] {-.5f, .2f, .7f, .6f}, 0, .02, .49, .288);
        assertRow(scores, new float[] {.1f, .05f, -.3f, .25f}, .008, .00125, 0, .0625);
    }

    @Test
    void entriesThatTieWithTheThresholdStay() {
        Scores scores = new Scores(ScoreActivation.RELU, new double[] {0.25}, new float[] {2});
        assertRow(scores, new float[] {.5f, .5f, .1f, .5f}, 1, 1, 0, 1);
    }

    @Test
    void underSoftmaxADroppedEntryHasNoShare() {
        Scores scores = new Scores(ScoreActivation.SOFTMAX, new double[] {0.5}, new float[] {1});
        double e = Math.exp(-1);
        assertRow(scores, new float[] {0, 1, 2, -5}, 0, e / (1 + e), 1 / (1 + e), 0);
    }

    @Test
    void withoutBranchesAllIsKept() {
        Scores scores = new Scores(ScoreActivation.RELU2, new double[0], new float[0]);
        assertRow(scores, new float[] {.5f, -1, 2, 0}, .25, 0, 4, 0);
    }

    private static void assertRow(Scores scores, float[] a, double... expected) {
        double[] row = new double[a.length];
        scores.row(a, a.length, new float[a.length], row);
        for (int i = 0; i < row.length; i++) {
            assertThat(row[i]).isCloseTo(expected[i], within(1e-7)); // weights and similarities are floats
        }
    }
}
