package dsgformer.bench;

import java.util.List;

/** A table that reads well as Markdown and as plain text. */
final class MarkdownTable {

    private MarkdownTable() {}

    /** The rows, the first of them the head; the first {@code words} columns stand left, the numbers right. */
    static String of(List<List<String>> rows, int words) {
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            line(table, rows, rows.get(i), words);
            if (i == 0) {
                rule(table, rows, words);
            }
        }
        return table.toString();
    }

    private static void line(StringBuilder table, List<List<String>> rows, List<String> cells, int words) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String space = " ".repeat(width(rows, column) - cell.length());
            table.append("| ")
                    .append(column < words ? cell + space : space + cell)
                    .append(' ');
        }
        table.append("|").append(System.lineSeparator());
    }

    private static void rule(StringBuilder table, List<List<String>> rows, int words) {
        for (int column = 0; column < rows.get(0).size(); column++) {
            String dashes = "-".repeat(width(rows, column) + 1);
            table.append('|').append(column < words ? dashes + "-" : dashes + ":");
        }
        table.append("|").append(System.lineSeparator());
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
