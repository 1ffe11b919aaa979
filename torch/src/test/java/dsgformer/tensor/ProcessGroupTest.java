package dsgformer.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProcessGroupTest {

    @Test
    void averagesTheTensorsOfAll() throws Exception {
        List<float[]> means = Processes.all(
                3,
                group -> Scope.compute(() -> {
                    Tensor tensor = Tensors.of(new float[] {group.rank(), 10f * group.rank()}, 2);
                    group.average(tensor);
                    group.meet();
                    return tensor.toFloats();
                }));
        assertThat(means).hasSize(3).allSatisfy(mean -> assertThat(mean).containsExactly(1, 10));
    }

    /** More than travels at once, in a shape that is no vector. */
    @Test
    void averagesLargeTensorsInParts() throws Exception {
        int rows = 3;
        int columns = 700_000;
        List<float[]> means = Processes.all(
                2,
                group -> Scope.compute(() -> {
                    float[] values = new float[rows * columns];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = group.rank() == 0 ? i : -i + 2;
                    }
                    Tensor tensor = Tensors.of(values, rows, columns);
                    group.average(tensor);
                    group.meet();
                    return tensor.toFloats();
                }));
        assertThat(means).allSatisfy(mean -> {
            for (float value : mean) {
                assertThat(value).isEqualTo(1);
            }
        });
    }

    @Test
    void hearsTheLeaderAlone() throws Exception {
        List<double[]> heard = Processes.all(2, group -> {
            double[] said = group.leaders(100 + group.rank(), 0.1);
            group.meet();
            return said;
        });
        assertThat(heard).allSatisfy(said -> assertThat(said).containsExactly(100, 0.1));
    }

    @Test
    void whoeverWaitsForOneThatLeftIsToldSo() throws Exception {
        List<Boolean> told = Processes.all(2, group -> {
            group.leaders(1);
            if (group.rank() == 1) {
                return true;
            }
            assertThatThrownBy(() -> group.leaders(2))
                    .isInstanceOf(LostProcessException.class)
                    .hasMessageContaining("process 0 of 2: the connection to another one broke");
            return true;
        });
        assertThat(told).containsExactly(true, true);
    }

    @Test
    @Tag("slow") // it waits as long as one waits for those who are late
    void aLeaderWithoutFollowersGivesUp() {
        assertThatThrownBy(() -> ProcessGroup.join(new Rendezvous("127.0.0.1", 0, 0, 2)))
                .isInstanceOf(LostProcessException.class)
                .hasMessageContaining("they did not all come");
    }

    @Test
    void aProcessAloneIsItsOwnMean() {
        try (ProcessGroup alone = ProcessGroup.alone()) {
            assertThat(alone.leads()).isTrue();
            assertThat(alone.leaders(3, 4)).containsExactly(3, 4);
        }
    }

    @Test
    void ranksAreBelowTheWorldsSize() {
        assertThatThrownBy(() -> new Rendezvous("localhost", 29500, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("of 2 processes, ranks are 0 to 1, got 2");
    }
}
