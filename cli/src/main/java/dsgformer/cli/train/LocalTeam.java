package dsgformer.cli.train;

import dsgformer.cli.Main;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.JavaCommand;
import dsgformer.cli.run.TerminationRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code train --nproc}: the same command in several processes on this machine, which share its processors. */
final class LocalTeam {

    private static final String OPTION = "--nproc";

    private LocalTeam() {}

    /** Starts one of the processes. */
    @FunctionalInterface
    interface Start {
        Process of(int rank) throws IOException;
    }

    /**
     * Starts the processes and waits until all have ended.
     *
     * @param args of this command, {@code --nproc} among them
     * @return the exit code of the first failed process in order of rank; {@code OK} if none failed
     */
    static ExitCode run(int count, List<String> args) throws IOException {
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors() / count);
        List<String> common = without(args);
        String rendezvous = "127.0.0.1:" + freePort();
        return run(count, rank -> {
            List<String> command = new ArrayList<>();
            command.add(Main.class.getName());
            command.addAll(common);
            command.addAll(List.of(
                    "--rendezvous",
                    rendezvous,
                    "--rank",
                    Integer.toString(rank),
                    "--world-size",
                    Integer.toString(count)));
            ProcessBuilder worker = JavaCommand.ofThisProcess(command).inheritIO();
            worker.command().add(1, "-XX:ActiveProcessorCount=" + processors);
            return worker.start();
        });
    }

    /** All or none: if one cannot be started for any reason, those started before it are ended. */
    static ExitCode run(int count, Start start) throws IOException {
        List<Process> processes = new CopyOnWriteArrayList<>();
        AtomicBoolean stopped = new AtomicBoolean();
        try (TerminationRequest termination = TerminationRequest.calls(() -> {
            stopped.set(true);
            processes.forEach(Process::destroy);
        })) {
            for (int rank = 0; rank < count && !stopped.get(); rank++) {
                processes.add(start.of(rank));
            }
            if (stopped.get()) {
                processes.forEach(Process::destroy); // one may have been started meanwhile
            }
            ExitCode outcome = outcome(processes);
            if (outcome == ExitCode.OK) {
                termination.completed();
            }
            return outcome;
        } finally {
            processes.forEach(Process::destroy); // no effect on processes that have ended
        }
    }

    private static ExitCode outcome(List<Process> processes) {
        ExitCode outcome = ExitCode.OK;
        try {
            for (Process process : processes) {
                int code = process.waitFor();
                if (outcome == ExitCode.OK) {
                    outcome = ExitCode.of(code);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERNAL;
        }
        return outcome;
    }

    private static List<String> without(List<String> args) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals(OPTION)) {
                i++;
            } else if (!args.get(i).startsWith(OPTION + "=")) {
                rest.add(args.get(i));
            }
        }
        return rest;
    }

    /** A free port. If another program takes it before rank 0 does, the rendezvous fails with a message. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
