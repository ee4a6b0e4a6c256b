package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class FunctionPlotTest {
  private static final FunctionPlot SQUARE =
      FunctionPlot.over(-2, 4).axes("x", "y").add("square", x -> x * x);

  @Test
  void says_in_words_what_each_curve_is_at_the_ends_and_in_the_middle() {
    assertThat(SQUARE.add("third", x -> x / 3).description())
        .isEqualTo(
            "Curves against x: square is 4 at −2, 1 at 1, 16 at 4;"
                + " third is −0.6667 at −2, 0.3333 at 1, 1.333 at 4.");
    assertThat(FunctionPlot.over(-2, 4).description()).isEqualTo("No curves.");
  }

  @Test
  void words_do_not_round_to_a_whole_number() {
    FunctionPlot sigmoid = FunctionPlot.over(-10, 10).add("s", z -> 1 / (1 + Math.exp(-z)));
    assertThat(sigmoid.description())
        .isEqualTo("Curves against x: s is 0.0000454 at −10, 0.5 at 0, 0.99995 at 10.");
    assertThat(FunctionPlot.number(1e-12)).isEqualTo("1E−12");
    assertThat(FunctionPlot.number(1 - 1e-16)).isEqualTo("0.9999999999999999");
    assertThat(FunctionPlot.number(Double.NaN)).isEqualTo("undefined");
  }

  @Test
  void axes_have_minus_signs_instead_of_hyphens() {
    String pattern = SQUARE.chart().getStyler().getXAxisDecimalPattern();
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    assertThat(new DecimalFormat(pattern, symbols).format(-0.5)).isEqualTo("−0.5");
  }

  @Test
  void a_curve_goes_from_end_to_end() {
    XYSeries series = SQUARE.chart().getSeries("square");
    double[] x = series.getXData();
    assertThat(x[0]).isEqualTo(-2);
    assertThat(x[x.length - 1]).isEqualTo(4);
    assertThat(series.getYData()[x.length - 1]).isEqualTo(16);
  }

  @Test
  void ticks_stand_at_round_numbers_whatever_the_interval() {
    FunctionPlot level = FunctionPlot.over(-10, 10).add("nearly 1", x -> 1 - 1e-3 * x * x);
    List<Integer> lines = verticalLines(level.image(1));
    assertThat(lines).hasSizeBetween(5, 12);
    int ends = lines.get(0) + lines.get(lines.size() - 1);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i) + lines.get(lines.size() - 1 - i)).isCloseTo(ends, within(2));
    }
  }

  @Test
  void straight_lines_have_few_vertical_ticks() {
    List<DoubleUnaryOperator> straight =
        List.of(z -> Math.max(0, z), z -> Math.max(0, -z), Math::abs, z -> 2 * z);
    for (DoubleUnaryOperator line : straight) {
      BufferedImage image = FunctionPlot.over(-3, 3).add("line", line).image(1);
      assertThat(horizontalLines(image)).hasSizeBetween(4, 10);
    }
  }

  @Test
  void the_vertical_axis_ends_at_a_tick_that_a_curve_nearly_reaches() {
    FunctionPlot curve = FunctionPlot.over(-10, 10).add("s", x -> 1 / (1 + Math.exp(-x)));
    assertThat(curve.chart().getStyler().getYAxisMin()).isEqualTo(0);
    assertThat(curve.chart().getStyler().getYAxisMax()).isEqualTo(1);
    assertThat(SQUARE.chart().getStyler().getYAxisMax()).isNull();
  }

  @Test
  void curves_differ_in_their_strokes_as_well_as_in_their_colours() {
    XYChart chart = SQUARE.add("double", x -> 2 * x).chart();
    assertThat(chart.getSeries("square").getLineStyle())
        .isNotEqualTo(chart.getSeries("double").getLineStyle());
    assertThat(chart.getStyler().isLegendVisible()).isTrue();
    assertThat(SQUARE.chart().getStyler().isLegendVisible()).isFalse();
  }

  @Test
  void between_the_dashes_of_a_second_curve_there_is_paper() {
    FunctionPlot plot = FunctionPlot.over(0, 1).add("steep", x -> 3 * x).add("level", x -> 1.27);
    assertThat(pixelsOfTheFullestVermillionRow(plot.image(1))).isBetween(200L, 450L);
  }

  @Test
  void what_cannot_be_drawn_is_a_gap() {
    double[] root =
        FunctionPlot.over(-1, 1).add("root", Math::sqrt).chart().getSeries("root").getYData();
    assertThat(root[0]).isNaN();
    assertThat(root[root.length - 1]).isEqualTo(1);
    double[] line =
        FunctionPlot.over(-1, 1).logarithmic().add("x", x -> x).chart().getSeries("x").getYData();
    assertThat(line[0]).isNaN();
    assertThat(line[line.length - 1]).isEqualTo(1);
  }

  @Test
  void a_function_without_any_finite_value_leaves_an_empty_plot() {
    FunctionPlot plot = FunctionPlot.over(0, 1).add("none", x -> Double.NaN);
    assertThat(plot.chart().getSeriesCollection()).isEmpty();
    assertThat(plot.image(1).getWidth()).isEqualTo(plot.width());
  }

  @Test
  void it_is_drawn_in_its_colours_on_white_paper() {
    assertThat(Pixels.colours(SQUARE.image(1))).contains(Palette.PAPER, Palette.BLUE);
    assertThat(Pixels.colours(SQUARE.logarithmic().image(1))).contains(Palette.BLUE);
  }

  @Test
  void two_curves_of_one_name_and_an_empty_interval_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SQUARE.add("square", x -> x))
        .withMessage(
            "FunctionPlot: expected a new name but got \"square\" again;"
                + " give each curve a different name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FunctionPlot.over(1, 1))
        .withMessage(
            "FunctionPlot: expected finite ends with from < to but got from = 1.0 and to = 1.0");
  }

  /** Returns the x positions of the vertical grid lines, which may be two pixels wide. */
  private static List<Integer> verticalLines(BufferedImage image) {
    return IntStream.range(1, image.getWidth())
        .filter(x -> isLine(image, x) && !isLine(image, x - 1))
        .boxed()
        .toList();
  }

  /** Returns the y positions of the horizontal grid lines, which may be two pixels high. */
  private static List<Integer> horizontalLines(BufferedImage image) {
    int width = image.getWidth();
    List<Integer> inked =
        IntStream.range(0, image.getHeight())
            .filter(
                y ->
                    width - Pixels.count(image.getSubimage(0, y, width, 1), Palette.PAPER)
                        > width / 2)
            .boxed()
            .toList();
    return inked.stream().filter(y -> !inked.contains(y - 1)).toList();
  }

  private static boolean isLine(BufferedImage image, int x) {
    int height = image.getHeight();
    return height - Pixels.count(image.getSubimage(x, 0, 1, height), Palette.PAPER) > height / 2;
  }

  /**
   * Returns the number of coloured pixels in the fullest row that contains vermillion. The image is
   * 640 pixels wide, and a line across the plot has more than 540.
   */
  private static long pixelsOfTheFullestVermillionRow(BufferedImage image) {
    return IntStream.range(0, image.getHeight())
        .mapToObj(y -> image.getSubimage(0, y, image.getWidth(), 1))
        .filter(row -> Pixels.count(row, Palette.VERMILLION) > 0)
        .mapToLong(
            row ->
                row.getWidth()
                    - Pixels.count(row, Palette.PAPER)
                    - Pixels.count(row, Palette.FAINT))
        .max()
        .orElseThrow();
  }
}
