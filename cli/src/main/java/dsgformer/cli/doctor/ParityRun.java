package dsgformer.cli.doctor;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.ExitCode;
import dsgformer.network.InvalidConfigException;
import dsgformer.parity.ParityCase;
import dsgformer.parity.ParityResult;
import dsgformer.parity.ParitySubject;
import dsgformer.weights.InvalidWeightsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One engine against all reference cases of a folder, a line per case. */
final class ParityRun {

    private final ParitySubject subject;
    private final PrintWriter out;

    /** @throws CommandException if there is no such engine */
    ParityRun(String engine, PrintWriter out) {
        List<ParitySubject> subjects = ServiceLoader.load(ParitySubject.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        this.subject = subjects.stream()
                .filter(s -> s.engine().equals(engine))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "there is no engine " + engine + " to check; installed are "
                                + subjects.stream().map(ParitySubject::engine).collect(Collectors.joining(", "))));
        this.out = out;
    }

    /** Runs them all; {@link ExitCode#INTERNAL} if one failed. */
    ExitCode over(Path folder) throws IOException {
        List<Path> files = cases(folder);
        if (files.isEmpty()) {
            throw new CommandException(
                    ExitCode.NOTHING_MATCHED, "there are no reference cases (*.safetensors) in " + folder);
        }
        int failed = 0;
        int skipped = 0;
        for (Path file : files) {
            Verdict verdict = verdict(file);
            failed += verdict == Verdict.FAILED ? 1 : 0;
            skipped += verdict == Verdict.SKIPPED ? 1 : 0;
        }
        out.println(String.format(
                Locale.ROOT,
                "engine %s: %d cases, %d failed, %d skipped; largest allowed error %.0e, of others' networks %.0e",
                subject.engine(),
                files.size(),
                failed,
                skipped,
                ParityResult.TOLERANCE,
                ParityResult.TOLERANCE_OF_PUBLISHED));
        if (skipped == files.size()) {
            return ExitCode.NOTHING_MATCHED;
        }
        return failed == 0 ? ExitCode.OK : ExitCode.INTERNAL;
    }

    private enum Verdict {
        OK,
        FAILED,
        SKIPPED
    }

    /** Runs one case and prints its line; a damaged file fails its own case only. */
    private Verdict verdict(Path file) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.safetensors$", "");
        try {
            Optional<ParityCase> found = ParityCase.read(file);
            if (found.isEmpty()) {
                line(name, "-", "skipped (not a case of a known network)");
                return Verdict.SKIPPED;
            }
            if (!subject.computes(found.get().config())) {
                String family = found.get().config().family();
                line(name, "-", "skipped (engine " + subject.engine() + " does not compute the family " + family + ")");
                return Verdict.SKIPPED;
            }
            ParityResult result = ParityResult.of(found.get(), subject);
            line(name, String.format(Locale.ROOT, "%.1e", result.error()), result.ok() ? "ok" : "FAILED");
            return result.ok() ? Verdict.OK : Verdict.FAILED;
        } catch (InvalidWeightsException e) {
            line(name, "-", "FAILED (" + e.getMessage() + ")");
            return Verdict.FAILED;
        } catch (InvalidConfigException e) {
            line(name, "-", "skipped (" + e.getMessage() + ")");
            return Verdict.SKIPPED;
        }
    }

    private void line(String name, String error, String verdict) {
        out.println(String.format(Locale.ROOT, "%-28s %8s  %s", name, error, verdict));
    }

    private static List<Path> cases(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CommandException(ExitCode.NOTHING_MATCHED, "there is no folder " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList();
        }
    }
}
