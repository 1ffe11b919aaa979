package dsgformer.server.api;

import dsgformer.server.problem.ProblemException;
import dsgformer.server.security.Access;
import dsgformer.server.security.Caller;
import dsgformer.server.security.HostNames;
import dsgformer.server.security.RequestOrigin;
import io.javalin.http.Context;

/** Every request passes it: sets the headers that browsers need for safety, then checks host, origin and key. */
record Gate(Access access, HostNames hosts) {

    private static final String CALLER = "dsgformer.caller";
    private static final String HEALTH = "/healthz/";

    /** For pages: scripts and styles from this server only, pictures also from memory. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; manifest-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** @throws ProblemException if the request is refused */
    void enter(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-store");
        hosts.require(context.header("Host"));
        new RequestOrigin(context.header("Host"), context.header("Origin"), context.header("Sec-Fetch-Site"))
                .requireOwnSite(context.req().getMethod());
        if (!context.path().startsWith(HEALTH)) {
            context.attribute(CALLER, access.caller(context.header("Authorization")));
        }
    }

    /** The client of a request that passed. */
    static Caller caller(Context context) {
        Caller caller = context.attribute(CALLER);
        return caller == null ? Caller.ANYONE : caller;
    }
}
