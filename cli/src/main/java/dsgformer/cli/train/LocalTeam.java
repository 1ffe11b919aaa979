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

/** {@code train --nproc}: the same command in several processes of this machine, each with its share of the processors. */
final class LocalTeam {

    private static final String OPTION = "--nproc";

    private LocalTeam() {}

    /** How one of the processes begins. */
    @FunctionalInterface
    interface Start {
        Process of(int rank) throws IOException;
    }

    /**
     * Runs them to their end.
     *
     * @param args of this command, {@code --nproc} among them
     * @return how the first of those ended that did not end well, or the first
     */
    static ExitCode run(int count, List<String> args) throws IOException {
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors() / count);
        List<String> common = without(args);
        String place = "127.0.0.1:" + freePort();
        return run(count, rank -> {
            List<String> command = new ArrayList<>(JavaCommand.ofThisProcess());
            command.add(1, "-XX:ActiveProcessorCount=" + processors);
            command.add(Main.class.getName());
            command.addAll(common);
            command.addAll(List.of(
                    "--rendezvous", place, "--rank", Integer.toString(rank), "--world-size", Integer.toString(count)));
            return new ProcessBuilder(command).inheritIO().start();
        });
    }

    /** All or none: if one does not begin, whatever stopped it, those before it are ended. */
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
                processes.forEach(Process::destroy); // one may have begun meanwhile
            }
            ExitCode outcome = outcome(processes);
            if (outcome == ExitCode.OK) {
                termination.completed();
            }
            return outcome;
        } finally {
            processes.forEach(Process::destroy); // nothing to those that ended by themselves
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

    /** Free when asked; whoever takes it in the next moment makes the processes fail to meet, and say so. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
