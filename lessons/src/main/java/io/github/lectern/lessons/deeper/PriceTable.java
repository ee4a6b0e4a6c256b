package io.github.lectern.lessons.deeper;

import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.plots.Html;
import io.github.lectern.plots.TableView;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * What nets cost and what they achieve: parameters and training time, both also divided by those of
 * the first net, and the accuracy on the test images.
 *
 * <pre>{@code
 * new PriceTable().add("net2", net2, 38.2, test2).add("net3", net3, 112.9, test3)
 * }</pre>
 */
public final class PriceTable implements Html {
  private final List<Row> rows;

  private record Row(String name, double parameters, double seconds, double accuracy) {}

  private PriceTable(List<Row> rows) {
    this.rows = rows;
  }

  /** Creates a table without nets. */
  public PriceTable() {
    this(List.of());
  }

  /**
   * Returns this table with one more net.
   *
   * @param seconds how long the net was trained
   * @param test the evaluation of the net, which must contain an accuracy
   * @throws IllegalStateException if the net has no weights yet
   * @throws IllegalArgumentException if the evaluation has no accuracy
   */
  public PriceTable add(String name, Sequential net, double seconds, Evaluation test) {
    Row row = new Row(name, net.countParams(), seconds, test.get("accuracy"));
    return new PriceTable(Stream.concat(rows.stream(), Stream.of(row)).toList());
  }

  private TableView view() {
    String first = rows.isEmpty() ? "" : rows.get(0).name() + "'s";
    return new TableView(
        Table.create(
            "Cost and accuracy",
            StringColumn.create("net", rows.stream().map(Row::name)),
            column("parameters", 0, Row::parameters),
            column("parameters / " + first, 2, row -> row.parameters() / rows.get(0).parameters()),
            column("seconds of training", 1, Row::seconds),
            column("seconds / " + first, 2, row -> row.seconds() / rows.get(0).seconds()),
            column("accuracy on the test images", 4, Row::accuracy)));
  }

  private DoubleColumn column(String title, int decimals, ToDoubleFunction<Row> value) {
    DoubleColumn column = DoubleColumn.create(title, rows.stream().mapToDouble(value));
    column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(decimals));
    return column;
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
