package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class IdxFormatTest {
  private static final List<Integer> SHAPE = List.of(2, 1, 3);

  /** A file written by hand: magic number 08 03, dimensions 2, 1, 3, then six values. */
  private static final byte[] BYTES = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 1, 127, (byte) 128, (byte) 200, (byte) 255
  };

  @Test
  void the_size_is_that_of_the_header_and_one_byte_a_value() {
    assertThat(IdxFormat.size(SHAPE)).isEqualTo(22);
    assertThat(IdxFormat.size(List.of(60_000, 28, 28))).isEqualTo(47_040_016);
    assertThat(IdxFormat.size(List.of(10_000))).isEqualTo(10_008);
  }

  @Test
  void the_right_header_is_accepted() throws SourceException {
    IdxFormat.check(BYTES, SHAPE);
  }

  @Test
  void another_magic_number_is_refused() {
    byte[] signed = BYTES.clone();
    signed[2] = 9;

    assertThatThrownBy(() -> IdxFormat.check(signed, SHAPE))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "not an IDX file of unsigned bytes: expected magic number 0x00000803 but got"
                + " 0x00000903");
  }

  @Test
  void another_shape_is_refused() {
    assertThatThrownBy(() -> IdxFormat.check(BYTES, List.of(2, 3, 1)))
        .isInstanceOf(SourceException.class)
        .hasMessage("expected shape [2, 3, 1] in the IDX header but got [2, 1, 3]");
  }

  @Test
  void the_tensor_has_the_values_unsigned_and_row_by_row() {
    INDArray tensor = IdxFormat.toTensor(BYTES, SHAPE);

    assertThat(tensor.dataType()).isEqualTo(DataType.UINT8);
    assertThat(tensor.shape()).containsExactly(2, 1, 3);
    assertThat(tensor.ravel().toIntVector()).containsExactly(0, 1, 127, 128, 200, 255);
    assertThat(tensor.getInt(1, 0, 1)).isEqualTo(200);
    assertThat(tensor.getDouble(1, 0, 2)).isEqualTo(255);
    assertThat(tensor.castTo(DataType.FLOAT).sumNumber().intValue()).isEqualTo(711);
  }
}
