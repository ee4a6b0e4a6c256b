package io.github.lectern.lessons.images;

import io.github.lectern.plots.Html;
import io.github.lectern.plots.TableView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * A small table of shares, such as accuracies, with a description of each row and column. The
 * shares are shown with four decimals.
 *
 * <pre>{@code
 * ShareTable.of("Accuracy", "before", "after").row("seen images", .858, .928)
 * }</pre>
 */
public final class ShareTable implements Html {
  private final String title;
  private final List<String> columns;
  private final List<Row> rows;

  private record Row(String name, List<Double> shares) {}

  private ShareTable(String title, List<String> columns, List<Row> rows) {
    this.title = title;
    this.columns = columns;
    this.rows = rows;
  }

  /** Returns a table without rows. */
  public static ShareTable of(String title, String... columns) {
    return new ShareTable(title, List.of(columns), List.of());
  }

  /**
   * Returns this table with one more row.
   *
   * @throws IllegalArgumentException unless there is one share for each column
   */
  public ShareTable row(String name, double... shares) {
    if (shares.length != columns.size()) {
      throw new IllegalArgumentException(
          "ShareTable: expected %d numbers in row \"%s\" but got %d"
              .formatted(columns.size(), name, shares.length));
    }
    Row row = new Row(name, IntStream.range(0, shares.length).mapToObj(i -> shares[i]).toList());
    return new ShareTable(title, columns, Stream.concat(rows.stream(), Stream.of(row)).toList());
  }

  private TableView view() {
    List<Column<?>> all = new ArrayList<>();
    all.add(StringColumn.create("", rows.stream().map(Row::name)));
    for (int i = 0; i < columns.size(); i++) {
      int place = i;
      DoubleColumn column =
          DoubleColumn.create(
              columns.get(i), rows.stream().mapToDouble(row -> row.shares().get(place)));
      column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(4));
      all.add(column);
    }
    return new TableView(Table.create(title, all));
  }

  @Override
  public String toHtml() {
    return view().toHtml();
  }

  @Override
  public String toString() {
    return view().toString();
  }
}
