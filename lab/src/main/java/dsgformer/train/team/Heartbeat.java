package dsgformer.train.team;

import dsgformer.tensor.ProcessGroup;
import dsgformer.tensor.TorchException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Publishes once a second that this process is alive, and checks the other processes. Timeouts count local beats, not
 * wall-clock time, so resuming a suspended machine raises no false alarm.
 */
final class Heartbeat implements AutoCloseable {

    /** Timeout after which a process counts as lost. */
    static final Duration SILENCE = Duration.ofSeconds(20);

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int FIRST = 0;

    private final ProcessGroup.Board board;
    private final int rank;
    private final long[] counts;
    private final int[] silent;
    private final Set<Integer> lost = new ConcurrentSkipListSet<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch verdict = new CountDownLatch(1);
    private final Thread thread = new Thread(this::beat, "heartbeat");

    private Heartbeat(ProcessGroup.Board board, int rank, int size) {
        this.board = board;
        this.rank = rank;
        this.counts = new long[size];
        this.silent = new int[size];
        thread.setDaemon(true);
    }

    /** @param board a connection of its own, closed with this heartbeat */
    static Heartbeat start(ProcessGroup.Board board, int rank, int size) {
        Heartbeat heartbeat = new Heartbeat(board, rank, size);
        heartbeat.thread.start();
        return heartbeat;
    }

    /** The ranks known to be lost. */
    Set<Integer> lost() {
        return lost;
    }

    /** The ranks that are lost, after an operation failed: waits until one is known or a timeout passes. */
    Set<Integer> verdict() {
        try {
            if (!verdict.await(SILENCE.plus(SILENCE.dividedBy(2)).toMillis(), TimeUnit.MILLISECONDS)) {
                return lost; // the connection failed, but all processes are alive
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return lost;
    }

    private void beat() {
        try {
            while (!end.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            board.close();
        }
    }

    private void look() {
        try {
            board.add("beat/" + rank, 1);
            for (int other = 0; other < counts.length; other++) {
                long count = board.add("beat/" + other, 0);
                silent[other] = count == counts[other] ? silent[other] + 1 : 0;
                counts[other] = count;
                if (other != rank && silent[other] * BEAT.toMillis() >= SILENCE.toMillis()) {
                    declare(other);
                }
            }
        } catch (TorchException e) {
            declare(FIRST); // rank 0 serves the board
        }
    }

    private void declare(int other) {
        lost.add(other);
        verdict.countDown();
    }

    @Override
    public void close() {
        end.countDown();
    }
}
