package dev.lockstep.cli.report;

import java.util.ArrayList;
import java.util.List;

/** A table of text with aligned columns; columns of numbers are aligned to the right. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    /** Makes a table with these headings. */
    public TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row; numbers are written with thousands separators. */
    public void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Number n ? String.format("%,d", n.longValue()) : cell.toString());
        }
        rows.add(row);
    }

    /** Gives the lines, without trailing blanks. */
    public List<String> lines() {
        int columns = rows.get(0).size();
        int[] width = new int[columns];
        boolean[] number = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            width[c] = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
            number[c] = rows.stream().skip(1).map(r -> r.get(column)).allMatch(s -> s.matches("[\\d,.]+( m?s)?|-"));
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String blanks = " ".repeat(width[c] - row.get(c).length());
                line.append(c == 0 ? "" : "  ").append(number[c] ? blanks + row.get(c) : row.get(c) + blanks);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
