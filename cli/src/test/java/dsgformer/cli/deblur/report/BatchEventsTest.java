package dsgformer.cli.deblur.report;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.SkipReason;
import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.batch.plan.Workload;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.Verbosity;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferenceMode;
import dsgformer.infer.InferencePlan;
import dsgformer.infer.Tile;
import dsgformer.infer.TileFault;
import dsgformer.infer.TileGrid;
import dsgformer.picture.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that all kinds of events are handled, which Java 17 does not check for a sealed type. */
class BatchEventsTest {

    private static final Job JOB = new Job(Path.of("in.png"), Path.of("out.png"));
    private static final Size SIZE = new Size(512, 512);

    /** Limited by memory, so that its {@code Began} is reported. */
    private static final InferencePlan PLAN =
            new InferencePlan(InferenceMode.TILE, TileGrid.covering(SIZE, 256, 64, 64), true);

    /** One event of each kind. */
    private static final List<BatchEvent> EVENTS = List.of(
            new BatchEvent.Began(JOB, SIZE, PLAN),
            new BatchEvent.Examined(JOB, OptionalDouble.of(0.5), false),
            new BatchEvent.Warned(JOB, "a profile that is no profile"),
            new BatchEvent.TileDone(JOB, 1, 9),
            new BatchEvent.SmallerTiles(JOB, new Size(128, 128)),
            new BatchEvent.Guarded(JOB, new GuardDecision(new Tile(0, 0, SIZE), TileFault.COLOR, true)),
            new BatchEvent.Finished(JOB, SIZE, PLAN, false, 5),
            new BatchEvent.Skipped(JOB, SkipReason.OUTPUT_EXISTS),
            new BatchEvent.Failed(JOB, new IllegalStateException("a bug")));

    @Test
    void theListHoldsEveryKind() {
        assertThat(EVENTS.stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(leaves(BatchEvent.class).toList());
    }

    /** The blur estimate is printed at the end of a photo. */
    @Test
    void everyKindIsPrintedForPeople() {
        for (BatchEvent event : EVENTS) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Console console = new Console(
                    new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err, false, Verbosity.NORMAL);
            RunReport report = started(new ConsoleReporter(console, ProgressStyle.BAR));
            err.reset();
            report.accept(event);
            String said = err.toString(StandardCharsets.UTF_8);
            assertThat(said.contains("in.png") || said.contains("a bug"))
                    .as("%s: %s", event, said)
                    .isEqualTo(!(event instanceof BatchEvent.Examined));
        }
    }

    @Test
    void everyKindIsAJsonEvent() {
        for (BatchEvent event : EVENTS) {
            StringWriter out = new StringWriter();
            RunReport report = started(new JsonEvents(new PrintWriter(out)));
            out.getBuffer().setLength(0);
            report.accept(event);
            assertThat(out.toString().contains("in.png"))
                    .as("%s", event)
                    .isEqualTo(!(event instanceof BatchEvent.Examined));
        }
    }

    private static RunReport started(RunReport report) {
        report.started(new RunFacts(
                "m",
                "e",
                "auto",
                1,
                Workload.alike(1),
                new JobPlan(List.of(JOB), List.of(), List.of()),
                Optional.empty()));
        return report;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(BatchEventsTest::leaves)
                : Stream.of(type);
    }
}
