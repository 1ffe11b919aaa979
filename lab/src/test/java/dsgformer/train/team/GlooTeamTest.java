package dsgformer.train.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.train.TinyTraining;
import dsgformer.train.Trainer;
import dsgformer.train.config.TrainingConfig;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams of threads in one process; libtorch treats them as processes, each with its own connections. */
class GlooTeamTest {

    private static final int STEPS = 10;

    @TempDir
    private Path folder;

    private interface Member<T> {
        T with(Team team) throws Exception;
    }

    private static <T> List<T> together(int size, Member<T> member) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            List<Future<T>> results = new ArrayList<>();
            for (int rank = 0; rank < size; rank++) {
                Rendezvous place = new Rendezvous("127.0.0.1", port, rank, size);
                Callable<T> work = () -> {
                    try (Team team = GlooTeam.join(place)) {
                        return member.with(team);
                    }
                };
                results.add(threads.submit(work));
            }
            List<T> all = new ArrayList<>();
            for (Future<T> result : results) {
                all.add(result.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void sumsAreEqualInEveryProcess() throws Exception {
        List<double[]> sums = together(3, team -> {
            double[] values = {team.rank(), 1};
            team.sum(values);
            return values;
        });
        assertThat(sums).hasSize(3).allSatisfy(sum -> assertThat(sum).containsExactly(3, 3));
    }

    /**
     * Gradients are sums of the same addends in another order; after ten steps of AdamW, whose first ones hardly depend
     * on the gradient's size, the parameters are still within 1e-5. Blocks are segments of a tape, and a network this
     * small fills one bucket.
     */
    @Test
    void twoProcessesEqualOneWithTheDoubledBatch() throws Exception {
        TinyTraining training = TinyTraining.of(folder, 4);
        TrainingConfig doubled = training.config("one", STEPS, Map.of("data.batch", "4"));
        TrainingConfig half = training.config("two", STEPS, Map.of("data.batch", "2"));
        StateDict one = weights(doubled, Team.alone());
        List<StateDict> two = together(2, team -> weights(half, team));
        assertThat(two.get(1)).isEqualTo(two.get(0));
        one.asMap().forEach((name, weight) -> {
            float[] other = two.get(0).get(name).orElseThrow().values();
            for (int i = 0; i < other.length; i++) {
                assertThat(other[i]).as(name).isCloseTo(weight.values()[i], within(1e-5f));
            }
        });
        assertThat(Trainer.latestCheckpoint(half).orElseThrow().getFileName()).hasToString("step-000000010");
    }

    private static StateDict weights(TrainingConfig config, Team team) throws IOException {
        try (Trainer trainer = new Trainer(config, event -> {}, team)) {
            trainer.run(Optional.empty());
            return trainer.weights();
        }
    }

    /** If one process is stopped, all end after the same step. */
    @Test
    void stoppingOneProcessStopsAllAtTheSameStep() throws Exception {
        TinyTraining training = TinyTraining.of(folder, 4);
        TrainingConfig config = training.config("stopped", 1_000_000, Map.of());
        List<Long> steps = together(2, team -> {
            try (Trainer trainer = new Trainer(config, event -> {}, team)) {
                if (team.rank() == 1) {
                    trainer.stop();
                }
                trainer.run(Optional.empty());
                return trainer.progress().step();
            }
        });
        assertThat(steps.get(1)).isEqualTo(steps.get(0));
    }

    @Test
    void aRendezvousIsParsedFromHostAndPort() {
        assertThat(Rendezvous.parse("10.0.0.1:29500", 0, 2)).contains(new Rendezvous("10.0.0.1", 29500, 0, 2));
        assertThat(Rendezvous.parse("somewhere", 0, 2)).isEmpty();
        assertThat(Rendezvous.parse(":29500", 0, 2)).isEmpty();
        assertThatThrownBy(() -> new Rendezvous("a", 29500, 2, 2)).hasMessageContaining("rank 2 of 2");
        assertThatThrownBy(() -> new Rendezvous("a", 70000, 0, 2)).hasMessageContaining("70000");
    }
}
