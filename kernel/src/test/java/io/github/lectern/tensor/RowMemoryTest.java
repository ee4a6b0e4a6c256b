package io.github.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Tensors above 2 GiB are read in segments; here the segments are a few bytes long. */
class RowMemoryTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 8, 12, 24, 25, 60, 84, 1000})
  void segments_of_any_size_give_the_same_rows(long segmentBytes) {
    INDArray x = Nd4j.arange(21).castTo(DataType.INT32).reshape(7, 3); // 12 bytes per row
    RowMemory memory = new RowMemory(x, 3, segmentBytes);

    for (int row = 0; row < 7; row++) {
      assertThat(row(memory, row, 3)).containsExactly(3 * row, 3 * row + 1, 3 * row + 2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE", "UBYTE", "BYTE", "SHORT", "INT", "LONG"})
  void segments_hold_any_type(DataType type) {
    INDArray x = Nd4j.arange(21).castTo(type).reshape(7, 3);
    RowMemory memory = new RowMemory(x, 3, 16);

    assertThat(row(memory, 0, 3)).containsExactly(0, 1, 2);
    assertThat(row(memory, 6, 3)).containsExactly(18, 19, 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 24, 47, 48, 1000})
  void rows_may_stand_apart(long segmentBytes) {
    INDArray x = Nd4j.arange(21).castTo(DataType.INT32).reshape(7, 3);
    INDArray oddRows = x.get(NDArrayIndex.interval(1, 2, 7)); // rows are 24 bytes apart
    RowMemory memory = new RowMemory(oddRows, 3, segmentBytes);

    assertThat(oddRows.stride()).containsExactly(6, 1);
    assertThat(row(memory, 0, 3)).containsExactly(3, 4, 5);
    assertThat(row(memory, 2, 3)).containsExactly(15, 16, 17);
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 24, 1000})
  void rows_in_any_order_are_read_one_after_the_other(long segmentBytes) {
    INDArray x = Nd4j.arange(21).castTo(DataType.INT32).reshape(7, 3);
    float[] values = new float[9];
    new RowMemory(x, 3, segmentBytes).read(new int[] {6, 0, 6}, values);
    assertThat(values).containsExactly(18, 19, 20, 0, 1, 2, 18, 19, 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 6, 7, 1000})
  void bytes_are_copied_as_they_are_from_segments_of_any_size(long segmentBytes) {
    INDArray x = Nd4j.arange(235, 256).castTo(DataType.UINT8).reshape(7, 3);
    INDArray oddRows = x.get(NDArrayIndex.interval(1, 2, 7)); // 6 bytes from row to row
    ByteBuffer target = ByteBuffer.allocate(7);
    target.put(6, (byte) 1);
    new RowMemory(oddRows, 3, segmentBytes).copyBytes(new int[] {2, 0}, target);
    assertThat(target.array())
        .containsExactly((byte) 250, (byte) 251, (byte) 252, (byte) 238, (byte) 239, (byte) 240, 1);
  }

  private static float[] row(RowMemory memory, int row, int width) {
    float[] values = new float[width];
    memory.read(new int[] {row}, values);
    return values;
  }
}
