package dsgformer.server.api;

import dsgformer.server.problem.Problem;
import dsgformer.server.problem.ProblemCode;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server with its limits on connections, headers and time. */
public final class HttpServer implements AutoCloseable {

    private static final int HEADER_BYTES = 16 << 10;
    private static final int MOST_CONNECTIONS = 1000;
    private static final long IDLE_MS = 30_000;
    private static final Duration HEADER_TIME = Duration.ofSeconds(20);

    /** For answers that are being sent when the server ends. */
    private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

    /** Beside those of photos that wait and of readers of events. */
    private static final int THREADS = 64;

    private final Javalin javalin;
    private final String host;

    private HttpServer(Javalin javalin, String host) {
        this.javalin = javalin;
        this.host = host;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for one that is free
     * @throws IOException if the address is taken or cannot be used
     */
    public static HttpServer start(String host, int port, ServerParts parts, Numbers numbers) throws IOException {
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.router.ignoreTrailingSlashes = false;
            config.http.prefer405over404 = true;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.jetty.threadPool = new QueuedThreadPool(
                    THREADS + EventStream.MOST_READERS + Math.min(parts.queueLength(), MOST_CONNECTIONS));
            config.jetty.addConnector((server, defaults) -> connector(server, host, port));
            config.jetty.modifyServer(server -> {
                server.setErrorHandler(new ProblemErrors());
                server.insertHandler(new GracefulHandler());
                server.setStopTimeout(ANSWER_TIME.toMillis());
                server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
            });
            Routes.register(config.routes, parts, numbers);
        });
        try {
            javalin.start();
            return new HttpServer(javalin, host);
        } catch (JavalinBindException e) {
            throw new IOException("the address is in use or may not be used", e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof BindException taken) {
                throw new IOException("the address is in use or may not be used", taken);
            }
            throw e;
        }
    }

    private static ServerConnector connector(Server server, String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MS);
        connector.addBean(new SlowHeaders(HEADER_TIME));
        return connector;
    }

    /** Where it listens, as an address for browsers. */
    public String address() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + javalin.port() + "/";
    }

    @Override
    public void close() {
        javalin.stop();
    }

    /** Errors that Jetty finds before a route is reached: malformed requests, headers that are too large. */
    private static final class ProblemErrors extends ErrorHandler {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Problem problem = problem(response.getStatus());
            response.setStatus(problem.code().status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
            Content.Sink.write(response, true, problem.toJson().toString(), callback);
            return true;
        }

        private static Problem problem(int status) {
            return switch (status) {
                case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, HttpStatus.URI_TOO_LONG_414 ->
                    new Problem(
                            ProblemCode.HEADERS_TOO_LARGE,
                            "the address and the headers are larger than " + HEADER_BYTES + " bytes",
                            "send fewer or shorter headers");
                case HttpStatus.REQUEST_TIMEOUT_408 ->
                    new Problem(
                            ProblemCode.TOO_SLOW,
                            "the request arrives too slowly",
                            "send it again over a faster connection");
                case HttpStatus.INTERNAL_SERVER_ERROR_500 ->
                    new Problem(ProblemCode.INTERNAL, "an internal error", "the server's log says more");
                default ->
                    new Problem(
                            ProblemCode.BAD_REQUEST,
                            "the request cannot be understood",
                            "GET /docs describes the interface");
            };
        }
    }
}
