package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.History;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class OverlaidCurvesTest {
  private static final History SLOW = accuracy(.3, .4);
  private static final History FAST = accuracy(.5, .7, .9);

  @Test
  void each_training_is_a_curve_of_its_own_length() {
    OverlaidCurves curves = OverlaidCurves.of("accuracy").add("slow", SLOW).add("fast", FAST);
    assertThat(curves.chart().getSeriesCollection())
        .extracting(XYSeries::getName)
        .containsExactly("slow", "fast");
    assertThat(curves.description())
        .isEqualTo(
            "accuracy, epoch by epoch: slow from 0.3000 to 0.4000; fast from 0.5000 to 0.9000.");
    assertThat(OverlaidCurves.of("accuracy").description())
        .isEqualTo("accuracy, epoch by epoch: no curves.");
    BufferedImage image = curves.image(1);
    assertThat(Pixels.count(image, Palette.BLUE)).isGreaterThan(100);
    assertThat(Pixels.count(image, Palette.VERMILLION)).isGreaterThan(100);
  }

  @Test
  void several_runs_are_drawn_as_their_mean_with_bars() {
    OverlaidCurves curves =
        OverlaidCurves.of("accuracy").add("three seeds", accuracy(.2), accuracy(.4), accuracy(.9));
    XYSeries series = curves.chart().getSeriesCollection().iterator().next();
    assertThat(series.getYData()[0]).isCloseTo(.5, Offset.offset(1e-12));
    // sqrt((.09 + .01 + .16) / 2)
    assertThat(series.getExtraValues()[0]).isCloseTo(Math.sqrt(.13), Offset.offset(1e-12));
    assertThat(curves.description()).endsWith("to 0.5000 ± 0.3606 (3 runs).");
  }

  @Test
  void the_axis_explains_the_bars_which_have_the_colour_of_their_curve() {
    XYChart chart =
        OverlaidCurves.of("accuracy")
            .add("one", SLOW)
            .add("two", accuracy(.2, .3), accuracy(.4, .5))
            .add("three", accuracy(.1, .3), accuracy(.4, .5))
            .chart();
    assertThat(chart.getXAxisTitle())
        .isEqualTo("epoch (bars: ± 1 standard deviation over 2 seeds)");
    assertThat(chart.getSeriesCollection())
        .extracting(XYSeries::getLabel)
        .containsExactly("one", "two", "three");
    assertThat(chart.getStyler().isErrorBarsColorSeriesColor()).isTrue();
  }

  @Test
  void the_legend_explains_bars_that_have_different_numbers_of_seeds() {
    XYChart chart =
        OverlaidCurves.of("accuracy")
            .add("one", SLOW)
            .add("two", accuracy(.2, .3), accuracy(.4, .5))
            .add("three", SLOW, SLOW, SLOW)
            .chart();
    assertThat(chart.getXAxisTitle()).isEqualTo("epoch");
    assertThat(chart.getSeriesCollection())
        .extracting(XYSeries::getLabel)
        .containsExactly(
            "one",
            "two\n± 1 standard deviation\nover 2 seeds",
            "three\n± 1 standard deviation\nover 3 seeds");
  }

  @Test
  void a_number_may_have_another_name_in_the_logs() {
    History both =
        SampleHistories.history(
            Map.of("loss", new double[] {2, 1}, "val_loss", new double[] {3, 4}),
            "loss",
            "val_loss");
    assertThat(
            OverlaidCurves.of("loss")
                .add("seen", both)
                .add("unseen", "val_loss", both)
                .description())
        .contains("seen from 2.0000 to 1.0000; unseen from 3.0000 to 4.0000");
  }

  @Test
  void losses_that_fall_far_are_drawn_on_a_logarithmic_axis() {
    History far = SampleHistories.history(Map.of("loss", new double[] {30, .5}), "loss");
    OverlaidCurves curves = OverlaidCurves.of("loss").add("raw", far);
    assertThat(curves.chart().getTitle()).isEqualTo("loss (log scale)");
    assertThat(curves.chart().getStyler().isYAxisLogarithmic()).isTrue();
    assertThat(OverlaidCurves.of("accuracy").add("a", FAST).chart().getTitle())
        .isEqualTo("accuracy");
  }

  /** XChart cuts lines that take more than two fifths of the width of the chart. */
  @Test
  void a_long_label_has_several_lines() {
    assertThat(ChartStyle.inLines("trained on 48,000 pictures, with dropout"))
        .isEqualTo("trained on 48,000\npictures, with dropout");
    assertThat(ChartStyle.inLines("net1")).isEqualTo("net1");
  }

  @Test
  void what_is_not_a_number_leaves_a_gap() {
    OverlaidCurves curves = OverlaidCurves.of("accuracy").add("a", accuracy(.3, Double.NaN, .5));
    assertThat(curves.image(1).getWidth()).isEqualTo(ChartStyle.WIDTH);
  }

  @Test
  void what_cannot_be_compared_is_refused() {
    OverlaidCurves one = OverlaidCurves.of("accuracy").add("a", SLOW);
    assertThatThrownBy(() -> one.add("a", FAST))
        .hasMessage(
            "OverlaidCurves: expected a new label but got \"a\" again;"
                + " give each curve a different label");
    assertThatThrownBy(() -> one.add("b", SLOW, FAST))
        .hasMessage(
            "OverlaidCurves: expected runs with the same number of epochs but got runs of [2, 3]"
                + " epochs");
    assertThatThrownBy(() -> one.add("b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "OverlaidCurves: expected at least one run for \"b\" but got none; add what fit"
                + " returned: add(\"b\", history)");
    assertThatThrownBy(() -> OverlaidCurves.of("recall").add("a", SLOW))
        .hasMessage("History has no \"recall\"; it has accuracy");
    assertThatThrownBy(() -> OverlaidCurves.of("loss").chart())
        .hasMessageStartingWith("OverlaidCurves: expected a curve but got none");
  }

  private static History accuracy(double... values) {
    return SampleHistories.history(Map.of("accuracy", values), "accuracy");
  }

  @Test
  void the_values_of_steps_have_an_axis_of_steps() {
    OverlaidCurves steps = OverlaidCurves.of("accuracy").by("step").add("a", accuracy(.3, .2));
    assertThat(steps.chart().getXAxisTitle()).isEqualTo("step");
    assertThat(steps.description()).isEqualTo("accuracy, step by step: a from 0.3000 to 0.2000.");
  }

  @Test
  void a_long_legend_makes_the_chart_taller() {
    OverlaidCurves two =
        OverlaidCurves.of("accuracy")
            .add("a", accuracy(.2), accuracy(.3))
            .add("b", accuracy(.4), accuracy(.5), accuracy(.6));
    OverlaidCurves three = two.add("c", accuracy(.6), accuracy(.7));
    assertThat(two.height()).isEqualTo(360);
    assertThat(three.height()).isEqualTo(420);
    assertThat(three.chart().getHeight()).isEqualTo(420);
  }
}
