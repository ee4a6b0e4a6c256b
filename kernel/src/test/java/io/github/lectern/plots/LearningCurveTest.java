package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.History;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class LearningCurveTest {
  private static final History WITH_VALIDATION =
      SampleHistories.history(
          Map.of(
              "loss", new double[] {2.5, 1.2},
              "accuracy", new double[] {.4, .5},
              "val_loss", new double[] {2.2, 1.3},
              "val_accuracy", new double[] {.41, .52}),
          "loss",
          "accuracy",
          "val_loss",
          "val_accuracy");

  @Test
  void says_in_words_where_each_curve_begins_and_ends() {
    assertThat(LearningCurve.of(SampleHistories.net1()).description())
        .isEqualTo(
            "Training of 20 epochs: loss from 32.5636 to 1.0525, accuracy from 0.3732 to 0.6013.");
  }

  @Test
  void loss_and_accuracy_stand_side_by_side_in_two_panels() {
    LearningCurve curve = LearningCurve.of(SampleHistories.net1());

    assertThat(curve.charts()).hasSize(2);
    assertThat(curve.width()).isEqualTo(900);
    assertThat(curve.height()).isEqualTo(300);
  }

  @Test
  void a_page_can_show_each_panel_as_a_picture_with_its_own_words() {
    LearningCurve curve = LearningCurve.of(SampleHistories.net1());
    List<Figure> panels = curve.panels();

    assertThat(panels)
        .extracting(Figure::description)
        .containsExactly(
            "Training of 20 epochs: loss from 32.5636 to 1.0525.",
            "Training of 20 epochs: accuracy from 0.3732 to 0.6013.");
    BufferedImage whole = curve.image(1);
    for (int i = 0; i < 2; i++) {
      assertThat(Pixels.of(panels.get(i).image(1)))
          .isEqualTo(Pixels.of(whole.getSubimage(450 * i, 0, 450, 300)));
    }
  }

  @Test
  void four_panels_wrap_into_a_second_row() {
    double[] two = {1, 2};
    LearningCurve curve =
        LearningCurve.of(
            SampleHistories.history(
                Map.of("loss", two, "a", two, "b", two, "c", two), "loss", "a", "b", "c"));

    assertThat(curve.charts()).hasSize(4);
    assertThat(curve.height()).isEqualTo(600);
  }

  @Test
  void validation_shares_the_panel_of_what_it_validates() {
    List<XYChart> charts = LearningCurve.of(WITH_VALIDATION).charts();

    assertThat(charts).extracting(XYChart::getTitle).containsExactly("loss", "accuracy");
    assertThat(charts.get(0).getSeriesCollection())
        .extracting(XYSeries::getName)
        .containsExactly("train", "validation");
    assertThat(charts.get(0).getStyler().isLegendVisible()).isTrue();
  }

  @Test
  void validation_values_stand_in_the_words_too() {
    assertThat(LearningCurve.of(WITH_VALIDATION).description())
        .contains("val_loss from 2.2000 to 1.3000", "val_accuracy from 0.4100 to 0.5200");
  }

  @Test
  void a_single_curve_needs_no_legend() {
    assertThat(LearningCurve.of(SampleHistories.net1()).charts())
        .noneMatch(chart -> chart.getStyler().isLegendVisible());
  }

  @Test
  void the_picture_is_opaque_and_holds_both_colours() {
    BufferedImage image = LearningCurve.of(WITH_VALIDATION).image(2);

    assertThat(image.getWidth()).isEqualTo(1800);
    assertThat(image.getHeight()).isEqualTo(600);
    assertThat(image.getColorModel().hasAlpha()).isFalse();
    assertThat(Pixels.count(image, Palette.BLUE)).isGreaterThan(500);
    assertThat(Pixels.count(image, Palette.VERMILLION)).isGreaterThan(500);
    assertThat(new Color(image.getRGB(0, 0))).isEqualTo(Color.WHITE);
  }

  @Test
  void a_loss_that_falls_far_is_drawn_on_a_logarithmic_axis_and_says_so() {
    List<XYChart> charts = LearningCurve.of(SampleHistories.net1()).charts();

    assertThat(charts.get(0).getTitle()).isEqualTo("loss (log scale)");
    assertThat(charts.get(0).getStyler().isYAxisLogarithmic()).isTrue();
    assertThat(charts.get(1).getStyler().isYAxisLogarithmic()).isFalse();
  }

  @Test
  void an_accuracy_that_rises_tenfold_keeps_its_linear_axis() {
    History history =
        SampleHistories.history(Map.of("accuracy", new double[] {.05, .9}), "accuracy");

    assertThat(LearningCurve.of(history).charts().get(0).getStyler().isYAxisLogarithmic())
        .isFalse();
  }

  @Test
  void a_single_epoch_is_a_point() {
    History history = SampleHistories.history(Map.of("loss", new double[] {2.5}), "loss");
    LearningCurve curve = LearningCurve.of(history);

    assertThat(curve.description()).isEqualTo("Training of 1 epoch: loss 2.5000.");
    assertThat(Pixels.count(curve.image(1), Palette.BLUE)).isBetween(10L, 100L);
  }

  @Test
  void the_value_of_a_single_epoch_is_labelled_with_four_decimals() {
    History one = SampleHistories.history(Map.of("loss", new double[] {2.522559642791748}), "loss");
    History two = SampleHistories.history(Map.of("loss", new double[] {2.5, 1.25}), "loss");

    assertThat(yAxisPattern(one)).isEqualTo("#,##0.####;−#,##0.####");
    assertThat(yAxisPattern(two)).isNotEqualTo("#,##0.####;−#,##0.####");
  }

  @Test
  void the_labels_of_an_axis_have_the_same_decimals() {
    History accuracy =
        SampleHistories.history(Map.of("accuracy", new double[] {.79, .87}), "accuracy");
    History loss = SampleHistories.history(Map.of("loss", new double[] {2500, 1250}), "loss");

    assertThat(yAxisPattern(accuracy)).isEqualTo("#,##0.00;−#,##0.00");
    assertThat(yAxisPattern(loss)).isEqualTo("#,##0;−#,##0");
  }

  @Test
  void a_tiny_loss_is_labelled_with_exponents() {
    History tiny = SampleHistories.history(Map.of("loss", new double[] {2e-5, 1e-5}), "loss");

    assertThat(yAxisPattern(tiny)).isEqualTo("0.##E0;−0.##E0");
  }

  private static String yAxisPattern(History history) {
    return LearningCurve.of(history).charts().get(0).getStyler().getYAxisDecimalPattern();
  }

  @Test
  void a_loss_that_stops_being_a_number_leaves_a_gap_and_is_named() {
    double[] loss = {2.5, 3.5, Double.NaN, Double.POSITIVE_INFINITY};
    LearningCurve curve = LearningCurve.of(SampleHistories.history(Map.of("loss", loss), "loss"));

    assertThat(curve.description()).isEqualTo("Training of 4 epochs: loss from 2.5000 to inf.");
    assertThat(Pixels.count(curve.image(1), Palette.BLUE)).isGreaterThan(100);
  }

  @Test
  void a_loss_that_never_was_a_number_gives_an_empty_panel_that_says_why() {
    double[] loss = {Double.NaN, Double.NaN};
    LearningCurve curve = LearningCurve.of(SampleHistories.history(Map.of("loss", loss), "loss"));

    assertThat(curve.charts().get(0).getTitle()).isEqualTo("loss: no finite values");
    assertThat(Pixels.count(curve.image(1), Palette.BLUE)).isZero();
  }

  @Test
  void a_tiny_loss_is_told_with_an_exponent_as_in_the_progress_line() {
    History history = SampleHistories.history(Map.of("loss", new double[] {.5, .00012345}), "loss");

    assertThat(LearningCurve.of(history).description()).contains("to 1.2345e-04");
  }

  @Test
  void any_number_of_epochs_can_be_drawn() {
    for (int epochs : new int[] {1, 2, 3, 7, 30, 31, 200, 1234}) {
      double[] loss = IntStream.range(0, epochs).mapToDouble(i -> 3.0 / (i + 1)).toArray();
      LearningCurve curve = LearningCurve.of(SampleHistories.history(Map.of("loss", loss), "loss"));

      assertThat(Pixels.count(curve.image(1), Palette.BLUE)).as("%s", epochs).isGreaterThan(9);
    }
  }

  @Test
  void later_epochs_do_not_change_a_curve_that_was_drawn() {
    History history = SampleHistories.history(Map.of("loss", new double[] {2, 1}), "loss");
    LearningCurve curve = LearningCurve.of(history);
    history.onEpochEnd(2, Map.of("loss", .5));

    assertThat(curve.description()).isEqualTo("Training of 2 epochs: loss from 2.0000 to 1.0000.");
  }

  @Test
  void a_history_without_epochs_is_refused() {
    assertThatThrownBy(() -> LearningCurve.of(new History()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LearningCurve: expected at least one finished epoch but got an empty History;"
                + " call fit(X, y) first");
  }
}
