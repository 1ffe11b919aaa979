package dsgformer.train.team;

import dsgformer.tensor.ProcessGroup;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.TorchException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Processes connected over Gloo at a {@link Rendezvous}. If one exits or stops its heartbeat, the others throw
 * {@link LostWorkerException}. */
public final class GlooTeam implements Team {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Rendezvous rendezvous;
    private final ProcessGroup group;
    private final Heartbeat heartbeat;

    private GlooTeam(Rendezvous rendezvous, ProcessGroup group, Heartbeat heartbeat) {
        this.rendezvous = rendezvous;
        this.group = group;
        this.heartbeat = heartbeat;
    }

    /**
     * Connects to the other processes; waits until all have connected.
     *
     * @throws IOException if they do not connect before the timeout
     */
    public static GlooTeam join(Rendezvous rendezvous) throws IOException {
        String place = rendezvous.host() + ":" + rendezvous.port();
        try {
            ProcessGroup group = ProcessGroup.join(
                    rendezvous.host(),
                    rendezvous.port(),
                    rendezvous.ownAddress(),
                    rendezvous.rank(),
                    rendezvous.size(),
                    PATIENCE);
            Heartbeat heartbeat = Heartbeat.start(
                    ProcessGroup.board(rendezvous.host(), rendezvous.port(), PATIENCE),
                    rendezvous.rank(),
                    rendezvous.size());
            return new GlooTeam(rendezvous, group, heartbeat);
        } catch (TorchException e) {
            throw new IOException(
                    "connecting " + rendezvous.size() + " processes at " + place + " as rank " + rendezvous.rank()
                            + ": "
                            + e.getMessage()
                            + "; rank 0 must run on that host, its port must be free and reachable by all,"
                            + " and each rank must be used once",
                    e);
        }
    }

    @Override
    public int rank() {
        return rendezvous.rank();
    }

    @Override
    public int size() {
        return rendezvous.size();
    }

    @Override
    public Runnable sum(Tensor vector) {
        try {
            ProcessGroup.Sum sum = group.begin(vector);
            return () -> await(sum);
        } catch (TorchException e) {
            throw lost(e);
        }
    }

    @Override
    public void sum(double[] values) {
        Scope.run(() -> {
            Tensor vector = Tensors.of(values, values.length);
            sum(vector).run();
            System.arraycopy(vector.toDoubles(), 0, values, 0, values.length);
        });
    }

    private void await(ProcessGroup.Sum sum) {
        try {
            if (!sum.await(() -> heartbeat.lost().isEmpty())) {
                throw lost(null);
            }
        } catch (TorchException e) {
            throw lost(e);
        }
    }

    private LostWorkerException lost(TorchException cause) {
        Set<Integer> lost = heartbeat.verdict();
        String process =
                lost.isEmpty() ? "a process" : "process " + lost.iterator().next();
        String reason = cause == null ? "no heartbeat for " + Heartbeat.SILENCE.toSeconds() + " s" : cause.getMessage();
        return new LostWorkerException(
                "training in " + size() + " processes: " + "process " + rank() + " lost " + process + " (" + reason
                        + ")",
                lost.contains(0) ? 1 : 0,
                cause);
    }

    @Override
    public void close() {
        heartbeat.close();
        if (heartbeat.lost().isEmpty()) {
            group.close(); // with a lost process it would wait for sums that never complete
        }
    }
}
