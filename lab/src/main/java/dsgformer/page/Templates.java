package dsgformer.page;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The templates of this package, read once. */
final class Templates {

    static final Template PAGE = Template.of("page.html");

    private static final Function<String, Template> BLOCKS = Template.sections("blocks.html");
    private static final Function<String, Template> CHART = Template.sections("chart.svg");

    private Templates() {}

    static Template block(String name) {
        return BLOCKS.apply(name);
    }

    static Template chart(String name) {
        return CHART.apply(name);
    }

    static <T> HtmlText each(Collection<T> values, Function<T, HtmlText> html) {
        return HtmlText.joined(values.stream().map(html).toList());
    }

    static HtmlText items(List<String> texts) {
        return each(texts, text -> block("item").with("text", text).html());
    }
}
