package dsgformer.server.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The events of a job, in order, for any number of readers that come and go. Of a photo's progress only the latest is
 * kept, so the log stays short. Safe for use by several threads.
 */
public final class EventLog {

    private static final String PROGRESS = "progress";

    /** Tells the ids of this log from those of the log before a restart. */
    private final String mark =
            Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000_0000, Integer.MAX_VALUE));

    private final List<Entry> entries = new ArrayList<>();
    private long last;
    private boolean closed;

    private record Entry(long number, int photo, JobEvent event) {}

    synchronized void add(String name, int photo, ObjectNode data) {
        if (closed) {
            return;
        }
        if (name.equals(PROGRESS)) {
            entries.removeIf(entry -> entry.photo == photo && entry.event.name().equals(PROGRESS));
        }
        last++;
        entries.add(new Entry(last, photo, new JobEvent(mark + "-" + last, name, data)));
        notifyAll();
    }

    /** Adds no more events; readers end after the last. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** The id of the last event so far. */
    public synchronized String lastId() {
        return mark + "-" + last;
    }

    /** Whether {@link #after} can go on from this id: it is of this log. */
    public synchronized boolean knows(String id) {
        return number(id) >= 0;
    }

    /** Whether there is nothing after this id, and nothing will be. */
    public synchronized boolean endsWith(String id) {
        return closed && number(id) == last;
    }

    /**
     * The events after an id of this log; waits for one if there is none yet.
     *
     * @return empty after the time, or if no more events come
     */
    public synchronized List<JobEvent> after(String id, long milliseconds) throws InterruptedException {
        long number = number(id);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (last <= number && !closed) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return entries.stream()
                .filter(entry -> entry.number > number)
                .map(Entry::event)
                .toList();
    }

    private long number(String id) {
        String start = mark + "-";
        if (!id.startsWith(start) || !id.substring(start.length()).matches("[0-9]{1,18}")) {
            return -1;
        }
        long number = Long.parseLong(id.substring(start.length()));
        return number <= last ? number : -1;
    }
}
