package io.github.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class DatasetHashTest {
  /** 200 images of 2 by 3 pixels with values from 0 to 255. */
  private static final INDArray PIXELS =
      Nd4j.createFromArray(IntStream.range(0, 1200).map(i -> i * 37 % 256).toArray())
          .reshape(200, 2, 3);

  @Test
  void the_shape_of_a_sample_and_the_type_do_not_matter() {
    assertThat(of(PIXELS.reshape(200, 6))).isEqualTo(of(PIXELS));
    assertThat(of(PIXELS.castTo(DataType.UINT8))).isEqualTo(of(PIXELS));
    assertThat(of(PIXELS.castTo(DataType.DOUBLE).reshape(200, 2, 3, 1))).isEqualTo(of(PIXELS));
  }

  @Test
  void one_factor_for_all_values_does_not_matter() {
    assertThat(of(PIXELS.castTo(DataType.FLOAT).div(255))).isEqualTo(of(PIXELS));
    assertThat(of(PIXELS.castTo(DataType.DOUBLE).div(255))).isEqualTo(of(PIXELS));
  }

  @Test
  void other_samples_another_number_of_them_and_another_order_do() {
    INDArray fewer = PIXELS.get(NDArrayIndex.interval(0, 199));
    INDArray other = PIXELS.dup();
    other.putScalar(0, 9);
    assertThat(of(fewer)).isNotEqualTo(of(PIXELS));
    assertThat(of(other)).isNotEqualTo(of(PIXELS));
    assertThat(of(Nd4j.reverse(PIXELS.dup()))).isNotEqualTo(of(PIXELS));
  }

  @Test
  void few_empty_and_blank_samples_have_one_too() {
    assertThat(of(Nd4j.zeros(2, 3))).isNotEqualTo(of(Nd4j.zeros(3, 3)));
    assertThat(of(Nd4j.createFromArray(1f, 2f))).isNotEqualTo(of(Nd4j.createFromArray(2f, 1f)));
  }

  private static long of(INDArray x) {
    return DatasetHash.of(Rows.of(x));
  }
}
