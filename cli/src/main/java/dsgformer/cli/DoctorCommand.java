package dsgformer.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dsgformer doctor}: what this machine offers, and whether the engines compute what they should. */
@Command(name = "doctor", description = "Shows what this machine offers; checks the engines against reference numbers.")
public final class DoctorCommand implements Subcommand {

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() {
        PrintWriter out = Console.of(spec).outWriter();
        Runtime machine = Runtime.getRuntime();
        out.println("dsgformer   " + Version.product());
        out.println("Java        " + Runtime.version() + ", " + System.getProperty("java.home"));
        out.println("system      " + Version.platform());
        out.println("processors  " + machine.availableProcessors());
        out.println("Java heap   at most " + gibibytes(machine.maxMemory()));
        return ExitCode.OK;
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / 0x1p30);
    }
}
