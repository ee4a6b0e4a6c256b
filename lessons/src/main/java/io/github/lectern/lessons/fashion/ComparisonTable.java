package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.plots.Html;
import io.github.lectern.plots.LabelledScatter;
import io.github.lectern.plots.TableView;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * A comparison of nets: the number of parameters of each net, and its loss and accuracy on the test
 * data.
 *
 * <pre>{@code
 * new ComparisonTable().add("net1", net1, test1).add("net2", net2, test2)
 * }</pre>
 */
public final class ComparisonTable implements Html {
  private final List<Row> rows;

  private record Row(String name, long parameters, double loss, double accuracy) {}

  private ComparisonTable(List<Row> rows) {
    this.rows = rows;
  }

  /** Creates a table without nets. */
  public ComparisonTable() {
    this(List.of());
  }

  /**
   * Returns this table with one more net.
   *
   * @param test the evaluation of the net, which must contain an accuracy
   * @throws IllegalStateException if the net has no weights yet
   * @throws IllegalArgumentException if the evaluation has no accuracy
   */
  public ComparisonTable add(String name, Sequential net, Evaluation test) {
    Row row = new Row(name, net.countParams(), test.loss(), test.get("accuracy"));
    return new ComparisonTable(Stream.concat(rows.stream(), Stream.of(row)).toList());
  }

  /**
   * Returns a scatter plot of accuracy against the number of parameters, with one point for each
   * net.
   */
  public LabelledScatter scatter() {
    LabelledScatter scatter = new LabelledScatter("parameters", "accuracy on the test data");
    for (Row row : rows) {
      scatter = scatter.add(row.name(), (double) row.parameters(), row.accuracy());
    }
    return scatter;
  }

  /** Returns the comparison as a Tablesaw table, which can be sorted or plotted. */
  public Table table() {
    LongColumn parameters =
        LongColumn.create("parameters", rows.stream().mapToLong(Row::parameters));
    parameters.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(0));
    return Table.create(
        "Parameters, and results on the test data",
        StringColumn.create("net", rows.stream().map(Row::name)),
        parameters,
        column("loss", Row::loss),
        column("accuracy", Row::accuracy));
  }

  private DoubleColumn column(String title, ToDoubleFunction<Row> value) {
    DoubleColumn column = DoubleColumn.create(title, rows.stream().mapToDouble(value));
    column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(4));
    return column;
  }

  @Override
  public String toHtml() {
    return new TableView(table()).toHtml();
  }

  @Override
  public String toString() {
    return new TableView(table()).toString();
  }
}
