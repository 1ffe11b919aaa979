package dsgformer.cli;

import dsgformer.tensor.ProcessGroup;
import dsgformer.tensor.Rendezvous;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many processes train together, and where they meet. */
final class ProcessOptions {

    private static final String THIS_MACHINE = "127.0.0.1";

    @Option(
            names = "--nproc",
            paramLabel = "N",
            defaultValue = "1",
            description = "Train with N processes on this machine, each with a batch and with workers of its own"
                    + " (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--rendezvous",
            paramLabel = "HOST:PORT",
            description =
                    "Train with processes on several machines: where the one of rank 0 listens. Each is started by"
                            + " hand, with its --rank.")
    private String rendezvous;

    @Option(names = "--rank", paramLabel = "R", description = "Which of the processes this is, from 0.")
    private Integer rank;

    @Option(names = "--world-size", paramLabel = "W", description = "How many processes there are in all.")
    private Integer worldSize;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Starts those that are to be started here, and waits until all are there. */
    TrainingProcesses join() throws IOException {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--nproc must be at least 1, got " + count);
        }
        boolean byHand = rendezvous != null || rank != null || worldSize != null;
        if (byHand && count > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--nproc starts processes here, --rendezvous joins others; choose one");
        }
        if (byHand) {
            return new TrainingProcesses(ProcessGroup.join(named()), List.of());
        }
        if (count == 1) {
            return new TrainingProcesses(ProcessGroup.alone(), List.of());
        }
        return TrainingProcesses.start(
                new Rendezvous(THIS_MACHINE, 0, 0, count), spec.root().commandLine());
    }

    private Rendezvous named() {
        if (rendezvous == null || rank == null || worldSize == null) {
            throw new ParameterException(
                    spec.commandLine(), "--rendezvous, --rank and --world-size are said together or not at all");
        }
        int colon = rendezvous.lastIndexOf(':');
        try {
            int port = Integer.parseInt(rendezvous.substring(colon + 1));
            return new Rendezvous(rendezvous.substring(0, Math.max(0, colon)), port, rank, worldSize);
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), "--rendezvous must be HOST:PORT, such as trainer1:29500, got " + rendezvous, e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
