package dsgformer.cli.deblur;

import dsgformer.batch.BatchSettings;
import dsgformer.batch.OnExists;
import dsgformer.batch.plan.NameTemplate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how many photos become many others. */
final class BatchOptions {

    @Option(
            names = "--name",
            paramLabel = "TEMPLATE",
            description = "How results are called: {name}, {ext}, {parent} (the photo's folder), {index} or {index:4}"
                    + " (default: {name}_deblurred.{ext} beside the photo, {name}.{ext} in a folder).")
    private String name;

    @Option(
            names = "--on-exists",
            paramLabel = "skip|overwrite|rename|newer|error",
            defaultValue = "skip",
            description =
                    "What to do about outputs that are there: leave them, replace them, write beside them, replace"
                            + " them if the photo is newer, or refuse to begin (default: ${DEFAULT-VALUE}).")
    private OnExists onExists;

    @Option(
            names = "--dry-run",
            description =
                    "Write nothing; say what would be done, and about how long and how much memory it would take.")
    private boolean dryRun;

    @Option(
            names = "--resume",
            description =
                    "Go on where an earlier run of the same command was stopped; what was done with other options,"
                            + " another model or another version of the photo is done again.")
    private boolean resume;

    @Option(names = "--fail-fast", description = "End with the first photo that fails (default: go on).")
    private boolean failFast;

    Optional<NameTemplate> template() {
        return Optional.ofNullable(name).map(NameTemplate::new);
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean resume() {
        return resume;
    }

    BatchSettings applied(BatchSettings settings) {
        return settings.withOnExists(onExists).withFailFast(failFast);
    }
}
