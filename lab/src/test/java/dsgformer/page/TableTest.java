package dsgformer.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table TABLE = new Table(
            List.of("set", "images"),
            List.of(List.of("a, \"b\"", "1"), List.of("c|d", ""), List.of("two\nlines", "3")));

    @Test
    void csvQuotesCommasQuotesAndLineBreaks() {
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
    void columnsCanBeLeftOut() {
        assertThat(TABLE.without("set").toCsv()).isEqualTo("images\n1\n\n3\n");
        assertThatThrownBy(() -> TABLE.without("sets")).hasMessageContaining("sets");
    }

    @Test
    void cellsAreEscapedInHtml() {
        Table table = new Table(List.of("<a>", "n"), List.of(List.of("<b>&\"", "1")));
        assertThat(table.toBlock("<a>").html().toString())
                .contains("<th scope=\"col\">&lt;a&gt;</th>", "<td>&lt;b&gt;&amp;&quot;</td>")
                .contains("<th scope=\"col\" class=\"number\">n</th>", "<td class=\"number\">1</td>");
    }

    @Test
    void aRowThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells under 2 headings: 1");
    }
}
