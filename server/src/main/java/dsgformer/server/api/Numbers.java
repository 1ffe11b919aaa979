package dsgformer.server.api;

import dsgformer.server.jobs.JobObserver;
import dsgformer.server.jobs.PhotoQueue;
import dsgformer.server.photos.RestoredFile;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.Problems;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts requests and photos for {@code GET /metrics}. Names of files, jobs and keys are in no number. */
public final class Numbers implements JobObserver, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("dsgformer.server");
    private static final String START = "dsgformer.start";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Timer photos = Timer.builder("dsgformer.photo")
            .description("Time to read, restore and write a photo.")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(10))
            .maximumExpectedValue(Duration.ofMinutes(10))
            .register(registry);
    private final Counter pixels = Counter.builder("dsgformer.megapixels")
            .description("Megapixels that were restored.")
            .register(registry);

    public Numbers() {
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** Shows how many photos wait and run. */
    public void watch(PhotoQueue queue) {
        Gauge.builder("dsgformer.queue.waiting", queue, PhotoQueue::waiting)
                .description("Photos that wait.")
                .register(registry);
        Gauge.builder("dsgformer.queue.running", queue, PhotoQueue::running)
                .description("Photos that are being restored.")
                .register(registry);
    }

    static void start(Context context) {
        context.attribute(START, System.nanoTime());
    }

    void count(Context context) {
        Long start = context.attribute(START);
        Endpoint endpoint = context.endpoints().lastHttpEndpoint();
        Timer.builder("dsgformer.http.requests")
                .description("Time to answer a request, by address and status.")
                // a client may invent methods and addresses; each would be a new number
                .tag("method", endpoint == null ? "other" : endpoint.method.name())
                .tag("path", endpoint == null ? "other" : endpoint.path)
                .tag("status", Integer.toString(context.statusCode()))
                .register(registry)
                .record(Duration.ofNanos(start == null ? 0 : System.nanoTime() - start));
    }

    void print(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
    }

    @Override
    public void restored(RestoredFile result) {
        photos.record(Duration.ofMillis(result.milliseconds()));
        pixels.increment(result.size().pixels() / 1e6);
    }

    @Override
    public void failed(Throwable failure) {
        ProblemCode code = Problems.of(failure, "").code();
        if (code.status() >= ProblemCode.INTERNAL.status()) {
            LOG.warn("a photo could not be restored: {}", failure.toString());
        }
        Counter.builder("dsgformer.photo.failures")
                .description("Photos that could not be restored, by code.")
                .tag("code", code.code())
                .register(registry)
                .increment();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
