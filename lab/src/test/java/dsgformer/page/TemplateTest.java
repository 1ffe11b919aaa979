package dsgformer.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void eachPlaceNeedsAValueAndEachValueAPlace() {
        Template paragraph = Templates.block("paragraph");
        assertThat(paragraph.with("text", "a<b").html()).hasToString("<p>a&lt;b</p>\n");
        assertThatThrownBy(() -> paragraph.with("texts", "a").html())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("template paragraph has places [text], got [texts]");
        assertThatThrownBy(() -> Templates.block("no-such"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("blocks.html has no section no-such");
    }

    @Test
    void aValueThatLooksLikeAPlaceIsText() {
        assertThat(Templates.block("fact")
                        .with("name", "{{value}}")
                        .with("value", "v")
                        .html())
                .hasToString("<div><dt>{{value}}</dt><dd>v</dd></div>\n");
    }
}
