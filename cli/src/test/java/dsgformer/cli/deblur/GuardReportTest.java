package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.batch.BatchEvent;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.batch.plan.Workload;
import dsgformer.cli.deblur.report.ConsoleReporter;
import dsgformer.cli.deblur.report.JsonEvents;
import dsgformer.cli.deblur.report.JsonSummary;
import dsgformer.cli.deblur.report.ProgressStyle;
import dsgformer.cli.deblur.report.RunFacts;
import dsgformer.cli.deblur.report.RunReport;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ResultFile;
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
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions of the guard appear in every report. */
class GuardReportTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Job JOB = new Job(Path.of("in.png"), Path.of("out.png"));
    private static final Size TILE = new Size(256, 256);
    private static final InferencePlan PLAN =
            new InferencePlan(InferenceMode.TILE, TileGrid.covering(new Size(512, 512), 256, 64, 64), false);

    @TempDir
    private Path folder;

    @Test
    void theConsoleWarnsOfEachTile() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err, false, Verbosity.NORMAL);
        play(new ConsoleReporter(console, ProgressStyle.PLAIN));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "warning: in.png: the network made false colors in the tile of 256 × 256 pixels at column 0, row 0;"
                                + " left as it was",
                        "a checkerboard in the tile of 256 × 256 pixels at column 192, row 0; restored in other windows");
    }

    @Test
    void eventsHoldEachTileAndTheirNumber() throws IOException {
        StringWriter out = new StringWriter();
        play(new JsonEvents(new PrintWriter(out)));
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).filteredOn(line -> line.contains("\"tile_left\"")).hasSize(2);
        JsonNode file = JSON.readTree(lines.stream()
                .filter(line -> line.contains("\"file\""))
                .findFirst()
                .orElseThrow());
        assertThat(file.get("tiles_left").intValue()).isEqualTo(1);
        assertThat(file.get("tiles_retried").intValue()).isEqualTo(1);
        assertThat(file.get("blur").doubleValue()).isEqualTo(0.568);
    }

    /** Tiles of a pass that ran out of memory do not count. */
    @Test
    void theReportHoldsTheTilesOfThePassThatWasKept() throws IOException {
        Path file = folder.resolve("r.json");
        play(new JsonSummary(new ResultFile(file)));
        JsonNode guard = JSON.readTree(file.toFile()).get("photos").get(0).get("guard");
        assertThat(guard.get("left").intValue()).isEqualTo(1);
        assertThat(guard.get("retried").intValue()).isEqualTo(1);
        assertThat(guard.get("tiles")).hasSize(2);
        assertThat(guard.get("tiles").get(1).get("fault").textValue()).isEqualTo("checkerboard");
    }

    private static void play(RunReport report) {
        report.started(new RunFacts(
                "m",
                "e",
                "auto",
                1,
                Workload.alike(1),
                new JobPlan(List.of(JOB), List.of(), List.of()),
                Optional.empty()));
        report.accept(new BatchEvent.Began(JOB, new Size(512, 512), PLAN));
        report.accept(new BatchEvent.Examined(JOB, OptionalDouble.of(0.5678), false));
        report.accept(new BatchEvent.Guarded(
                JOB, new GuardDecision(new Tile(0, 0, new Size(512, 512)), TileFault.CHANGE, true)));
        report.accept(new BatchEvent.SmallerTiles(JOB, TILE));
        report.accept(new BatchEvent.Guarded(JOB, new GuardDecision(new Tile(0, 0, TILE), TileFault.COLOR, true)));
        report.accept(
                new BatchEvent.Guarded(JOB, new GuardDecision(new Tile(192, 0, TILE), TileFault.CHECKERBOARD, false)));
        report.accept(new BatchEvent.Finished(JOB, new Size(512, 512), PLAN, false, 5));
        report.ended(new BatchSummary(1, 0, List.of(), 0, BatchSummary.End.COMPLETE, 512 * 512, 5));
    }
}
