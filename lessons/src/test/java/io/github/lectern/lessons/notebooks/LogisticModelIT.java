package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the outputs of notebook 01. The numbers follow from the formula of the sigmoid. */
class LogisticModelIT {
  private static final Notebook NOTEBOOK = CourseRun.once().executed("01-logistic-model.ipynb");

  @Test
  void the_first_cell_needs_no_import() {
    assertThat(NOTEBOOK.code().get(0).id()).isEqualTo("earlier-questions");
    assertThat(NOTEBOOK.code().get(1).id()).isEqualTo("set-up");
    assertThat(shownText("set-up")).isEqualTo("array([-2.,  0.,  2.])");
  }

  @Test
  void devices_reports_backend_threads_and_blas() {
    assertThat(shownText("devices"))
        .containsPattern("device +CPU, \\d+ processor")
        .containsPattern("threads +\\d+")
        .containsPattern("backend +ND4J \\d")
        .containsPattern("BLAS +OpenBLAS \\d");
  }

  @Test
  void the_diagram_has_an_arrow_from_each_input_to_the_output() {
    String svg = NOTEBOOK.cell("gv").shown("image/svg+xml").get(0);
    assertThat(svg).startsWith("<svg").contains("Layer 0", "Layer 1: sigmoid", ">x784<", ">y<");
    assertThat(Pattern.compile("class=\"edge\"").matcher(svg).results()).hasSize(4);
  }

  @Test
  void one_sample_and_three_scores_have_the_probabilities_of_the_formula() {
    assertThat(Double.parseDouble(shownText("one-sample"))).isCloseTo(0.880797, within(5e-7));
    assertThat(shownText("sigmoid-values"))
        .isEqualTo("array([0.11920292, 0.5       , 0.88079708])");
  }

  @Test
  void the_curves_are_pictures_with_a_description() {
    for (String id : List.of("s-curve", "log-curve")) {
      assertThat(NOTEBOOK.cell(id).shown("image/png")).as(id).hasSize(1);
    }
    assertThat(shownText("s-curve")).contains("0.0000454 at −10, 0.5 at 0, 0.99995 at 10");
  }

  @Test
  void from_minus_30_to_30_no_probability_is_0_or_1() {
    double[] ends = numbers(shownText("between"));
    // e^-30 = 9.3576e-14, as any table of the exponential says
    assertThat(ends[0]).isBetween(9.3576e-14, 9.3577e-14);
    assertThat(1 - ends[1]).isBetween(9.3e-14, 9.5e-14);
  }

  // SaturationTest derives these limits.
  @Test
  void the_sigmoid_saturates_where_the_precision_ends() {
    assertThat(shownText("saturation"))
        .containsPattern("in float32, at every step +-88.73 +16.64")
        .containsPattern("then rounded to float32 .*-103.98 +17.33")
        .containsPattern("in float64, at every step .*-709.79 +36.74");
  }

  @Test
  void the_tensors_and_the_node_are_drawn() {
    assertThat(shownText("tensor-steps")).contains("Its shape is (4, 2, 3)");
    String svg = NOTEBOOK.cell("node").shown("image/svg+xml").get(0);
    assertThat(svg).contains(">the score<", ">y = sigmoid(z)<");
    assertThat(Pattern.compile("class=\"edge\"").matcher(svg).results()).hasSize(5);
  }

  @Test
  void the_formula_in_matrices_is_the_dense_layer() {
    assertThat(shownText("samples")).contains("dtype=float32");
    assertThat(shownText("by-hand").lines()).hasSize(5);
    assertThat(shownText("dense")).isEqualTo("true");
  }

  @Test
  void the_shapes_are_those_of_five_samples() {
    assertThat(shownText("shapes"))
        .containsPattern("X +\\(5, 784\\)")
        .containsPattern("\nW +\\(784, 1\\)")
        .containsPattern("XW +\\(5, 1\\)")
        .containsPattern("\nb +\\(1, 1\\)")
        .containsPattern("XW \\+ b +\\(5, 1\\)")
        .containsPattern("\ny +\\(5, 1\\)");
  }

  @Test
  void plus_repeats_the_single_number_and_exp_keeps_the_shape() {
    assertThat(shownText("broadcast")).isEqualTo("array([[101.],\n       [102.],\n       [103.]])");
    assertThat(shownText("grid-sum"))
        .isEqualTo("array([[11., 21.],\n       [12., 22.],\n       [13., 23.]])");
    assertThat(shownText("exp"))
        .isEqualTo("array([[ 2.71828183],\n       [ 7.3890561 ],\n       [20.08553692]])");
  }

  @Test
  void shapes_that_do_not_go_together_are_both_named() {
    assertThat(NOTEBOOK.cell("no-broadcast").errors().get(0)).contains("[5, 1]", "[3, 1]");
  }

  @Test
  void the_logarithm_of_the_odds_is_the_score() {
    assertThat(shownText("odds")).isEqualTo("array([-2.,  0.,  2.])");
  }

  // e^2 = 7.389056, e^4 = 54.598150
  @Test
  void two_steps_multiply_the_odds_by_e_squared() {
    List<String> shown = NOTEBOOK.cell("steps-odds").shown("text/plain");
    assertThat(numbers(shown.get(0)))
        .containsExactly(new double[] {7.389056, 54.598150}, within(1e-6));
    assertThat(numbers(shown.get(1)))
        .containsExactly(new double[] {7.389056, 7.389056}, within(1e-6));
  }

  @Test
  void the_original_fraction_overflows_and_the_other_form_does_not() {
    assertThat(NOTEBOOK.cell("fraction").shown("text/plain"))
        .containsExactly("exp(z) / (1 + exp(z)) is NaN", "1 / (1 + exp(-z)) is 1.0");
  }

  private static double[] numbers(String text) {
    return Pattern.compile("\\d+\\.\\d+(E-?\\d+)?")
        .matcher(text)
        .results()
        .mapToDouble(number -> Double.parseDouble(number.group()))
        .toArray();
  }

  private static String shownText(String id) {
    List<String> shown = NOTEBOOK.cell(id).shown("text/plain");
    assertThat(shown).as(id).hasSize(1);
    return shown.get(0);
  }
}
