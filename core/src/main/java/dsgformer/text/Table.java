package dsgformer.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Cells under headings, as files take them.
 *
 * @param words how many columns, from the first, hold words and stand left in Markdown; the others hold numbers and stand right
 * @throws IllegalArgumentException if a row has not as many cells as there are headings
 */
public record Table(List<String> headings, List<List<String>> rows, int words) {

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

    /** A table of Markdown that reads well as plain text, too. */
    public String toMarkdown() {
        StringBuilder table = new StringBuilder();
        line(table, headings);
        for (int column = 0; column < headings.size(); column++) {
            String dashes = "-".repeat(width(column) + 1);
            table.append('|').append(column < words ? dashes + "-" : dashes + ":");
        }
        table.append("|\n");
        rows.forEach(row -> line(table, row));
        return table.toString();
    }

    private void line(StringBuilder table, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = barred(cells.get(column));
            String space = " ".repeat(width(column) - cell.length());
            table.append("| ")
                    .append(column < words ? cell + space : space + cell)
                    .append(' ');
        }
        table.append("|\n");
    }

    private int width(int column) {
        int widest = barred(headings.get(column)).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, barred(row.get(column)).length());
        }
        return widest;
    }

    private static String barred(String cell) {
        return cell.replace("|", "\\|");
    }
}
