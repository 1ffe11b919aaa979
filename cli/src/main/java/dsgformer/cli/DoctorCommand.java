package dsgformer.cli;

import dsgformer.engine.kernel.Kernels;
import dsgformer.network.Models;
import dsgformer.network.NetworkProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dsgformer doctor}: what this machine offers, and whether the engines compute what they should. */
@Command(
        name = "doctor",
        sortOptions = false,
        description = "Shows what this machine offers; checks an engine against reference numbers.")
public final class DoctorCommand implements Subcommand {

    @Option(
            names = "--parity",
            paramLabel = "DIR",
            description = "Run the reference cases (*.safetensors) in this folder and compare.")
    private Path parity;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "vector",
            description = "The engine to check (default: ${DEFAULT-VALUE}).")
    private String engine;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        PrintWriter out = Console.of(spec).outWriter();
        if (parity != null) {
            return new ParityRun(engine, out).over(parity);
        }
        Runtime machine = Runtime.getRuntime();
        out.println("dsgformer   " + Version.product());
        out.println("Java        " + Runtime.version() + ", " + System.getProperty("java.home"));
        out.println("system      " + Version.platform());
        out.println("processors  " + machine.availableProcessors());
        out.println("Java heap   at most "
                + Numbers.gibibytes(machine.maxMemory())
                + " (less with --max-memory, more with DSGFORMER_JAVA_OPTS=-Xmx)");
        out.println("kernels     " + kernels());
        out.println("engines     " + orNone(engines()));
        out.println("models      " + orNone(Models.bundledNames()));
        return ExitCode.OK;
    }

    private static String kernels() {
        return Kernels.fastest().name()
                + (Kernels.onVectors() ? "" : ", many times as slow as vectors are; start with " + Kernels.OPTION);
    }

    private static List<String> engines() {
        return ServiceLoader.load(NetworkProvider.class).stream()
                .map(provider -> provider.get().engine())
                .toList();
    }

    private static String orNone(List<String> names) {
        return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
    }
}
