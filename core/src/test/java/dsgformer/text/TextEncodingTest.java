package dsgformer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTest {

    private static final String NAMES = "a.jpg\nGrüße 街.png\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aMarkTellsTheEncodingAndIsNoPartOfTheText(String name) throws CharacterCodingException {
        Charset charset = Charset.forName(name);
        byte[] text = ("\uFEFF" + NAMES).getBytes(charset);
        assertThat(TextEncoding.of(text).decode(text)).isEqualTo(NAMES);
        assertThat(TextEncoding.marked(text).decode(text)).isEqualTo(NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void withoutAMarkZeroBytesTellTheEncoding(String name) throws CharacterCodingException {
        byte[] text = NAMES.getBytes(Charset.forName(name));
        assertThat(TextEncoding.of(text).decode(text)).isEqualTo(NAMES);
    }

    @Test
    void namesThatEndInZeroBytesAreNoUtf16() throws CharacterCodingException {
        byte[] odd = "in/a.jpg\0in/b.jpg\0".getBytes(StandardCharsets.UTF_8);
        byte[] even = "a\0b\0".getBytes(StandardCharsets.UTF_8);
        assertThat(TextEncoding.of(odd).decode(odd)).isEqualTo("in/a.jpg\0in/b.jpg\0");
        assertThat(TextEncoding.marked(even).decode(even)).isEqualTo("a\0b\0");
    }

    @Test
    void anEmptyTextIsEmpty() throws CharacterCodingException {
        assertThat(TextEncoding.of(new byte[0])).isEqualTo(new TextEncoding(StandardCharsets.UTF_8, 0));
        byte[] mark = "\uFEFF".getBytes(StandardCharsets.UTF_16LE);
        assertThat(TextEncoding.of(mark).decode(mark)).isEmpty();
    }

    @Test
    void aTextInAnotherEncodingIsRefused() {
        byte[] text = "Grüße".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> TextEncoding.of(text).decode(text)).isInstanceOf(CharacterCodingException.class);
    }
}
