package dsgformer.tensor;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.TCPStore;

/**
 * Says every few seconds that this process lives, and listens for the others: each counts in the store that the leader keeps. What
 * breaks off a connection Gloo notices by itself; this is for machines without power, cut cables and stopped processes.
 */
final class Heartbeat {

    private static final Duration EVERY = Duration.ofSeconds(4);

    private final TCPStore store;
    private final Rendezvous rendezvous;
    private final long silence;
    private final long[] counted;
    private final long[] heard;
    private final Thread thread = new Thread(this::beat, "heartbeat");

    private volatile OptionalInt lost = OptionalInt.empty();
    private volatile long lastRound = System.nanoTime();
    private volatile boolean stopped;

    private Heartbeat(TCPStore store, Rendezvous rendezvous, Duration silence) {
        this.store = store;
        this.rendezvous = rendezvous;
        this.silence = silence.toNanos();
        this.counted = new long[rendezvous.worldSize()];
        this.heard = new long[rendezvous.worldSize()];
        thread.setDaemon(true);
    }

    static Heartbeat start(TCPStore store, Rendezvous rendezvous, Duration silence) {
        Heartbeat heartbeat = new Heartbeat(store, rendezvous, silence);
        heartbeat.thread.start();
        return heartbeat;
    }

    /** @throws LostProcessException if a process has been silent for too long */
    void requireAll() {
        missing().ifPresent(who -> {
            throw new LostProcessException("process " + rendezvous.rank() + " of " + rendezvous.worldSize() + ": " + who
                    + " has given no sign of life for "
                    + Duration.ofNanos(silence).toSeconds() + " s");
        });
    }

    /** Stops; tells whether all processes were there until now. */
    boolean stop() {
        stopped = true;
        thread.interrupt();
        boolean allThere = missing().isEmpty();
        if (allThere) {
            join();
        }
        return allThere;
    }

    private Optional<String> missing() {
        if (lost.isPresent()) {
            return Optional.of("process " + lost.getAsInt());
        }
        // the store itself may leave this thread without an answer
        boolean unanswered = System.nanoTime() - lastRound > silence;
        return unanswered ? Optional.of("the leader") : Optional.empty();
    }

    private void join() {
        try {
            thread.join(EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        long start = System.nanoTime();
        Arrays.fill(heard, start);
        while (!stopped && lost.isEmpty()) {
            try {
                round();
                lastRound = System.nanoTime();
                Thread.sleep(EVERY.toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) { // JavaCPP has no other type for what C++ throws
                lost = stopped ? lost : OptionalInt.of(0);
            }
        }
    }

    private void round() {
        store.add(key(rendezvous.rank()), 1);
        for (int rank = 0; rank < rendezvous.worldSize(); rank++) {
            long count = store.add(key(rank), 0);
            long now = System.nanoTime();
            if (count != counted[rank]) {
                counted[rank] = count;
                heard[rank] = now;
            } else if (now - heard[rank] > silence) {
                lost = OptionalInt.of(rank);
            }
        }
    }

    private static String key(int rank) {
        return "alive/" + rank;
    }
}
