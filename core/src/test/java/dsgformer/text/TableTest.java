package dsgformer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table TABLE = new Table(
            List.of("set", "images"),
            List.of(List.of("a, \"b\"", "1"), List.of("c|d", ""), List.of("two\nlines", "3")));

    @Test
    void whatCsvWouldMistakeIsQuoted() {
        assertThat(TABLE.toCsv()).isEqualTo("""
                set,images
                "a, ""b""\",1
                c|d,
                "two
                lines",3
                """);
    }

    @Test
    void markdownHasWordsLeftAndNumbersRight() {
        assertThat(TABLE.toMarkdown("set")).isEqualTo("""
                | set       | images |
                |-----------|-------:|
                | a, "b"    |      1 |
                | c\\|d      |        |
                | two lines |      3 |
                """);
    }

    @Test
    void aRowThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells under 2 headings: 1");
    }
}
