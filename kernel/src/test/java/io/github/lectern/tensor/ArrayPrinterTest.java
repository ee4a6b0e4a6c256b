package io.github.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ArrayPrinterTest {
  @Test
  void every_array_prints_as_numpy_prints_it() {
    List<NumpyGolden> all = NumpyGolden.all();

    assertThat(all).hasSizeGreaterThan(1500).allSatisfy(ArrayPrinterTest::printsAsNumpy);
  }

  private static void printsAsNumpy(NumpyGolden golden) {
    INDArray x = golden.tensor();
    assertThat(ArrayPrinter.repr(x)).as("repr of %s", golden).isEqualTo(golden.repr());
    assertThat(ArrayPrinter.str(x)).as("str of %s", golden).isEqualTo(golden.str());
  }

  @Test
  void the_type_is_shown_unless_python_would_have_it_anyway() {
    assertThat(ArrayPrinter.repr(Nd4j.createFromArray(0f, 1f)))
        .isEqualTo("array([0., 1.], dtype=float32)");
    assertThat(ArrayPrinter.repr(Nd4j.createFromArray(0.0, 1.5))).isEqualTo("array([0. , 1.5])");
    assertThat(ArrayPrinter.repr(Nd4j.createFromArray(7, 10)))
        .isEqualTo("array([ 7, 10], dtype=int32)");
    assertThat(ArrayPrinter.repr(Nd4j.createFromArray(7L))).isEqualTo("array([7])");
    assertThat(ArrayPrinter.repr(Nd4j.createFromArray(true, false)))
        .isEqualTo("array([ True, False])");
  }

  @Test
  void the_types_bear_their_names_in_numpy() {
    INDArray x = Nd4j.createFromArray(1f);

    assertThat(ArrayPrinter.dtype(x)).isEqualTo("float32");
    assertThat(ArrayPrinter.dtype(x.castTo(DataType.UINT8))).isEqualTo("uint8");
    assertThat(ArrayPrinter.dtype(x.castTo(DataType.FLOAT16))).isEqualTo("float16");
    assertThat(ArrayPrinter.dtype(x.castTo(DataType.BFLOAT16))).isEqualTo("bfloat16");
    assertThat(ArrayPrinter.dtype(x.castTo(DataType.UINT32))).isEqualTo("uint32");
    assertThat(ArrayPrinter.dtype(x.castTo(DataType.INT64))).isEqualTo("int64");
    assertThat(ArrayPrinter.dtype(Nd4j.createFromArray(true))).isEqualTo("bool");
  }

  @Test
  void a_large_tensor_is_printed_from_its_corners() {
    INDArray x = Nd4j.zeros(DataType.UINT8, 60_000, 784);
    x.putScalar(new long[] {59_999, 783}, 255);

    assertThat(ArrayPrinter.repr(x))
        .isEqualTo(
            """
            array([[  0,   0,   0, ...,   0,   0,   0],
                   [  0,   0,   0, ...,   0,   0,   0],
                   [  0,   0,   0, ...,   0,   0,   0],
                   ...,
                   [  0,   0,   0, ...,   0,   0,   0],
                   [  0,   0,   0, ...,   0,   0,   0],
                   [  0,   0,   0, ...,   0,   0, 255]], dtype=uint8)""");
  }

  @Test
  void a_view_is_printed_as_what_it_shows() {
    INDArray x = Nd4j.arange(12).castTo(DataType.INT64).reshape(3, 4);

    assertThat(ArrayPrinter.str(x.transpose().get(NDArrayIndex.interval(1, 3))))
        .isEqualTo("[[ 1  5  9]\n [ 2  6 10]]");
    assertThat(ArrayPrinter.str(x.getColumn(2))).isEqualTo("[ 2  6 10]");
  }

  @Test
  void an_unsigned_number_above_2_to_the_63_is_not_negative() {
    INDArray x = Nd4j.createFromArray(-1L, 5L).castTo(DataType.UINT64);

    assertThat(ArrayPrinter.str(x)).isEqualTo("[18446744073709551615                    5]");
  }

  @Test
  void bfloat16_has_digits_of_its_own() {
    INDArray x = Nd4j.createFromArray(0.1f, 3.14f).castTo(DataType.BFLOAT16);

    // The bfloat16 numbers nearest to 0.1 and 3.14 are 0.10009765625 and 3.140625.
    assertThat(ArrayPrinter.repr(x)).isEqualTo("array([0.1 , 3.14], dtype=bfloat16)");
  }

  @Test
  void text_is_quoted() {
    INDArray x = Nd4j.create("Bag", "Ankle boot");

    assertThat(ArrayPrinter.repr(x)).isEqualTo("array(['Bag', 'Ankle boot'], dtype='<U10')");
    assertThat(ArrayPrinter.str(x)).isEqualTo("['Bag' 'Ankle boot']");
  }

  @Test
  void a_tensor_without_shape_and_elements_prints_as_empty() {
    assertThat(ArrayPrinter.repr(Nd4j.empty(DataType.FLOAT))).isEqualTo("array([], dtype=float32)");
  }
}
