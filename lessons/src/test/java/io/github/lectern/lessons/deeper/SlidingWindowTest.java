package io.github.lectern.lessons.deeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SlidingWindowTest {
  private static final INDArray IMAGE =
      Nd4j.createFromArray(new int[][] {{0, 0, 9, 9}, {0, 0, 9, 9}, {1, 2, 3, 4}});

  /** By hand, at the top left: -1 * 0 + 1 * 0 - 2 * 0 + 2 * 0 = 0; next to it: 9 + 2 * 9 = 27. */
  @Test
  void each_place_gets_the_weighted_sum_of_the_pixels_under_the_window() {
    INDArray window = Nd4j.createFromArray(new double[][] {{-1, 1}, {-2, 2}});
    assertThat(SlidingWindow.over(IMAGE, window).toDoubleMatrix())
        .isEqualTo(new double[][] {{0, 27, 0}, {2, 11, 2}});
  }

  @Test
  void a_window_may_have_more_columns_than_rows() {
    INDArray window = Nd4j.createFromArray(new double[][] {{1, 0, 10}});
    assertThat(SlidingWindow.over(IMAGE, window).toDoubleMatrix())
        .isEqualTo(new double[][] {{90, 90}, {90, 90}, {31, 42}});
  }

  @Test
  void a_window_that_is_too_large_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlidingWindow.over(IMAGE, Nd4j.ones(4, 4)))
        .withMessage("SlidingWindow: a window of 4 by 4 does not fit into an image of 3 by 4");
  }
}
