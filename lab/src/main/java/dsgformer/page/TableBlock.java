package dsgformer.page;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A {@link Table} in a page; columns of words stand left, those of numbers right. */
record TableBlock(Table table, Set<String> words) implements Block {

    @Override
    public HtmlText html() {
        return Templates.block("table")
                .with("headings", cells("heading-", table.headings()))
                .with(
                        "rows",
                        Templates.each(
                                table.rows(),
                                row -> Templates.block("table-row")
                                        .with("cells", cells("cell-", row))
                                        .html()))
                .html();
    }

    private HtmlText cells(String kind, List<String> texts) {
        return HtmlText.joined(IntStream.range(0, texts.size())
                .mapToObj(i -> Templates.block(
                                kind + (words.contains(table.headings().get(i)) ? "words" : "number"))
                        .with("text", texts.get(i))
                        .html())
                .toList());
    }
}
