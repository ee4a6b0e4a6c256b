package io.github.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class RowsTest {
  /** Returns the numbers from 0 to 23 as a tensor of shape [4,2,3]. */
  private static INDArray counting(DataType type) {
    return Nd4j.arange(24).reshape(4, 2, 3).castTo(type);
  }

  private static float[] read(INDArray x, int... order) {
    Rows rows = Rows.of(x);
    float[] target = new float[order.length * rows.width()];
    rows.read(order, 0, order.length, target);
    return target;
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"COMPRESSED", "UNKNOWN", "UTF8", "BOOL"},
      mode = EnumSource.Mode.EXCLUDE)
  void rows_of_every_numeric_type_come_in_the_order_asked_for(DataType type) {
    assertThat(read(counting(type), 2, 0))
        .containsExactly(12, 13, 14, 15, 16, 17, 0, 1, 2, 3, 4, 5);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"COMPRESSED", "UNKNOWN", "UTF8", "BOOL"},
      mode = EnumSource.Mode.EXCLUDE)
  void layout_does_not_matter(DataType type) {
    INDArray x = counting(type);

    assertThat(read(x.dup('f'), 1)).as("f order").containsExactly(6, 7, 8, 9, 10, 11);
    assertThat(read(x.permute(2, 1, 0), 1))
        .as("permuted")
        .containsExactly(1, 7, 13, 19, 4, 10, 16, 22);
    assertThat(read(x.get(NDArrayIndex.interval(2, 4)), 1))
        .as("the last two")
        .containsExactly(18, 19, 20, 21, 22, 23);
    assertThat(read(x.get(NDArrayIndex.interval(1, 2, 4)), 0, 1))
        .as("every other from 1 on")
        .containsExactly(6, 7, 8, 9, 10, 11, 18, 19, 20, 21, 22, 23);
    assertThat(read(x.get(NDArrayIndex.all(), NDArrayIndex.point(1)), 3, 1))
        .as("second matrix row of each sample")
        .containsExactly(21, 22, 23, 9, 10, 11);
    assertThat(read(x.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(2)), 1))
        .as("last column of each sample")
        .containsExactly(8, 11);
    assertThat(read(x.reshape(-1, 6), 3)).as("reshaped").containsExactly(18, 19, 20, 21, 22, 23);
  }

  @Test
  void bytes_are_unsigned_or_signed_as_their_type_says() {
    INDArray x = Nd4j.createFromArray(200, 255).castTo(DataType.UINT8);

    assertThat(read(x, 0, 1)).containsExactly(200, 255);
    assertThat(read(Nd4j.createFromArray(-56, 127).castTo(DataType.INT8), 0, 1))
        .containsExactly(-56, 127);
  }

  @Test
  void pixels_of_few_and_of_many_rows_are_read_one_after_the_other() {
    INDArray x = Nd4j.valueArrayOf(new long[] {2, 3000}, 7, DataType.UINT8);
    x.putScalar(1, 0, 200).putScalar(1, 2999, 255);

    float[] few = read(x, 1);
    float[] many = read(x, 1, 0, 1);

    assertThat(few).hasSize(3000).startsWith(200, 7, 7).endsWith(7, 7, 255);
    assertThat(many).hasSize(9000).startsWith(few).endsWith(few);
    assertThat(read(x, 0)).hasSize(3000).containsOnly(7);
  }

  @Test
  void large_and_negative_numbers_are_rounded_to_float() {
    assertThat(read(Nd4j.createFromArray(-3, Integer.MAX_VALUE), 0, 1))
        .containsExactly(-3, 0x1p31f);
    assertThat(read(Nd4j.createFromArray(-(1L << 40) - 1, 7L), 0, 1)).containsExactly(-0x1p40f, 7);
    assertThat(read(Nd4j.createFromArray(0.1, -1e-3), 0, 1)).containsExactly(0.1f, -1e-3f);
    assertThat(read(Nd4j.createFromArray(0.5f, -0.25f).castTo(DataType.FLOAT16), 0, 1))
        .containsExactly(0.5f, -0.25f);
  }

  @Test
  void booleans_are_0_and_1() {
    assertThat(read(Nd4j.createFromArray(true, false, true), 0, 1, 2)).containsExactly(1, 0, 1);
  }

  @Test
  void sizes_are_those_of_the_samples() {
    Rows images = Rows.of(counting(DataType.UINT8));

    assertThat(images.count()).isEqualTo(4);
    assertThat(images.width()).isEqualTo(6);
    assertThat(images.sampleShape()).containsExactly(2, 3);
    Rows labels = Rows.of(Nd4j.createFromArray(9, 0, 0));
    assertThat(labels.count()).isEqualTo(3);
    assertThat(labels.width()).isEqualTo(1);
    assertThat(labels.sampleShape()).isEmpty();
  }

  @Test
  void a_part_of_an_order_fills_the_target_from_its_start() {
    float[] target = new float[13];
    Arrays.fill(target, -1);

    Rows.of(counting(DataType.UINT8)).read(new int[] {3, 1, 0, 2}, 1, 3, target);

    assertThat(target).containsExactly(6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5, -1);
  }

  @Test
  void uint8_can_be_copied_without_conversion() {
    Rows images = Rows.of(counting(DataType.UINT8));
    ByteBuffer target = ByteBuffer.allocate(12);

    images.copyUint8(new int[] {3, 1, 0, 2}, 1, 3, target);

    assertThat(images.areUint8()).isTrue();
    assertThat(target.array()).containsExactly(6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5);
    assertThatThrownBy(() -> images.copyUint8(new int[] {0}, 0, 1, ByteBuffer.allocate(5)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(Rows.of(counting(DataType.INT32)).areUint8()).isFalse();
  }

  @Test
  void consecutive_rows_need_no_order() {
    float[] target = new float[12];

    Rows.of(counting(DataType.INT32)).read(2, 4, target);

    assertThat(target).containsExactly(12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23);
  }

  @Test
  void the_tensor_is_left_as_it_was() {
    INDArray x = counting(DataType.DOUBLE).permute(1, 0, 2);
    INDArray before = x.dup();
    long[] strides = x.stride();

    read(x, 1, 0);
    Rows.of(x).firstNonFinite();

    assertThat(x).isEqualTo(before);
    assertThat(x.stride()).containsExactly(strides).containsExactly(3, 6, 1);
    assertThat(x.dataType()).isEqualTo(DataType.DOUBLE);
  }

  @Test
  void a_tensor_in_one_piece_is_not_copied() {
    INDArray x = counting(DataType.FLOAT);
    Rows rows = Rows.of(x);
    x.putScalar(new long[] {1, 0, 0}, 99);
    float[] target = new float[6];

    rows.read(1, 2, target);

    assertThat(target).containsExactly(99, 7, 8, 9, 10, 11);
  }

  @Test
  void one_sample_and_none_are_rows_too() {
    assertThat(read(counting(DataType.FLOAT).get(NDArrayIndex.interval(3, 4)), 0))
        .containsExactly(18, 19, 20, 21, 22, 23);
    Rows none = Rows.of(Nd4j.create(DataType.FLOAT, 0, 784));
    assertThat(none.count()).isZero();
    assertThat(none.width()).isEqualTo(784);
    none.read(new int[0], 0, 0, new float[0]);
    assertThat(none.firstNonFinite()).isEmpty();
  }

  @Test
  void the_first_value_that_is_not_finite_is_found() {
    INDArray x = counting(DataType.FLOAT);
    assertThat(Rows.of(x).firstNonFinite()).isEmpty();

    x.putScalar(new long[] {3, 0, 0}, Float.NaN);
    assertThat(Rows.of(x).firstNonFinite()).hasValue(new Rows.NonFinite(3, Float.NaN));

    x.putScalar(new long[] {2, 1, 2}, Float.NEGATIVE_INFINITY);
    assertThat(Rows.of(x).firstNonFinite())
        .hasValue(new Rows.NonFinite(2, Float.NEGATIVE_INFINITY));
  }

  @Test
  void a_double_beyond_the_range_of_float_is_not_finite() {
    assertThat(Rows.of(Nd4j.createFromArray(1, 1e39)).firstNonFinite())
        .hasValue(new Rows.NonFinite(1, Float.POSITIVE_INFINITY));
  }

  @Test
  void integers_are_always_finite() {
    assertThat(Rows.of(counting(DataType.UINT8)).firstNonFinite()).isEmpty();
  }

  @Test
  void a_scalar_has_no_rows() {
    assertThatThrownBy(() -> Rows.of(Nd4j.scalar(3.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but got a scalar");
  }

  @Test
  void text_has_no_numbers() {
    assertThatThrownBy(() -> Rows.of(Nd4j.create("boot", "bag")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected numbers but got text");
  }

  @Test
  void a_row_that_is_not_there_is_refused() {
    Rows rows = Rows.of(counting(DataType.UINT8));
    float[] target = new float[12];

    assertThatThrownBy(() -> rows.read(new int[] {0, 4}, 0, 2, target))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> rows.read(new int[] {-1}, 0, 1, target))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> rows.read(3, 5, target)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> rows.read(0, 3, target))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Rows: expected room for 3 x 6 values but got 12");
  }

  @Test
  void a_closed_tensor_is_an_error_and_no_crash() {
    INDArray x = Nd4j.ones(DataType.FLOAT, 4, 6);
    Rows rows = Rows.of(x);
    x.close();

    assertThatThrownBy(() -> rows.read(0, 1, new float[6]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Rows: the tensor was closed; load it again");
  }

  @Test
  void memory_lives_as_long_as_the_rows() {
    Rows rows = Rows.of(Nd4j.ones(DataType.FLOAT, 1000, 1000));
    float[] target = new float[1_000_000];
    for (int i = 0; i < 5; i++) {
      System.gc();
      Nd4j.zeros(DataType.FLOAT, 1000, 1000).addi(7); // would reuse the memory if it were freed
      rows.read(0, 1000, target);
      assertThat(target[0] + target[999_999]).isEqualTo(2);
    }
  }
}
