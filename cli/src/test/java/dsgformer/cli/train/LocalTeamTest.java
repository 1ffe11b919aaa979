package dsgformer.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocalTeamTest {

    private static final int SOON_SECONDS = 60;

    private static Stream<LocalTeam.Start> failures() {
        return Stream.of(
                rank -> {
                    throw new IOException("no more processes");
                },
                rank -> {
                    throw new OutOfMemoryError("no more threads, and each process needs one that waits for it");
                });
    }

    /** The first two wait for the third as in a rendezvous. */
    @ParameterizedTest
    @MethodSource("failures")
    void ifOneProcessCannotBeStartedTheOthersAreEnded(LocalTeam.Start third) throws Exception {
        List<Process> started = new ArrayList<>();
        assertThatThrownBy(() -> LocalTeam.run(3, rank -> {
                    if (rank == 2) {
                        return third.of(rank);
                    }
                    started.add(waiting());
                    return started.get(rank);
                }))
                .hasMessageStartingWith("no more");
        assertThat(started).hasSize(2);
        for (Process process : started) {
            assertThat(process.waitFor(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theExitCodeIsThatOfTheFirstFailedRank() throws IOException {
        ExitCode[] codes = {ExitCode.OK, ExitCode.UNREADABLE_INPUT, ExitCode.USAGE};
        assertThat(LocalTeam.run(3, rank -> ending(codes[rank]))).isEqualTo(ExitCode.UNREADABLE_INPUT);
    }

    private static Process waiting() throws IOException {
        return child("");
    }

    private static Process ending(ExitCode code) throws IOException {
        return child(Integer.toString(code.code()));
    }

    private static Process child(String code) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        code)
                .start();
    }

    /**
     * Exits with a code; without one, waits for the end of its standard input, so that it does not outlive this test.
     */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException {
            System.exit(args[0].isEmpty() ? System.in.read() : Integer.parseInt(args[0]));
        }
    }
}
