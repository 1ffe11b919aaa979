package dsgformer.server.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.server.jobs.Job;
import dsgformer.server.jobs.Jobs;
import dsgformer.server.photos.PhotoOptions;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Jobs: made, listed, shown, deleted. */
record JobRoutes(ServerParts parts, Uploads uploads) {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int MOST_LISTED = 1000;

    void create(Context context) throws IOException, InterruptedException {
        PhotoOptions options = PhotoOptions.of(context.queryParamMap(), parts.models(), Set.of("name"));
        Optional<String> key = Optional.ofNullable(context.header("Idempotency-Key"));
        if (key.filter(text -> !KEY.matcher(text).matches()).isPresent()) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST,
                    "the Idempotency-Key is not usable",
                    "use 1 to 128 visible ASCII characters, such as a UUID");
        }
        if (key.isEmpty()) {
            parts.queue().reserve(1); // before the body is read: a full queue needs no photo to say so
            parts.queue().release(1);
        }
        Jobs.Accepted accepted = uploads.receive(
                context,
                parts.limits(),
                arrived -> parts.jobs().accept(arrived, Gate.caller(context).name(), options, key));
        Job job = accepted.job();
        context.header("Location", "/v1/jobs/" + job.id());
        if (accepted.replayed()) {
            context.header("Idempotency-Replayed", "true");
        }
        JsonAnswer.send(
                context.status(accepted.replayed() ? OK : ACCEPTED),
                job.toJson(parts.jobs().ttl()));
    }

    void list(Context context) {
        List<Job> all = parts.jobs().of(Gate.caller(context).name());
        ObjectNode json = new JsonMapper().createObjectNode();
        ArrayNode jobs = json.putArray("jobs");
        all.stream()
                .limit(MOST_LISTED)
                .forEach(job -> jobs.add(job.toJson(parts.jobs().ttl())));
        JsonAnswer.send(context, json.put("total", all.size()));
    }

    void show(Context context) {
        JsonAnswer.send(
                context, require(context, parts.jobs()).toJson(parts.jobs().ttl()));
    }

    void delete(Context context) {
        parts.jobs().forget(require(context, parts.jobs()));
        context.status(NO_CONTENT);
    }

    /** The job of the address, if it is the client's. */
    static Job require(Context context, Jobs jobs) {
        return jobs.require(context.pathParam("id"), Gate.caller(context).name());
    }
}
