package dsgformer.server.jobs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.photo.PhotoFormat;
import dsgformer.server.photos.Sharpness;
import dsgformer.server.upload.ReceivedPhoto;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A photo of a job and its progress. Safe for use by several threads. */
public final class JobPhoto {

    private static final JsonMapper JSON = new JsonMapper();

    private final int number;
    private final ReceivedPhoto received;

    private PhotoState state = PhotoState.QUEUED;
    private int done;
    private int total;
    private long start;
    private OptionalDouble blur = OptionalDouble.empty();
    private Outcome outcome;

    JobPhoto(int number, ReceivedPhoto received) {
        this.number = number;
        this.received = received;
    }

    public int number() {
        return number;
    }

    public ReceivedPhoto received() {
        return received;
    }

    public synchronized PhotoState state() {
        return state;
    }

    public synchronized Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public synchronized Optional<Outcome.Done> result() {
        return outcome instanceof Outcome.Done finished ? Optional.of(finished) : Optional.empty();
    }

    /** What a download of the result is called, as the command names it. */
    public static String resultName(String name, PhotoFormat format) {
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + "_deblurred."
                + format.extensions().get(0);
    }

    synchronized void started() {
        state = PhotoState.RUNNING;
        start = System.nanoTime();
        done = 0;
    }

    /** It waits again, after the server stopped before it was done. */
    synchronized void postponed() {
        state = PhotoState.QUEUED;
    }

    synchronized void began(int tiles) {
        total = tiles;
    }

    synchronized void examined(OptionalDouble estimate) {
        blur = estimate;
    }

    synchronized void tileDone(int tiles, int all) {
        done = tiles;
        total = all;
    }

    synchronized void ended(Outcome how) {
        outcome = how;
        state = how instanceof Outcome.Done ? PhotoState.DONE : PhotoState.FAILED;
    }

    synchronized Optional<Instant> endedAt() {
        return Optional.ofNullable(outcome).map(Outcome::endedAt);
    }

    /** Seconds until it is done, as its tiles so far suggest. */
    private OptionalLong secondsLeft() {
        if (state != PhotoState.RUNNING || done == 0) {
            return OptionalLong.empty();
        }
        double elapsed = System.nanoTime() - start;
        return OptionalLong.of(TimeUnit.NANOSECONDS.toSeconds(Math.round(elapsed / done * (total - done))));
    }

    synchronized ObjectNode progress() {
        ObjectNode json =
                JSON.createObjectNode().put("file", number).put("done", done).put("total", total);
        secondsLeft().ifPresent(seconds -> json.put("secondsLeft", seconds));
        return json;
    }

    synchronized ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode().put("file", number);
        received.putInto(json);
        json.remove("refusal");
        json.put("state", state.spelled());
        if (state == PhotoState.RUNNING) {
            json.set("progress", progress().without("file"));
        }
        if (state == PhotoState.RUNNING && blur.isPresent()) {
            json.put("blur", blur.getAsDouble())
                    .put("sharpness", Sharpness.of(blur.getAsDouble()).spelled());
        }
        if (outcome instanceof Outcome.Done finished) {
            ObjectNode result = finished.result().toJson();
            result.put("name", resultName(received.name(), finished.result().format()));
            json.set("result", result);
        } else if (outcome instanceof Outcome.Failed failed) {
            json.set("problem", failed.problem().toJson());
        }
        return json;
    }
}
