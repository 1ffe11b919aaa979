package dsgformer.cli.deblur;

import dsgformer.network.Model;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Everything on a command line that a restored photo depends on, so that a run that goes on knows what was done otherwise. */
final class RunSettings {

    /** What changes which photos are done, where they go, and what is said; an option that is not named here counts. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "--input",
            "--files-from",
            "--null",
            "--recursive",
            "--include",
            "--exclude",
            "--output",
            "--name",
            "--on-exists",
            "--dry-run",
            "--resume",
            "--fail-fast",
            "--json",
            "--progress",
            "--quiet",
            "--verbose",
            "--help",
            "--model",
            "--engine",
            "--threads",
            "--max-pixels",
            "--report");

    private RunSettings() {}

    static String of(CommandSpec command, Model model, String engine) {
        return command.options().stream()
                .filter(option -> !WITHOUT_EFFECT.contains(option.longestName()))
                .map(option -> option.longestName() + "=" + option.getValue())
                .sorted()
                .collect(Collectors.joining(" ", "model=" + model.digest() + " engine=" + engine + " ", ""));
    }
}
