package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.callbacks.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Tables of selected epochs of a training run. */
public final class EpochTable {
  private EpochTable() {}

  /**
   * Returns a table with two epochs, counted from 1, and all their logged values: the one with the
   * lowest validation loss, and the last.
   *
   * @throws IllegalArgumentException if the run has no validation loss
   */
  public static Table bestAndLast(History history) {
    List<Double> validationLoss = history.get("val_loss");
    int best = validationLoss.indexOf(Collections.min(validationLoss));
    int last = validationLoss.size() - 1;
    List<Column<?>> columns = new ArrayList<>();
    columns.add(StringColumn.create("which", "lowest val_loss", "last"));
    columns.add(IntColumn.create("epoch", best + 1, last + 1));
    history.history().forEach((name, values) -> columns.add(column(name, values, best, last)));
    return Table.create("The best epoch and the last one", columns);
  }

  private static DoubleColumn column(String name, List<Double> values, int best, int last) {
    DoubleColumn column = DoubleColumn.create(name, values.get(best), values.get(last));
    column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(4));
    return column;
  }
}
