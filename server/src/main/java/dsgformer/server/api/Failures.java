package dsgformer.server.api;

import dsgformer.server.problem.Problem;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import dsgformer.server.problem.Problems;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where exceptions become answers. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger("dsgformer.server");
    private static final String DOCS = "GET /docs lists all addresses";

    private Failures() {}

    static void register(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, context) -> answer(context, e.problem()));
        routes.exception(HttpResponseException.class, (e, context) -> answer(context, e));
        routes.exception(IOException.class, (e, context) -> answer(context, unexpected(e)));
        routes.exception(Exception.class, (e, context) -> answer(context, unexpected(e)));
    }

    static void answer(Context context, Problem problem) {
        problem.retryAfterSeconds().ifPresent(seconds -> context.header("Retry-After", Long.toString(seconds)));
        if (problem.code() == ProblemCode.KEY_REQUIRED) {
            context.header("WWW-Authenticate", "Basic realm=\"dsgformer\", charset=\"UTF-8\"");
        }
        if (!context.res().isCommitted()) {
            context.removeHeader("Content-Disposition");
            context.header("Cache-Control", "no-store");
            context.status(problem.code().status());
            JsonAnswer.send(context, Problem.MEDIA_TYPE, problem.toJson());
        }
    }

    /** Of the framework: no such address, no such method. */
    private static void answer(Context context, HttpResponseException failure) {
        int status = failure.getStatus();
        if (status == ProblemCode.METHOD_NOT_ALLOWED.status()) {
            String methods = failure.getDetails().getOrDefault("availableMethods", "GET");
            context.header("Allow", methods);
            answer(
                    context,
                    new Problem(ProblemCode.METHOD_NOT_ALLOWED, "this address has no such method", "use " + methods));
        } else if (status == ProblemCode.NOT_FOUND.status()) {
            answer(context, new Problem(ProblemCode.NOT_FOUND, "there is nothing at this address", DOCS));
        } else if (status < ProblemCode.INTERNAL.status()) {
            answer(context, new Problem(ProblemCode.BAD_REQUEST, "the request cannot be understood", DOCS));
        } else {
            answer(context, unexpected(failure));
        }
    }

    private static Problem unexpected(Exception failure) {
        Problem problem = Problems.of(failure, "the photo");
        if (problem.code() == ProblemCode.INTERNAL) {
            LOG.warn("internal error while answering a request: {}", failure.toString(), failure);
        }
        return problem;
    }
}
