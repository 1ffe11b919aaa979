package dsgformer.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExactArgumentsTest {

    private static final byte[] COMMAND_LINE =
            "java\0-jar\0caf\u00E8.jar\0deblur\0caf\u00E9.jpg\0\0-o\0".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void lostBytesAreReadFromTheCommandLine() {
        assertThat(ExactArguments.of(COMMAND_LINE, "deblur", "caf\uFFFD.jpg", "", "-o"))
                .containsExactly("deblur", "caf\uDCE9.jpg", "", "-o");
    }

    @Test
    void argumentsOfAnotherCommandLineStay() {
        assertThat(ExactArguments.of(COMMAND_LINE, "\uFFFDx", "", "-o")).containsExactly("\uFFFDx", "", "-o");
        assertThat(ExactArguments.of(new byte[0], "\uFFFD")).containsExactly("\uFFFD");
    }

    @Test
    void argumentsWithoutLossStay() {
        assertThat(ExactArguments.of("deblur", "Grüße.jpg")).containsExactly("deblur", "Grüße.jpg");
    }
}
