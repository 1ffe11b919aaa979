package dsgformer.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.network.DeviceNotAvailableException;
import dsgformer.network.InvalidConfigException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void eachKindOfFailureHasItsExitCode() {
        assertThat(Failures.exitCode(new InvalidConfigException("x"))).isEqualTo(ExitCode.USAGE);
        assertThat(Failures.exitCode(new OutOfMemoryError("x"))).isEqualTo(ExitCode.OUT_OF_MEMORY);
        assertThat(Failures.exitCode(new DeviceNotAvailableException("x"))).isEqualTo(ExitCode.DEVICE);
        assertThat(Failures.exitCode(new CommandException(ExitCode.METRIC_MISSED, "x")))
                .isEqualTo(ExitCode.METRIC_MISSED);
        assertThat(Failures.exitCode(new IOException("disk full"))).isEqualTo(ExitCode.INTERNAL);
        assertThat(Failures.exitCode(new IllegalStateException("x"))).isEqualTo(ExitCode.INTERNAL);
    }

    @Test
    void messagesAreOneLineForPeople() {
        assertThat(Failures.message(new UncheckedIOException(new NoSuchFileException("a.png"))))
                .isEqualTo("there is no file a.png");
        assertThat(Failures.message(new NoSuchFileException("out/a.png", null, "its folder does not exist")))
                .isEqualTo("out/a.png: its folder does not exist");
        assertThat(Failures.message(new NotDirectoryException("a.png"))).isEqualTo("a.png is not a folder");
        assertThat(Failures.message(new InvalidConfigException("first\nsecond")))
                .isEqualTo("first");
        assertThat(Failures.message(new IllegalStateException("broken"))).startsWith("internal error: broken");
    }

    @Test
    void aMissingFileIsAnUnreadableInput() {
        assertThat(Failures.exitCode(new NoSuchFileException("a.png"))).isEqualTo(ExitCode.UNREADABLE_INPUT);
    }

    @Test
    void aFileInPlaceOfAFolderIsNamedInTheMessage() {
        assertThat(Failures.message(new FileAlreadyExistsException("out")))
                .isEqualTo("cannot make the folder out: there is a file of that name");
        assertThat(Failures.message(new NotDirectoryException("out"))).isEqualTo("out is not a folder");
    }

    @Test
    void stackTracesAppearUnderVerboseOnly() {
        assertThat(report(Verbosity.NORMAL)).doesNotContain("FailuresTest");
        assertThat(report(Verbosity.VERBOSE)).contains("FailuresTest");
    }

    private static String report(Verbosity verbosity) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Failures.report(
                new IllegalStateException("broken"),
                new Console(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err, false, verbosity));
        return err.toString(StandardCharsets.UTF_8);
    }
}
