package io.github.lectern.keras.layers;

import static io.github.lectern.keras.engine.Matrices.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransposeTest {
  @ParameterizedTest
  @CsvSource({"1,1", "3,2", "4,5", "6,7", "65,33", "2,5000", "5000,2"})
  void rows_become_columns(int rows, int columns) {
    Matrix matrix = Matrices.random(rows, columns, 1);
    Matrix transposed = Matrix.zeros(columns, rows);
    Transpose.write(matrix, transposed);
    float[] numbers = values(matrix);
    float[] expected = new float[numbers.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i % columns * rows + i / columns] = numbers[i];
    }
    assertArrayEquals(expected, values(transposed));
  }
}
