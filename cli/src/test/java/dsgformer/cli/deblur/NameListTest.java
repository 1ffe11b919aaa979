package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.cli.run.CommandException;
import dsgformer.io.PathText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameListTest {

    private static final NameList LINES = new NameList("list.txt", false);
    private static final NameList ZEROS = new NameList("list.txt", true);

    @ParameterizedTest
    @CsvSource({"UTF-8, true", "UTF-8, false", "UTF-16LE, true", "UTF-16LE, false", "UTF-16BE, true", "UTF-16BE, false"
    })
    void aListOfAnyEditorGivesTheSameNames(Charset charset, boolean mark) {
        byte[] list = ((mark ? "\uFEFF" : "") + "in/a b.jpg\r\n\r\nGrüße.png").getBytes(charset);
        assertThat(LINES.paths(list)).containsExactly(Path.of("in/a b.jpg"), Path.of("Grüße.png"));
    }

    @Test
    void namesThatEndInZeroBytesMayHoldLineEnds() {
        byte[] list = "\uFEFFa\nb.jpg\0c.jpg\0".getBytes(StandardCharsets.UTF_8);
        assertThat(ZEROS.paths(list)).containsExactly(Path.of("a\nb.jpg"), Path.of("c.jpg"));
    }

    @Test
    void namesThatAreNotUtf8KeepTheirBytes() {
        byte[] list = "caf\u00E9.jpg\ncaf\u00E8.jpg\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(LINES.paths(list).stream().map(PathText::of)).containsExactly("caf\uDCE9.jpg", "caf\uDCE8.jpg");
    }

    @Test
    void aListThatCannotBeReadIsNamedWithTheWayOut() {
        byte[] zeros = "a.jpg\0bc.jpg\0".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> LINES.paths(zeros))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("list.txt")
                .hasMessageContaining("add -0");
        byte[] cut = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'};
        assertThatThrownBy(() -> LINES.paths(cut)).hasMessageContaining("save it as UTF-8");
    }
}
