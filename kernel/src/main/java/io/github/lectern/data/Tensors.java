package io.github.lectern.data;

import io.github.lectern.tensor.Names;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Turns columns of a Tablesaw table into tensors, as {@code np.array(dataframe)} does with pandas.
 *
 * <pre>{@code
 * var table = Table.read().csv("abalone.csv");
 * var X = Nd4j.hstack(Tensors.of(table, "Length", "Diameter"), Tensors.oneHot(table, "Sex"));
 * var y = Tensors.of(table, "Rings");
 * }</pre>
 */
public final class Tensors {
  private Tensors() {}

  /**
   * Returns columns of numbers or booleans. True becomes 1, and false becomes 0.
   *
   * @param columns the names of the columns in the order of the tensor's columns; without names,
   *     all columns
   * @return shape [rows, columns], float32
   * @throws IllegalArgumentException if there is no such column, the table or a cell of it is
   *     empty, or a column contains anything else; the message says what to do
   */
  public static INDArray of(Table table, String... columns) {
    requireRows(table);
    List<String> names = columns.length == 0 ? table.columnNames() : List.of(columns);
    float[][] values = new float[table.rowCount()][names.size()];
    for (int j = 0; j < names.size(); j++) {
      float[] column = numbers(find(table, names.get(j)));
      for (int i = 0; i < column.length; i++) {
        values[i][j] = column[i];
      }
    }
    return Nd4j.createFromArray(values);
  }

  /**
   * Returns a one-hot row for each text of a column, like {@code pd.get_dummies(dataframe["Sex"])}:
   * one column for each different text, in alphabetical order.
   *
   * @return shape [rows, texts], float32
   * @throws IllegalArgumentException if there is no such column, the table or a cell of the column
   *     is empty, or the column does not contain text
   */
  public static INDArray oneHot(Table table, String column) {
    requireRows(table);
    if (!(find(table, column) instanceof StringColumn texts)) {
      throw new IllegalArgumentException(
          "Tensors.oneHot: expected a column of text but got "
              + described(find(table, column))
              + "; use Tensors.of(table, \""
              + column
              + "\")");
    }
    requireNoneMissing(texts);
    List<String> different = List.copyOf(new TreeSet<>(texts.asList()));
    INDArray rows = Nd4j.zeros(DataType.FLOAT, texts.size(), different.size());
    for (int i = 0; i < texts.size(); i++) {
      rows.putScalar(i, different.indexOf(texts.get(i)), 1);
    }
    return rows;
  }

  private static float[] numbers(Column<?> column) {
    requireNoneMissing(column);
    float[] numbers = new float[column.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (column instanceof NumericColumn<?> values) {
        numbers[i] = (float) values.getDouble(i);
      } else if (column instanceof BooleanColumn values) {
        numbers[i] = Boolean.TRUE.equals(values.get(i)) ? 1 : 0;
      } else {
        throw new IllegalArgumentException(
            "Tensors.of: expected columns of numbers or booleans but got "
                + described(column)
                + "; its first cell is \""
                + column.getString(i)
                + "\"; name the columns to use, as in Tensors.of(table, \"x1\", \"x2\"), or, for"
                + " text, use Tensors.oneHot(table, \""
                + column.name()
                + "\")");
      }
    }
    return numbers;
  }

  private static String described(Column<?> column) {
    return "\"" + column.name() + "\" of type " + column.type().name();
  }

  private static Column<?> find(Table table, String name) {
    if (!table.containsColumn(name)) {
      throw new IllegalArgumentException(Names.unknown("column", name, table.columnNames()));
    }
    return table.column(name);
  }

  private static void requireRows(Table table) {
    if (table.rowCount() == 0) {
      throw new IllegalArgumentException(
          "Tensors: expected a table with at least one row but got "
              + (table.name() == null
                  ? "an empty one"
                  : "\"" + table.name() + "\", which is empty"));
    }
  }

  private static void requireNoneMissing(Column<?> column) {
    if (column.countMissing() > 0) {
      int[] rows = column.isMissing().toArray();
      throw new IllegalArgumentException(
          "Tensors: expected a value in every cell, but column \""
              + column.name()
              + "\" has none in "
              + (rows.length == 1 ? "row " : rows.length + " rows, the first of which is row ")
              + Arrays.stream(rows).min().getAsInt()
              + "; remove such rows with table.dropRowsWithMissingValues()");
    }
  }
}
