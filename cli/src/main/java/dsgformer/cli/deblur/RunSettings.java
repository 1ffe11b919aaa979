package dsgformer.cli.deblur;

import dsgformer.network.Model;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The options that determine a restored photo, as text; on resuming, outputs of other settings are redone. */
final class RunSettings {

    /** Options that only change which photos are done, where outputs go and what is reported; all others count. */
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
            "--in-place",
            "--backup",
            "--keep-time",
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
