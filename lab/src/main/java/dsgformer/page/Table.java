package dsgformer.page;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cells under headings: as comma-separated values, as Markdown, and as part of a page. */
public record Table(List<String> headings, List<List<String>> rows) {

    /** @throws IllegalArgumentException if a row has not as many cells as there are headings */
    public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException("a row has " + row.size() + " cells under " + headings.size()
                        + " headings: " + String.join(", ", row));
            }
        }
    }

    /**
     * The table without the columns under these headings.
     *
     * @throws IllegalArgumentException if there is no such heading
     */
    public Table without(String... unwanted) {
        Set<String> gone = Set.of(unwanted);
        if (!headings.containsAll(gone)) {
            throw new IllegalArgumentException("of " + gone + " some are not among the headings " + headings);
        }
        int[] kept = IntStream.range(0, headings.size())
                .filter(i -> !gone.contains(headings.get(i)))
                .toArray();
        return new Table(
                picked(kept, headings),
                rows.stream().map(row -> picked(kept, row)).toList());
    }

    private static List<String> picked(int[] columns, List<String> cells) {
        return IntStream.of(columns).mapToObj(cells::get).toList();
    }

    /**
     * The table as part of a page.
     *
     * @param words as {@link #toMarkdown} takes them; headings that the table does not have are allowed
     */
    public Block toBlock(String... words) {
        return new TableBlock(this, Set.of(words));
    }

    /** Comma-separated values after RFC 4180, lines ending as on Unix. */
    public String toCsv() {
        return commas(headings) + rows.stream().map(Table::commas).collect(Collectors.joining());
    }

    private static String commas(List<String> cells) {
        return cells.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /**
     * A table of Markdown that reads well as plain text, too.
     *
     * @param words headings of the columns that hold words and stand left; the others hold numbers and stand right
     */
    public String toMarkdown(String... words) {
        Set<String> left = Set.of(words);
        List<Column> columns = IntStream.range(0, headings.size())
                .mapToObj(i -> column(i, left.contains(headings.get(i))))
                .toList();
        StringBuilder table = new StringBuilder();
        line(table, columns, headings);
        columns.forEach(column -> table.append(column.rule()));
        table.append("|\n");
        rows.forEach(row -> line(table, columns, row));
        return table.toString();
    }

    /** What stands left in the last one needs no space after it: it may be sentences. */
    private Column column(int index, boolean left) {
        boolean open = left && index == headings.size() - 1;
        return new Column(open ? headings.get(index).length() : width(index), left);
    }

    private record Column(int width, boolean left) {

        String rule() {
            String dashes = "-".repeat(width + 1);
            return "|" + dashes + (left ? "-" : ":");
        }

        String cell(String text) {
            String space = " ".repeat(Math.max(0, width - text.length()));
            return "| " + (left ? text + space : space + text) + " ";
        }
    }

    private static void line(StringBuilder table, List<Column> columns, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            table.append(columns.get(i).cell(inline(cells.get(i))));
        }
        table.append("|\n");
    }

    private int width(int column) {
        return Stream.concat(Stream.of(headings), rows.stream())
                .mapToInt(row -> inline(row.get(column)).length())
                .max()
                .orElseThrow();
    }

    /** Without what would end the cell or the row. */
    private static String inline(String cell) {
        return cell.replace("|", "\\|").replaceAll("\\R", " ");
    }
}
