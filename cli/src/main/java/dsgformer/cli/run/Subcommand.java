package dsgformer.cli.run;

import java.util.concurrent.Callable;

/**
 * A subcommand of {@code dsgformer}: a class with picocli's {@code @Command}, whose name is what people type. It is found
 * through {@link java.util.ServiceLoader}, so other modules add theirs without this one knowing them.
 */
public interface Subcommand extends Callable<Integer> {

    /**
     * Does the work and says how it ended.
     *
     * @throws Exception what went wrong; {@link Failures} makes of it a message for people and an exit code
     */
    ExitCode run() throws Exception;

    @Override
    default Integer call() throws Exception {
        return run().code();
    }
}
