package io.github.lectern.lessons.diagnosis;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.plots.Html;
import io.github.lectern.plots.TableView;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * A line-up of suspects: for each change to a net, the validation accuracy at the end of several
 * runs that differ only in their seed.
 *
 * <pre>{@code
 * new Lineup().add("as in the lecture", raw).add("pixels 0 to 1", scaled)
 * }</pre>
 */
public final class Lineup implements Html {
  private static final String ACCURACY = "val_accuracy";

  private final List<Row> rows;

  /** The last validation accuracies of several runs. */
  private record Row(String name, List<Double> last) {
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

    double worst() {
      return values().min().orElseThrow();
    }

    double best() {
      return values().max().orElseThrow();
    }
  }

  private Lineup(List<Row> rows) {
    this.rows = rows;
  }

  /** Creates a line-up without rows. */
  public Lineup() {
    this(List.of());
  }

  /**
   * Returns this line-up with one more row.
   *
   * @param name what was changed
   * @param runs the histories of the runs, which must contain a validation accuracy
   * @throws IllegalArgumentException if there are no runs, or a history has no validation accuracy
   */
  public Lineup add(String name, History... runs) {
    if (runs.length == 0) {
      throw new IllegalArgumentException(
          "Lineup: expected at least one run for \"%s\" but got none".formatted(name));
    }
    List<Double> last = Arrays.stream(runs).map(Lineup::last).toList();
    return new Lineup(Stream.concat(rows.stream(), Stream.of(new Row(name, last))).toList());
  }

  private static double last(History run) {
    List<Double> values = run.get(ACCURACY);
    return values.get(values.size() - 1);
  }

  private TableView view() {
    return new TableView(
        Table.create(
            "Validation accuracy after the last epoch",
            StringColumn.create("change", rows.stream().map(Row::name)),
            IntColumn.create("seeds", rows.stream().mapToInt(row -> row.last().size()).toArray()),
            column("mean", Row::mean),
            column("± 1 standard deviation", Row::deviation),
            column("worst seed", Row::worst),
            column("best seed", Row::best)));
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
