package dsgformer.server.api;

import dsgformer.server.jobs.EventLog;
import dsgformer.server.jobs.Job;
import dsgformer.server.jobs.JobEvent;
import dsgformer.server.jobs.Jobs;
import dsgformer.server.jobs.PhotoQueue;
import dsgformer.server.problem.Problem;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/**
 * {@code GET /v1/jobs/{id}/events}: server-sent events. It begins with {@code state}, the whole job, unless the client
 * names the last event that it has; it ends after {@code ended} or {@code cancelled}. Each reader has a thread, so there
 * is a most to them.
 */
final class EventStream implements Handler {

    /** Readers at a time. */
    static final int MOST_READERS = 100;

    private static final long POLL_MS = 1000;
    private static final int POLLS_A_HEARTBEAT = 10;
    private static final int NO_CONTENT = 204;

    private final Jobs jobs;
    private final PhotoQueue queue;
    private final Semaphore readers = new Semaphore(MOST_READERS);

    EventStream(Jobs jobs, PhotoQueue queue) {
        this.jobs = jobs;
        this.queue = queue;
    }

    @Override
    public void handle(Context context) throws IOException, InterruptedException {
        Job job = JobRoutes.require(context, jobs);
        EventLog log = job.events();
        Optional<String> seen =
                Optional.ofNullable(context.header("Last-Event-ID")).filter(log::knows);
        if (seen.filter(log::endsWith).isPresent()) {
            context.status(NO_CONTENT); // tells browsers to stop asking
            return;
        }
        if (!readers.tryAcquire()) {
            throw new ProblemException(new Problem(
                    ProblemCode.TOO_MANY_READERS,
                    MOST_READERS + " clients are following jobs already",
                    "ask GET /v1/jobs/{id} now and then instead",
                    OptionalLong.of(10)));
        }
        try {
            stream(context, job, seen);
        } finally {
            readers.release();
        }
    }

    private void stream(Context context, Job job, Optional<String> seen) throws IOException, InterruptedException {
        context.res().setContentType("text/event-stream");
        context.res().setCharacterEncoding("UTF-8");
        context.header("X-Accel-Buffering", "no"); // nginx would hold events back
        OutputStream out = context.res().getOutputStream(); // Javalin's own does not pass flush() on
        String last = seen.orElse(null);
        if (last == null) {
            last = job.events().lastId(); // before the state is read: an event twice is better than none
            send(out, new JobEvent(last, "state", job.toJson(jobs.ttl())));
        }
        int idle = 0;
        while (!queue.isDraining()) { // the client asks again, and the server that is back goes on
            List<JobEvent> events = job.events().after(last, POLL_MS);
            for (JobEvent event : events) {
                send(out, event);
                last = event.id();
            }
            if (job.events().endsWith(last)) {
                return;
            }
            idle = events.isEmpty() ? idle + 1 : 0;
            if (idle == POLLS_A_HEARTBEAT) {
                write(out, ": heartbeat\n\n");
                idle = 0;
            }
        }
    }

    private static void send(OutputStream out, JobEvent event) throws IOException {
        write(out, "id: " + event.id() + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
