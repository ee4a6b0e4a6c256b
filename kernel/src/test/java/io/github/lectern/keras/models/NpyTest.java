package io.github.lectern.keras.models;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares with golden files that NumPy 1.24 wrote: {@code a = np.array([[1, -2.5, 3e-8], [0, 5,
 * 1e30]], 'f4')}, then {@code np.save('matrix.npy', a)}, {@code np.save('vector.npy', a[0])},
 * {@code np.save('doubles.npy', a.astype('f8'))} and {@code np.save('fortran.npy',
 * np.asfortranarray(a))}.
 */
class NpyTest {
  private static final INDArray MATRIX =
      Nd4j.createFromArray(new float[][] {{1, -2.5f, 3e-8f}, {0, 5, 1e30f}});
  private static final INDArray VECTOR = Nd4j.createFromArray(1, -2.5f, 3e-8f);

  @Test
  void bytes_are_those_of_numpy() throws IOException {
    assertThat(Npy.bytes(MATRIX)).isEqualTo(golden("matrix.npy"));
    assertThat(Npy.bytes(VECTOR)).isEqualTo(golden("vector.npy"));
  }

  @Test
  void files_of_numpy_are_read() throws IOException {
    assertThat(read(golden("matrix.npy"), 2, 3)).containsExactly(1, -2.5f, 3e-8f, 0, 5, 1e30f);
    assertThat(read(golden("vector.npy"), 3)).containsExactly(1, -2.5f, 3e-8f);
  }

  @Test
  void nan_and_infinity_keep_their_bits() throws IOException {
    INDArray odd = Nd4j.createFromArray(Float.NaN, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE);
    assertThat(read(Npy.bytes(odd), 4))
        .containsExactly(Float.NaN, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE);
  }

  @Test
  void an_array_of_another_type_or_order_is_refused() throws IOException {
    byte[] doubles = golden("doubles.npy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(doubles, 2, 3))
        .withMessageStartingWith("expected an array of float32 in C order but got {'descr': '<f8'");
    byte[] fortran = golden("fortran.npy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(fortran, 2, 3))
        .withMessageContaining("'fortran_order': True");
  }

  @Test
  void every_truncation_is_refused() {
    byte[] whole = Npy.bytes(MATRIX);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException()
          .as("%d bytes", length)
          .isThrownBy(() -> read(cut, 2, 3))
          .withMessageStartingWith("expected ");
    }
  }

  @Test
  void a_header_that_promises_more_than_there_is_is_refused() {
    String text = new String(Npy.bytes(MATRIX), ISO_8859_1);
    for (String shape : new String[] {"(2, 4)", "(9, 9)", "(2, 0)", "(2, ,)"}) {
      byte[] changed = text.replace("(2, 3)", shape).getBytes(ISO_8859_1);
      assertThatIllegalArgumentException().as(shape).isThrownBy(() -> read(changed, 2, 3));
    }
  }

  @Test
  void an_array_of_another_shape_or_with_more_numbers_is_refused() {
    byte[] matrix = Npy.bytes(MATRIX);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(matrix, 3, 2))
        .withMessage("expected an array [3,2] but got [2,3]");
    byte[] longer = Arrays.copyOf(matrix, matrix.length + 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(longer, 2, 3))
        .withMessage("expected an array [2,3] but the file contains more numbers");
  }

  /** The array is larger than one of the parts in which arrays are read. */
  @Test
  void a_large_array_comes_back() throws IOException {
    INDArray large = Nd4j.arange(50_001).castTo(DataType.FLOAT).reshape(3, 16667);
    assertThat(read(Npy.bytes(large), 3, 16667)).containsExactly(large.data().asFloat());
  }

  private static float[] read(byte[] bytes, long... shape) throws IOException {
    return Npy.read(new ByteArrayInputStream(bytes), shape);
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream file = NpyTest.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }
}
