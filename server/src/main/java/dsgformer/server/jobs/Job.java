package dsgformer.server.jobs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A job with the progress of its photos. Safe for use by several threads. */
public final class Job {

    private static final JsonMapper JSON = new JsonMapper();

    private final JobRequest request;
    private final List<JobPhoto> photos;
    private final EventLog events = new EventLog();
    private volatile boolean forgotten;

    Job(JobRequest request) {
        this.request = request;
        this.photos = IntStream.range(0, request.photos().size())
                .mapToObj(i -> new JobPhoto(i, request.photos().get(i)))
                .toList();
    }

    public JobRequest request() {
        return request;
    }

    public String id() {
        return request.id();
    }

    public List<JobPhoto> photos() {
        return photos;
    }

    public EventLog events() {
        return events;
    }

    /** Whether it was cancelled; nothing of it is left then. */
    public boolean isForgotten() {
        return forgotten;
    }

    void forget() {
        forgotten = true;
        tell("cancelled", -1, JSON.createObjectNode());
        events.close();
    }

    public boolean isEnded() {
        return photos.stream().allMatch(photo -> photo.state().isEnded());
    }

    /** When its last photo ended, if all have. */
    Optional<Instant> endedAt() {
        List<Instant> ends = new ArrayList<>();
        photos.forEach(photo -> photo.endedAt().ifPresent(ends::add));
        return ends.size() == photos.size() ? ends.stream().max(Instant::compareTo) : Optional.empty();
    }

    void tell(String name, int photo, ObjectNode data) {
        events.add(name, photo, data);
    }

    /** After a photo ended: tells so, and ends the events if it was the last. */
    void tellEnd(JobPhoto photo, Duration ttl) {
        tell(photo.state().spelled(), photo.number(), photo.toJson());
        if (isEnded()) {
            tell("ended", -1, toJson(ttl));
            events.close();
        }
    }

    private String state() {
        if (!isEnded()) {
            return photos.stream().allMatch(photo -> photo.state() == PhotoState.QUEUED) ? "queued" : "running";
        }
        long done = photos.stream()
                .filter(photo -> photo.state() == PhotoState.DONE)
                .count();
        return done == photos.size() ? "done" : done == 0 ? "failed" : "partial";
    }

    /** As the interface shows it. */
    public ObjectNode toJson(Duration ttl) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", id())
                .put("state", state())
                .put("createdAt", request.createdAt().toString());
        endedAt()
                .ifPresent(end -> json.put("endedAt", end.toString())
                        .put("expiresAt", end.plus(ttl).toString()));
        json.set("options", request.options().toJson());
        ArrayNode files = json.putArray("files");
        photos.forEach(photo -> files.add(photo.toJson()));
        return json;
    }
}
