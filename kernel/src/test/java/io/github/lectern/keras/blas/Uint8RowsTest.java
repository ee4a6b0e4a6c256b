package io.github.lectern.keras.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lectern.tensor.Rows;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Uint8RowsTest {
  @BeforeEach
  void load() {
    assumeTrue(OneDnn.isUsable());
  }

  // row i has the numbers i, i + 1, ... modulo 256
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "5, 7", "16, 784", "2, 70000"})
  void rows_are_read_in_their_order(int count, int width) {
    Uint8Rows rows = Uint8Rows.of(Rows.of(numbers(count + 1, width))).orElseThrow();
    int[] order = new int[count + 2];
    for (int i = 0; i < order.length; i++) {
      order[i] = count - i % (count + 1);
    }
    int size = count * width;
    FloatPointer target = new FloatPointer(size + 1L).put(size, -1);

    rows.read(order, 1, 1 + count, target);

    for (int i = 0; i < size; i++) {
      assertThat(target.get(i)).isEqualTo((order[1 + i / width] + i % width) % 256);
    }
    assertThat(target.get(size)).isEqualTo(-1);
  }

  @Test
  void many_rows_are_read_at_once_unless_they_are_wide() {
    assertThat(atOnce(8)).isEqualTo(512);
    assertThat(atOnce(784)).isEqualTo(16);
    assertThat(atOnce(30_000)).isEqualTo(2);
    assertThat(atOnce(70_000)).isEqualTo(1);
  }

  @Test
  void only_uint8_is_read() {
    assertThat(Uint8Rows.of(Rows.of(Nd4j.ones(DataType.FLOAT, 2, 2)))).isEmpty();
    assertThat(Uint8Rows.of(Rows.of(Nd4j.ones(DataType.INT8, 2, 2)))).isEmpty();
  }

  private static int atOnce(int width) {
    return Uint8Rows.of(Rows.of(Nd4j.zeros(DataType.UINT8, 1, width))).orElseThrow().atOnce();
  }

  private static INDArray numbers(int count, int width) {
    INDArray first = Nd4j.arange(count).reshape(count, 1);
    INDArray further = Nd4j.arange(width).reshape(1, width);
    return first.add(further).fmod(256).castTo(DataType.UINT8);
  }
}
