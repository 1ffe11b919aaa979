package dsgformer.cli.deblur;

import dsgformer.io.Sha256;
import dsgformer.network.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
                .map(option -> option.longestName() + "=" + value(option))
                .sorted()
                .collect(Collectors.joining(" ", "model=" + model.digest() + " engine=" + engine + " ", ""));
    }

    /** Of a file, such as a mask, its content counts. */
    private static Object value(OptionSpec option) {
        Object value = option.getValue();
        if (!option.longestName().equals("--mask") || !(value instanceof Path file)) {
            return value;
        }
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
