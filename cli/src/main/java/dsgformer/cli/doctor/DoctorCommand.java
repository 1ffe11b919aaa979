package dsgformer.cli.doctor;

import dsgformer.cli.Commands;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import dsgformer.cli.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer doctor}: checks this machine and compares engines with reference cases. */
@Command(
        name = "doctor",
        sortOptions = false,
        description = "Checks this machine, and reports problems with their fixes.",
        footer = {
            "",
            "Ends with 0 if photos can be deblurred here. With --parity it compares an",
            "engine's numbers with those of an independent implementation instead, a line",
            "per case, and ends with 1 if one differs."
        })
public final class DoctorCommand implements Subcommand {

    private static final String ANY = "auto";
    private static final String JAVA = "vector";

    @Option(names = "--json", description = "Write the findings as one object.")
    private boolean json;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = ANY,
            description = "The engine to try or to compare (default: ${DEFAULT-VALUE}, which is vector).")
    private String engine;

    @Option(
            names = "--parity",
            paramLabel = "DIR",
            description = "Run the reference cases (*.safetensors) in this folder and compare.")
    private Path parity;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        Console console = Console.of(spec);
        PrintWriter out = console.outWriter();
        if (parity != null) {
            if (json) {
                throw new ParameterException(
                        spec.commandLine(), "--parity prints a line per case, not JSON; leave out --parity or --json");
            }
            return new ParityRun(engine.equals(ANY) ? JAVA : engine, out).over(parity);
        }
        requireInstalled();
        Examination examination = Examination.of(Machine.thisOne(), checks(console));
        if (json) {
            out.println(examination.toJson());
        } else {
            examination.print(out);
        }
        return examination.usable() ? ExitCode.OK : ExitCode.INTERNAL;
    }

    private List<Check> checks(Console console) {
        return List.of(
                new JavaCheck(),
                new ProcessorCheck(),
                new MemoryCheck(),
                new FormatCheck(),
                new ModelCheck(),
                new EngineCheck(engine),
                new GpuCheck(),
                new DiskCheck(),
                new TextCheck(console),
                new SettingsCheck(Settings.of(spec), () -> Commands.all(console).getCommandSpec()));
    }

    private void requireInstalled() {
        List<String> installed = EngineCheck.installed();
        if (!engine.equals(ANY) && !installed.contains(engine)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "there is no engine " + engine + " to try; installed are " + String.join(", ", installed));
        }
    }
}
