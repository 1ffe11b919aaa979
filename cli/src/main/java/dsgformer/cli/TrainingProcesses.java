package dsgformer.cli;

import dsgformer.tensor.ProcessGroup;
import dsgformer.tensor.Rendezvous;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** This process's place among those that train together, and the ones that it started. */
record TrainingProcesses(ProcessGroup group, List<Process> followers) implements AutoCloseable {

    /** How long a follower may take to end after the leader has left. */
    private static final long GRACE_SECONDS = 20;

    private static final String COUNT = "--nproc";

    /** Leads, with followers that run the same command line. */
    static TrainingProcesses start(Rendezvous leader, CommandLine root) {
        List<Process> followers = new ArrayList<>();
        try {
            ProcessGroup group = ProcessGroup.lead(leader, port -> {
                for (int rank = 1; rank < leader.worldSize(); rank++) {
                    followers.add(follower(new Rendezvous(leader.host(), port, rank, leader.worldSize()), root));
                }
            });
            return new TrainingProcesses(group, followers);
        } catch (RuntimeException e) {
            followers.forEach(Process::destroy);
            throw e;
        }
    }

    private static Process follower(Rendezvous place, CommandLine root) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(withoutCount(root.getParseResult().originalArgs()));
        command.addAll(List.of("--rendezvous", place.host() + ":" + place.port()));
        command.addAll(List.of("--rank", Integer.toString(place.rank())));
        command.addAll(List.of("--world-size", Integer.toString(place.worldSize())));
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> withoutCount(List<String> args) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals(COUNT)) {
                i++;
            } else if (!args.get(i).startsWith(COUNT + "=")) {
                rest.add(args.get(i));
            }
        }
        return rest;
    }

    @Override
    public void close() {
        group.close();
        for (Process follower : followers) {
            if (!ended(follower)) {
                follower.destroyForcibly();
            }
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
