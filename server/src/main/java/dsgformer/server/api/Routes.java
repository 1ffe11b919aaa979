package dsgformer.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** All addresses. */
public final class Routes {

    private Routes() {}

    /** Registers everything. */
    public static void register(RoutesConfig routes, ServerParts parts, Numbers numbers) {
        Gate gate = new Gate(parts.access(), parts.hosts());
        routes.before(Numbers::start);
        routes.before(gate::enter);
        routes.after(numbers::count);
        Failures.register(routes);

        Uploads uploads = new Uploads(parts.folder(), parts.disk(), parts.limits(), parts.access());
        routes.post("/v1/deblur", new DeblurRoute(parts, uploads, numbers));
        routes.post("/v1/preview", new PreviewRoute(parts, uploads));

        JobRoutes jobs = new JobRoutes(parts, uploads);
        routes.post("/v1/jobs", jobs::create);
        routes.get("/v1/jobs", jobs::list);
        routes.get("/v1/jobs/{id}", jobs::show);
        routes.delete("/v1/jobs/{id}", jobs::delete);
        routes.get("/v1/jobs/{id}/events", new EventStream(parts.jobs(), parts.queue()));
        routes.get("/v1/jobs/{id}/zip", new ZipRoute(parts.jobs(), parts.folder()));

        FileRoutes files = new FileRoutes(parts);
        read(routes, "/v1/jobs/{id}/files/{n}/input", files::input);
        read(routes, "/v1/jobs/{id}/files/{n}/result", files::result);
        routes.get("/v1/jobs/{id}/files/{n}/preview", files::preview);
        routes.get("/v1/jobs/{id}/files/{n}/report", files::report);

        InfoRoutes info = new InfoRoutes(parts);
        routes.get("/v1/models", info::models);
        routes.get("/v1/info", info::info);
        routes.get("/healthz/live", info::live);
        routes.get("/healthz/ready", info::ready);
        routes.get("/metrics", numbers::print);

        OpenApi document = OpenApi.load();
        routes.get("/openapi.yaml", document::yaml);
        routes.get("/openapi.json", document::json);
        routes.get("/docs", new DocsPage(document));

        PageRoutes page = new PageRoutes();
        routes.get("/", page::index);
        routes.get("/page/<path>", page::asset);
    }

    /** Answers {@code HEAD} with the headers of {@code GET}. */
    private static void read(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }
}
