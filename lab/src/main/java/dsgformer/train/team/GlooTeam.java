package dsgformer.train.team;

import dsgformer.tensor.ProcessGroup;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.TorchException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Processes that found each other at a {@link Rendezvous}. One that is gone or falls silent ends the others. */
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
     * Waits for the others.
     *
     * @throws IOException if they do not come
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
                    "meeting " + rendezvous.size() + " processes at " + place + " as number " + rendezvous.rank() + ": "
                            + e.getMessage()
                            + "; number 0 must run on that host, the port be free there and open to all,"
                            + " and each number be taken once",
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
        String who = lost.isEmpty() ? "a process" : "process " + lost.iterator().next();
        String how =
                cause == null ? "it has been silent for " + Heartbeat.SILENCE.toSeconds() + " s" : cause.getMessage();
        return new LostWorkerException(
                "training in " + size() + " processes: " + who + " is lost to process " + rank() + " (" + how + ")",
                lost.contains(0) ? 1 : 0,
                cause);
    }

    @Override
    public void close() {
        heartbeat.close();
        if (heartbeat.lost().isEmpty()) {
            group.close(); // would wait for sums that never end
        }
    }
}
