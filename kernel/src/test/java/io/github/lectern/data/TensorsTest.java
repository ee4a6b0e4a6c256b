package io.github.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TensorsTest {
  private static Table shellfish() {
    return Table.create(
        "shellfish",
        DoubleColumn.create("length", .455, .35, .53, .44),
        IntColumn.create("rings", 15, 7, 9, 10),
        BooleanColumn.create("adult", true, false, true, true),
        StringColumn.create("sex", "M", "I", "F", "M"));
  }

  @Test
  void the_tensor_has_the_values_of_the_table_in_the_order_of_the_names() {
    Table table = shellfish();
    INDArray x = Tensors.of(table, "rings", "adult", "length");
    assertThat(x.shape()).containsExactly(4, 3);
    assertThat(x.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(x.getRow(0).toFloatVector()).containsExactly(15, 1, .455f);
    for (int row = 0; row < table.rowCount(); row++) {
      assertThat(x.getFloat(row, 0)).isEqualTo(table.intColumn("rings").get(row).floatValue());
      assertThat(x.getFloat(row, 1)).isEqualTo(table.booleanColumn("adult").get(row) ? 1f : 0f);
      assertThat(x.getFloat(row, 2)).isEqualTo((float) table.doubleColumn("length").getDouble(row));
    }
  }

  @Test
  void without_names_all_columns_are_used() {
    Table table = shellfish().removeColumns("sex");
    table.addColumns(
        LongColumn.create("id", 1L << 24, 2, 3, 4),
        ShortColumn.create("s", new short[] {-1, 0, 1, 2}));
    INDArray all = Tensors.of(table);
    assertThat(all.shape()).containsExactly(4, 5);
    assertThat(all.getRow(0).toFloatVector()).containsExactly(.455f, 15, 1, 1 << 24, -1);
  }

  @Test
  void a_table_read_from_csv_has_the_types_of_its_columns() {
    Table table = Table.read().csv("a,b,c\n1,2.5,true\n3,4,false\n", "numbers");
    assertThat(Tensors.of(table).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 2.5f, 1}, {3, 4, 0}});
  }

  @Test
  void texts_become_one_hot_rows_in_alphabetical_order() {
    Table table = shellfish();
    assertThat(Tensors.oneHot(table, "sex").toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {0, 0, 1}}); // F, I, M
    for (BooleanColumn dummy : table.stringColumn("sex").getDummies()) {
      int column = List.of("F", "I", "M").indexOf(dummy.name());
      for (int row = 0; row < 4; row++) {
        assertThat(Tensors.oneHot(table, "sex").getFloat(row, column))
            .isEqualTo(dummy.get(row) ? 1f : 0f);
      }
    }
  }

  @Test
  void a_missing_value_is_named_with_its_row() {
    Table table = Table.read().csv("a,b\n1,2\n3,\n5,6\n7,\n", "gaps");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensors.of(table, "a", "b"))
        .withMessage(
            "Tensors: expected a value in every cell, but column \"b\" has none in 2 rows, the"
                + " first of which is row 1; remove such rows with"
                + " table.dropRowsWithMissingValues()");
    assertThat(Tensors.of(table, "a").length()).isEqualTo(4);
    assertThat(Tensors.of(table.dropRowsWithMissingValues()).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 2}, {5, 6}});
    StringColumn texts = StringColumn.create("t", "x", "").appendMissing().append("y");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensors.oneHot(Table.create("t", texts), "t"))
        .withMessageContaining("column \"t\" has none in 2 rows, the first of which is row 1");
  }

  @Test
  void a_column_of_another_type_is_refused_with_advice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensors.of(shellfish()))
        .withMessage(
            "Tensors.of: expected columns of numbers or booleans but got \"sex\" of type STRING;"
                + " its first cell is \"M\"; name the columns to use, as in"
                + " Tensors.of(table, \"x1\", \"x2\"), or, for text, use"
                + " Tensors.oneHot(table, \"sex\")");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensors.oneHot(shellfish(), "rings"))
        .withMessage(
            "Tensors.oneHot: expected a column of text but got \"rings\" of type INTEGER; use"
                + " Tensors.of(table, \"rings\")");
  }

  @Test
  void an_unknown_column_and_an_empty_table_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensors.of(shellfish(), "ring"))
        .withMessage(
            "Unknown column: ring\nDid you mean \"rings\"? Known names: length, rings, adult, sex");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensors.of(shellfish().emptyCopy()))
        .withMessage(
            "Tensors: expected a table with at least one row but got \"shellfish\", which is"
                + " empty");
  }
}
