package dsgformer.bench;

import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code dsgformer bench kernel}: the microbenchmarks of {@code dsgformer.bench.kernel}, by JMH. */
@Command(
        name = "kernel",
        description = "Runs microbenchmarks of single kernels, for their developers.",
        customSynopsis = "dsgformer bench kernel [PATTERN] [JMH OPTION...]",
        footer = {"", "Example:", "  dsgformer bench kernel Ssim -f 1 -wi 3 -i 5", "", "JMH's options: -- -h"})
final class KernelCommand implements Subcommand {

    @Unmatched
    private List<String> options = new ArrayList<>();

    @Override
    public ExitCode run() throws IOException {
        org.openjdk.jmh.Main.main(options.toArray(String[]::new));
        return ExitCode.OK;
    }
}
