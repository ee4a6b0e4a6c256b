package io.github.lectern.lessons.convolution;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.plots.Html;
import io.github.lectern.plots.LabelledScatter;
import io.github.lectern.plots.TableView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * Nets compared by their number of parameters and by the mean of their last validation accuracies,
 * over several seeds: as a table, and as a scatter plot with error bars.
 *
 * <pre>{@code
 * new SeedComparison().add("net1", 23_860, runs).scatter()
 * }</pre>
 */
public final class SeedComparison implements Html {
  private static final String ACCURACY = "val_accuracy";

  private final List<Row> rows;

  private record Row(String name, long parameters, List<Double> last) {
    DoubleStream values() {
      return last.stream().mapToDouble(v -> v);
    }

    double mean() {
      return values().average().orElseThrow();
    }

    // s = sqrt(sum_i (v_i - mean)^2 / (n - 1))
    double deviation() {
      double squares = values().map(v -> (v - mean()) * (v - mean())).sum();
      return last.size() == 1 ? 0 : Math.sqrt(squares / (last.size() - 1));
    }
  }

  private SeedComparison(List<Row> rows) {
    this.rows = rows;
  }

  /** Creates a comparison without nets. */
  public SeedComparison() {
    this(List.of());
  }

  /**
   * Returns this comparison with one more net.
   *
   * @param parameters the number of its parameters
   * @param runs the histories of its training runs, which must contain a validation accuracy
   * @throws IllegalArgumentException if there are no runs, or a history has no validation accuracy
   */
  public SeedComparison add(String name, long parameters, History... runs) {
    if (runs.length == 0) {
      throw new IllegalArgumentException(
          "SeedComparison: expected at least one run of \"%s\" but got none".formatted(name));
    }
    List<Double> last = Arrays.stream(runs).map(SeedComparison::last).toList();
    Row row = new Row(name, parameters, last);
    return new SeedComparison(Stream.concat(rows.stream(), Stream.of(row)).toList());
  }

  private static double last(History run) {
    List<Double> values = run.get(ACCURACY);
    return values.get(values.size() - 1);
  }

  /** Returns a scatter plot whose bars extend one standard deviation up and down. */
  public LabelledScatter scatter() {
    LabelledScatter scatter = new LabelledScatter("parameters", "validation accuracy");
    for (Row row : rows) {
      scatter = scatter.add(row.name(), (double) row.parameters(), row.mean(), row.deviation());
    }
    return scatter;
  }

  private TableView view() {
    return new TableView(
        Table.create(
            "Validation accuracy after the last epoch",
            StringColumn.create("net", rows.stream().map(Row::name)),
            StringColumn.create(
                "parameters",
                rows.stream().map(row -> String.format(Locale.ROOT, "%,d", row.parameters()))),
            column("mean", Row::mean),
            column("± 1 standard deviation", Row::deviation)));
  }

  private DoubleColumn column(String title, ToDoubleFunction<Row> value) {
    DoubleColumn column = DoubleColumn.create(title, rows.stream().mapToDouble(value));
    column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(3));
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
