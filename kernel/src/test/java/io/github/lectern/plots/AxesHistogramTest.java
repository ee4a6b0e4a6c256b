package io.github.lectern.plots;

import static io.github.lectern.plots.AxesHistogram.bins;
import static io.github.lectern.plots.AxesHistogram.hist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The expected counts and edges are those of numpy.histogram. */
class AxesHistogramTest {
  private static final double[] VALUES = {1, 2, 2, 3, 3, 3, 4, 9};

  @Test
  void the_counts_and_edges_are_numpys() {
    AxesHistogram four = hist(VALUES, bins(4));
    assertThat(four.counts()).containsExactly(3, 4, 0, 1);
    assertThat(four.edges()).containsExactly(1, 3, 5, 7, 9);
    AxesHistogram ten = hist(VALUES);
    assertThat(ten.counts()).containsExactly(1, 2, 3, 1, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void equal_values_get_a_range_of_one_around_them() {
    AxesHistogram equal = hist(new double[] {5, 5, 5}, bins(3));
    assertThat(equal.counts()).containsExactly(0, 3, 0);
    assertThat(equal.edges()[0]).isEqualTo(4.5);
    assertThat(equal.edges()[3]).isEqualTo(5.5);
  }

  @Test
  void minus_zero_counts_as_zero() {
    assertThat(hist(new double[] {-0.0, 0, 1}, bins(2)).counts()).containsExactly(2, 1);
  }

  @Test
  void an_array_of_any_type_shape_and_order_counts_all_its_numbers() {
    INDArray matrix = Nd4j.createFromArray(new int[][] {{1, 2, 2, 3}, {3, 3, 4, 9}});
    for (INDArray values :
        Arrays.asList(
            matrix, matrix.castTo(DataType.DOUBLE), matrix.transpose(), matrix.reshape(2, 2, 2))) {
      assertThat(hist(values, bins(4)).counts()).containsExactly(3, 4, 0, 1);
    }
    INDArray half = matrix.castTo(DataType.FLOAT).getColumns(0, 1);
    assertThat(hist(half, bins(2)).counts()).containsExactly(1, 3);
  }

  @Test
  void numbers_that_are_not_finite_are_left_out() {
    AxesHistogram some = hist(new double[] {0, Double.NaN, 1, Double.POSITIVE_INFINITY}, bins(2));
    assertThat(some.counts()).containsExactly(1, 1);
    assertThat(some.description()).contains("2 numbers left out as NaN or infinite");
    assertThatThrownBy(() -> hist(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "hist: expected at least one finite number but got 1 number, all of them NaN or"
                + " infinite");
    assertThatThrownBy(() -> hist(new double[0])).hasMessageEndingWith("but got 0 numbers");
    assertThatThrownBy(() -> hist((INDArray) null)).hasMessageContaining("run the cell");
    assertThatThrownBy(() -> bins(0)).hasMessage("bins: expected at least 1 but got 0");
  }

  @Test
  void the_words_name_the_range_and_the_fullest_bin() {
    assertThat(hist(VALUES, bins(4)).description())
        .isEqualTo(
            "Histogram of 8 numbers from 1 to 9 in 4 bins; the fullest, from 3 to 5, contains"
                + " 50 %.");
  }

  @Test
  void the_height_of_a_bar_is_proportional_to_its_count() {
    BufferedImage image = hist(VALUES, bins(4)).image(1);
    assertThat(height(image, 95)).isEqualTo(3 * 192 / 4);
    assertThat(height(image, 160)).isEqualTo(192);
    assertThat(height(image, 225)).isZero();
    assertThat(height(image, 290)).isEqualTo(192 / 4);
  }

  private static long height(BufferedImage image, int x) {
    Color blue = Palette.BLUE;
    long pixels = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      pixels += image.getRGB(x, y) == blue.getRGB() ? 1 : 0;
    }
    return pixels;
  }

  @Test
  void many_bins_and_one_can_be_drawn() {
    assertThat(Pixels.count(hist(VALUES, bins(300)).image(1), Palette.BLUE)).isPositive();
    assertThat(Pixels.count(hist(VALUES, bins(1)).image(1), Palette.BLUE)).isGreaterThan(20_000);
  }
}
