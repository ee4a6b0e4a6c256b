package io.github.lectern.lessons.softmax;

import static io.github.lectern.tensor.OneHot.oneHot;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Compares the distances between classes as numbers with those between one-hot rows. */
public final class LabelDistances {
  private LabelDistances() {}

  /**
   * Returns a table with one row for each pair of classes.
   *
   * @param classes the names of the classes, which are numbered 1, 2, 3, ...
   */
  public static Table of(String... classes) {
    List<String> pairs = new ArrayList<>();
    List<Integer> byNumber = new ArrayList<>();
    List<Double> byRow = new ArrayList<>();
    for (int a = 0; a < classes.length; a++) {
      for (int b = a + 1; b < classes.length; b++) {
        pairs.add(classes[a] + " and " + classes[b]);
        byNumber.add(b - a);
        byRow.add(oneHot(a, classes.length).distance2(oneHot(b, classes.length)));
      }
    }
    DoubleColumn rows = DoubleColumn.create("distance as one-hot rows", byRow);
    rows.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(3));
    return Table.create(
        "Distances",
        StringColumn.create("pair", pairs),
        IntColumn.create("distance as numbers", byNumber.toArray(Integer[]::new)),
        rows);
  }
}
