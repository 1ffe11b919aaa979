package dsgformer.cli.deblur;

import dsgformer.batch.BatchSettings;
import dsgformer.batch.OnExists;
import dsgformer.batch.plan.NameTemplate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for batches: names, existing outputs, dry run, resuming. */
final class BatchOptions {

    @Option(
            names = "--name",
            paramLabel = "TEMPLATE",
            description = "Names of outputs: {name}, {ext}, {parent} (the photo's folder), {index} or {index:4}"
                    + " (default: {name}_deblurred.{ext} beside the photo, {name}.{ext} in a folder).")
    private String name;

    @Option(
            names = "--on-exists",
            paramLabel = "skip|overwrite|rename|newer|error",
            defaultValue = "skip",
            description =
                    "What to do about existing outputs: leave them, replace them, write beside them, replace them if"
                            + " the photo is newer, or refuse to start (default: ${DEFAULT-VALUE}).")
    private OnExists onExists;

    @Option(names = "--keep-time", description = "Give outputs the modification time of their photos.")
    private boolean keepTime;

    @Option(
            names = "--dry-run",
            description = "Write nothing; list what would be done, with estimates of time and memory.")
    private boolean dryRun;

    @Option(
            names = "--resume",
            description = "Continue an earlier run of the same command that was stopped; outputs of other options,"
                    + " another model or another version of the photo are done again.")
    private boolean resume;

    @Option(names = "--fail-fast", description = "Stop at the first photo that fails (default: continue).")
    private boolean failFast;

    Optional<NameTemplate> template() {
        return Optional.ofNullable(name).map(NameTemplate::new);
    }

    OnExists onExists() {
        return onExists;
    }

    boolean keepTime() {
        return keepTime;
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean resume() {
        return resume;
    }

    BatchSettings applied(BatchSettings settings) {
        return settings.withOnExists(onExists).withFailFast(failFast).withKeepTime(keepTime);
    }
}
