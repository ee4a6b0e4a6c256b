package io.github.lectern.lessons.leavers;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.plots.Html;
import io.github.lectern.plots.HtmlTable;
import io.github.lectern.plots.TableView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Tables of a confusion matrix. Table 1 names its cells by abbreviations, table 2 by truth and
 * prediction (O for leaves, X for stays), and table 3 by both; table 4 adds ratios in the margins.
 * {@link #of} returns the counts of a matrix without any ratios. Rows are the true classes.
 */
public final class ConfusionTables implements Html {
  private static final String CORNER = "truth";
  private static final List<String> COLUMNS = List.of("leaves (predicted)", "stays (predicted)");
  private static final List<String> ROWS = List.of("leaves (truth)", "stays (truth)");

  private final String caption;
  private final List<String> columns;
  private final List<List<String>> rows;

  private ConfusionTables(String caption, List<String> columns, List<List<String>> rows) {
    this.caption = caption;
    this.columns = columns;
    this.rows = rows;
  }

  /** Returns table 1, with the rows TP FN and FP TN. */
  public static ConfusionTables names() {
    return table("Table 1: the four names", "TP", "FN", "FP", "TN");
  }

  /** Returns table 2, with the truth followed by the prediction. */
  public static ConfusionTables pairs() {
    return table("Table 2: truth and prediction, (y, ŷ)", "(O, O)", "(O, X)", "(X, O)", "(X, X)");
  }

  /** Returns table 3, with the names and what they count. */
  public static ConfusionTables counts() {
    return table(
        "Table 3: names and counts", "TP = # O/O", "FN = # O/X", "FP = # X/O", "TN = # X/X");
  }

  /** Returns table 4, with the counts, and three ratios of them in the margins. */
  public static ConfusionTables margins() {
    List<List<String>> inner = counts().rows;
    return new ConfusionTables(
        "Table 4: with ratios in the margins",
        List.of(COLUMNS.get(0), COLUMNS.get(1), "share of the row"),
        List.of(
            with(inner.get(0), "recall = sensitivity = TP / (TP + FN)"),
            with(inner.get(1), "(wait for act 5)"),
            List.of(
                "share of the column",
                "precision = TP / (TP + FP)",
                "",
                "accuracy = (TP + TN) / all")));
  }

  /**
   * Returns the four counts of a matrix, without any ratio.
   *
   * <pre>{@code
   * ConfusionTables.of(ConfusionMatrix.binary(left, flags))
   * }</pre>
   */
  public static ConfusionTables of(BinaryConfusionMatrix m) {
    return table(
        String.format(Locale.ROOT, "Confusion matrix of %,d people", m.total()),
        count("TP", m.tp()),
        count("FN", m.fn()),
        count("FP", m.fp()),
        count("TN", m.tn()));
  }

  private static String count(String name, long count) {
    return String.format(Locale.ROOT, "%s %,d", name, count);
  }

  private static ConfusionTables table(String caption, String tp, String fn, String fp, String tn) {
    return new ConfusionTables(
        caption, COLUMNS, List.of(List.of(ROWS.get(0), tp, fn), List.of(ROWS.get(1), fp, tn)));
  }

  private static List<String> with(List<String> row, String margin) {
    return List.of(row.get(0), row.get(1), row.get(2), margin);
  }

  @Override
  public String toHtml() {
    HtmlTable table = new HtmlTable(caption);
    String[] heads = columns.stream().map(HtmlTable::columnHeader).toArray(String[]::new);
    table.head(HtmlTable.firstHeader(CORNER), String.join("", heads));
    for (int i = 0; i < rows.size(); i++) {
      table.row(HtmlTable.rowHeader(rows.get(i).get(0)), cells(i));
    }
    return table.toString();
  }

  private String cells(int row) {
    return IntStream.range(1, rows.get(row).size())
        .mapToObj(column -> cell(row, column))
        .collect(Collectors.joining());
  }

  /** Returns a cell of the matrix in the colour of right or wrong predictions, or a margin. */
  private String cell(int row, int column) {
    String text = rows.get(row).get(column);
    if (row >= ROWS.size() || column > COLUMNS.size()) {
      return HtmlTable.cell(text);
    }
    return row == column - 1 ? HtmlTable.rightCell(text) : HtmlTable.wrongCell(text);
  }

  @Override
  public String toString() {
    Table table = Table.create(caption, StringColumn.create(CORNER, column(0)));
    IntStream.rangeClosed(1, columns.size())
        .forEach(k -> table.addColumns(StringColumn.create(columns.get(k - 1), column(k))));
    return new TableView(table).toString();
  }

  private List<String> column(int k) {
    return rows.stream().map(row -> row.get(k)).toList();
  }
}
