package io.github.lectern.plots;

import io.github.lectern.tensor.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * A Tablesaw table as notebooks show it: as HTML with header cells, and as text. If a table has
 * more than 40 rows, only the first ten and the last ten are shown; if it has more than 20 columns,
 * only the first ten and the last ten.
 *
 * @param table the table; later changes are visible when it is shown again
 */
public record TableView(Table table) implements Html {
  private static final int MOST_ROWS = 40;
  private static final int MOST_COLUMNS = 20;
  private static final int AT_EACH_END = 10;
  private static final int MOST_CHARACTERS = 200;
  private static final String GAP = "...";
  private static final Pattern NEGATIVE = Pattern.compile("-(?=[\\d.])"); // also in 1E-7
  private static final String MINUS = String.valueOf(Ticks.MINUS);

  /** Returns the indices to show, in order; -1 represents the indices left out in the middle. */
  private static List<Integer> places(int size, int most) {
    if (size <= most) {
      return IntStream.range(0, size).boxed().toList();
    }
    List<Integer> places = new ArrayList<>(IntStream.range(0, AT_EACH_END).boxed().toList());
    places.add(-1);
    IntStream.range(size - AT_EACH_END, size).forEach(places::add);
    return places;
  }

  private List<Integer> rows() {
    return places(table.rowCount(), MOST_ROWS);
  }

  private List<Integer> columns() {
    return places(table.columnCount(), MOST_COLUMNS);
  }

  private String cell(int row, int column) {
    if (row < 0 || column < 0) {
      return GAP;
    }
    return cut(table.column(column).getString(row));
  }

  private String name(int column) {
    return column < 0 ? GAP : cut(table.column(column).name());
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + GAP;
  }

  private boolean isNumeric(int column) {
    return column >= 0 && table.column(column) instanceof NumericColumn<?>;
  }

  /** Returns the number of rows and columns if some are left out, otherwise an empty text. */
  private String notice() {
    boolean whole = table.rowCount() <= MOST_ROWS && table.columnCount() <= MOST_COLUMNS;
    return whole
        ? ""
        : Plural.of(table.rowCount(), "row") + " x " + Plural.of(table.columnCount(), "column");
  }

  private String caption() {
    String name = table.name() == null ? "" : table.name();
    return name.isEmpty() || notice().isEmpty() ? name + notice() : name + " (" + notice() + ")";
  }

  @Override
  public String toHtml() {
    StringBuilder out = new StringBuilder("<div style=\"overflow-x:auto\"><table>");
    if (!caption().isEmpty()) {
      out.append("<caption style=\"text-align:left;white-space:nowrap\">")
          .append(Escape.html(caption()))
          .append("</caption>");
    }
    out.append("<thead><tr>");
    columns().forEach(c -> out.append(header(c)));
    out.append("</tr></thead><tbody>");
    rows().forEach(r -> out.append(row(r)));
    return out.append("</tbody></table></div>").toString();
  }

  private String header(int column) {
    return "<th scope=\"col\"" + align(column) + ">" + Escape.html(name(column)) + "</th>";
  }

  private String row(int row) {
    return columns().stream()
        .map(c -> "<td" + align(c) + ">" + Escape.html(typeset(row, c)) + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  /** Returns a cell as pages show it: negative numbers have a minus sign, as in charts. */
  private String typeset(int row, int column) {
    String text = cell(row, column);
    return isNumeric(column) && row >= 0 ? NEGATIVE.matcher(text).replaceAll(MINUS) : text;
  }

  private String align(int column) {
    return " style=\"text-align:" + (isNumeric(column) ? "right" : "left") + "\"";
  }

  @Override
  public String toString() {
    List<Integer> widths = columns().stream().map(this::width).toList();
    StringBuilder out = new StringBuilder(caption().isEmpty() ? "" : caption() + "\n");
    out.append(line(widths, this::name)).append('\n');
    out.append(widths.stream().map("-"::repeat).collect(Collectors.joining("  ")));
    rows().forEach(r -> out.append('\n').append(line(widths, c -> cell(r, c))));
    return out.toString();
  }

  private int width(int column) {
    return Math.max(
        name(column).length(),
        rows().stream().mapToInt(r -> cell(r, column).length()).max().orElse(0));
  }

  private String line(List<Integer> widths, IntFunction<String> text) {
    List<Integer> columns = columns();
    return IntStream.range(0, columns.size())
        .mapToObj(i -> pad(text.apply(columns.get(i)), widths.get(i), isNumeric(columns.get(i))))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String pad(String text, int width, boolean right) {
    String space = " ".repeat(width - text.length());
    return right ? space + text : text + space;
  }
}
