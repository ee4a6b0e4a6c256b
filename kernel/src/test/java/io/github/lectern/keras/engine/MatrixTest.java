package io.github.lectern.keras.engine;

import static io.github.lectern.keras.engine.Matrices.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MatrixTest {
  @Test
  void shares_its_memory_with_the_array() {
    INDArray array = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}});
    Matrix matrix = Matrix.sharing(array);
    array.putScalar(1, 2, 60);
    assertThat(values(matrix)).containsExactly(1, 2, 3, 4, 5, 60);
    matrix.write(0, new Tile(new float[] {7, 8, 9}, 1, 3));
    assertThat(array.getFloat(0, 1)).isEqualTo(8);
  }

  @Test
  void some_rows_are_a_matrix_of_their_own_in_the_same_memory() {
    Matrix matrix = Matrices.of(4, 2, 1, 2, 3, 4, 5, 6, 7, 8);
    Matrix middle = matrix.rows(1, 3);
    assertThat(values(middle)).containsExactly(3, 4, 5, 6);
    assertThat(values(middle.rows(1, 2))).containsExactly(5, 6);
    middle.write(1, new Tile(new float[] {-5, -6}, 1, 2));
    assertThat(values(matrix)).containsExactly(1, 2, 3, 4, -5, -6, 7, 8);
  }

  @Test
  void some_columns_are_a_matrix_of_their_own_in_the_same_memory() {
    Matrix matrix = Matrices.of(3, 4, 0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23);
    Matrix middle = matrix.columns(1, 3);
    assertThat(values(middle)).containsExactly(1, 2, 11, 12, 21, 22);
    assertThat(values(middle.rows(1, 3))).containsExactly(11, 12, 21, 22);
    assertThat(values(middle.rows(2, 3).columns(1, 2))).containsExactly(22);
    middle.rows(1, 3).write(0, new Tile(new float[] {-1, -2, -3, -4}, 2, 2));
    middle.write(0, new Tile(new float[] {5, 6}, 1, 2));
    Tile last = new Tile(new float[2], 1, 2);
    middle.read(2, last);
    assertThat(last.values()).containsExactly(-3, -4);
    assertThat(values(matrix)).containsExactly(0, 5, 6, 3, 10, -1, -2, 13, 20, -3, -4, 23);
  }

  @Test
  void the_same_memory_in_another_shape() {
    Matrix matrix = Matrices.of(2, 3, 1, 2, 3, 4, 5, 6);
    assertThat(values(matrix.rows(0, 1).shaped(3, 2).rows(1, 3))).containsExactly(3, 4, 5, 6);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> matrix.shaped(2, 4));
  }

  @Test
  void a_tile_beyond_the_rows_or_of_another_width_is_refused() {
    Matrix middle = Matrices.of(4, 2, 1, 2, 3, 4, 5, 6, 7, 8).rows(1, 3);
    Tile two = new Tile(new float[4], 2, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> middle.read(1, two))
        .withMessage("Matrix: expected a tile within [2,2] but got [2,2] from row 1");
    assertThatIllegalArgumentException().isThrownBy(() -> middle.write(1, two));
    assertThatIllegalArgumentException().isThrownBy(() -> middle.read(-1, two));
    Tile wide = new Tile(new float[4], 1, 4);
    assertThatIllegalArgumentException().isThrownBy(() -> middle.write(0, wide));
  }

  @Test
  void rows_and_columns_that_do_not_exist_are_refused() {
    Matrix matrix = Matrix.zeros(4, 2);
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.rows(2, 5));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.rows(-1, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> matrix.columns(1, 3));
  }

  @Test
  void an_array_that_is_too_short_for_a_tile_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tile(new float[5], 2, 3))
        .withMessage("Tile: expected at least 2 x 3 values but got 5");
  }

  @Test
  void a_vector_is_one_row() {
    Matrix matrix = Matrix.sharing(Nd4j.createFromArray(1f, 2f, 3f));
    assertThat(matrix.rows()).isEqualTo(1);
    assertThat(matrix.columns()).isEqualTo(3);
  }

  @Test
  void refuses_memory_that_is_not_row_major_float32() {
    INDArray array = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}});
    INDArray view = array.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3));
    for (INDArray bad : new INDArray[] {view, array.transpose(), array.castTo(DataType.DOUBLE)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Matrix.sharing(bad))
          .withMessageContaining("expected a float32 array in C order that is not a view but got ");
    }
  }
}
