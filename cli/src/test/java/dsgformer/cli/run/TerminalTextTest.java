package dsgformer.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

    @Test
    void widthsAreThoseOfTerminals() {
        assertThat(TerminalText.width("street.jpg")).isEqualTo(10);
        assertThat(TerminalText.width("街.jpg")).isEqualTo(6);
        assertThat(TerminalText.width("거리 ガス")).isEqualTo(9);
        assertThat(TerminalText.width("é")).isEqualTo(1);
        assertThat(TerminalText.width("e\u0301")).isEqualTo(1);
        assertThat(TerminalText.width("\uD83D\uDCF7")).isEqualTo(2);
    }

    @Test
    void anEndIsCutBetweenCharacters() {
        assertThat(TerminalText.end("街角.jpg", 6)).isEqualTo("角.jpg");
        assertThat(TerminalText.end("街角.jpg", 7)).isEqualTo("角.jpg");
        assertThat(TerminalText.end("\uD83D\uDCF7.jpg", 5)).isEqualTo(".jpg");
        assertThat(TerminalText.end("a.jpg", 80)).isEqualTo("a.jpg");
    }

    @Test
    void controlCharactersAreReplaced() {
        assertThat(TerminalText.plain("\u001b[2Jphoto\u009b1m.jpg\r")).isEqualTo("?[2Jphoto?1m.jpg?");
        assertThat(TerminalText.plain("line\n\tline, 街, é")).isEqualTo("line\n\tline, 街, é");
    }
}
