package dsgformer.cli.run;

import java.util.concurrent.Callable;

/**
 * A subcommand of {@code dsgformer}: a class with picocli's {@code @Command}, whose name is the word on the command
 * line. {@link java.util.ServiceLoader} finds it, so other modules can add subcommands.
 */
public interface Subcommand extends Callable<Integer> {

    /**
     * Runs the command and returns its exit code.
     *
     * @throws Exception any failure; {@link Failures} turns it into a message and an exit code
     */
    ExitCode run() throws Exception;

    @Override
    default Integer call() throws Exception {
        return run().code();
    }
}
