package io.github.lectern.plots;

import static io.github.lectern.plots.ContourPlot.contour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ContourPlotTest {
  private static final INDArray X = Nd4j.linspace(0, 4, 5, DataType.DOUBLE);
  private static final INDArray Y = Nd4j.linspace(-1, 1, 3, DataType.DOUBLE);

  /** Rises from left to right only, so the line at 1 is vertical, a quarter of the way. */
  private static final ContourPlot SLOPE = contour(X, Y, (x, y) -> x).levels(1);

  @Test
  void rows_of_z_belong_to_y_and_columns_to_x() {
    INDArray z =
        Nd4j.createFromArray(new double[][] {{0, 1, 2, 3, 4}, {0, 1, 2, 3, 4}, {0, 1, 2, 3, 4}});
    assertThat(contour(X, Y, z).levels(1).svg()).isEqualTo(SLOPE.svg());
  }

  @Test
  void the_line_of_a_level_is_where_the_function_has_this_value() {
    BufferedImage image = SLOPE.image(1);
    int columns = SLOPE.width() - 62 - 74;
    int middle = 12 + 150;
    assertThat(
            Pixels.count(
                image.getSubimage(62 + columns / 4 - 2, middle - 20, 5, 40), Palette.PAPER))
        .isLessThan(40 * 3);
    assertThat(Pixels.colours(image.getSubimage(62 + 4, middle - 20, columns / 4 - 10, 40)))
        .containsExactly(Palette.PAPER);
    assertThat(Pixels.colours(image.getSubimage(62 + columns / 2, middle - 20, 40, 40)))
        .hasSize(1)
        .doesNotContain(Palette.PAPER);
  }

  @Test
  void y_grows_upwards() {
    BufferedImage image = contour(X, Y, (x, y) -> y).levels(0).image(1);
    assertThat(Pixels.colours(image.getSubimage(100, 12 + 200, 100, 50)))
        .containsExactly(Palette.PAPER);
    assertThat(Pixels.colours(image.getSubimage(100, 12 + 50, 100, 50)))
        .doesNotContain(Palette.PAPER);
  }

  @Test
  void the_words_say_the_range_the_levels_and_where_paths_begin_and_end() {
    INDArray steps = Nd4j.createFromArray(new double[][] {{4, 1}, {2, 0.5}, {0.25, 0}});
    assertThat(contour(X, Y, (x, y) -> x + y).levels(3, 0.5).axes("w1", "w2").path("SGD", steps))
        .hasToString(
            "Contours over w1 and w2, values from −1 to 5, lines at 0.5, 3."
                + " SGD goes from (4, 1) to (0.25, 0) in 2 steps.");
  }

  @Test
  void levels_are_round_numbers_between_the_least_and_the_greatest_value() {
    assertThat(contour(X, Y, (x, y) -> x))
        .asString()
        .contains("lines at 0.5, 1, 1.5, 2, 2.5, 3, 3.5.");
    assertThat(contour(X, Y, (x, y) -> 7)).asString().contains("lines at no level");
  }

  @Test
  void paths_are_drawn_in_colours_of_their_own_and_named_below() {
    INDArray line = Nd4j.createFromArray(new double[][] {{0, 0}, {4, 0}});
    ContourPlot plot = SLOPE.path("plain", line).path("momentum", line.mul(0.5));
    assertThat(plot.height()).isGreaterThan(SLOPE.height() + 40);
    assertThat(Pixels.colours(plot.image(1))).contains(Palette.BLUE, Palette.VERMILLION);
    assertThat(plot.svg()).contains(">plain</text>", ">momentum</text>");
  }

  @Test
  void it_follows_the_theme_of_the_page() {
    assertThat(SLOPE.svg())
        .contains("currentColor", "image/png")
        .doesNotContain("fill=\"#ffffff\"", "fill=\"white\"");
  }

  /** A value that is not a number has no line and no tint, and is not in the range. */
  @Test
  void a_gap_remains_where_the_function_is_not_finite() {
    ContourPlot plot = contour(X, Y, (x, y) -> x < 2 ? Double.NaN : x).levels(3);
    assertThat(plot).asString().contains("values from 2 to 4");
    assertThat(Pixels.colours(plot.image(1).getSubimage(70, 100, 60, 60)))
        .containsExactly(Palette.PAPER);
  }

  @Test
  void a_saddle_has_two_separate_lines() {
    INDArray ends = Nd4j.createFromArray(0.0, 1.0);
    PlaneAxes axes = new PlaneAxes(0, 1, 0, 1, 300);
    double[] unit = {0, 1};
    // high at (0, 0) and (1, 1); the mean, 0.5, is below the level of 0.6
    LevelLines saddle = new LevelLines(unit, unit, new double[][] {{1, 0}, {0, 1}});
    assertThat(saddle.at(0.6, axes).contains(axes.x(0.5), axes.y(0.5))).isFalse();
    assertThat(saddle.at(0.6, axes).getBounds2D().getWidth()).isEqualTo(300);
    assertThat(contour(ends, ends, (x, y) -> x * y)).isNotNull();
  }

  @Test
  void wrong_shapes_are_refused_with_what_was_expected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contour(X, Y, Nd4j.zeros(5, 3)))
        .withMessage(
            "contour: expected z of shape [rows,columns] = [3,5], a row for each y and a column"
                + " for each x, but got [5,3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contour(Nd4j.createFromArray(1.0, 0.0), Y, (x, y) -> 0))
        .withMessage(
            "contour: expected x to ascend but got 0.0 after 1.0; make it with Nd4j.linspace");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contour(X, Y, (x, y) -> Double.NaN))
        .withMessage("contour: expected a finite value in z but got none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SLOPE.path("p", Nd4j.zeros(2, 3)))
        .withMessage("contour: expected the points of a path as [n,2] but got [2,3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SLOPE.levels(new double[256]))
        .withMessage("contour: expected at most 255 levels but got 256");
  }
}
