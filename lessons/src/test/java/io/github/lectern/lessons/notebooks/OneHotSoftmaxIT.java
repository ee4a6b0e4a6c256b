package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the outputs of notebook 02. */
class OneHotSoftmaxIT {
  private static final Notebook NOTEBOOK = CourseRun.once().executed("02-one-hot-softmax.ipynb");

  @Test
  void numbers_put_an_order_and_distances_between_classes_and_rows_do_not() {
    assertThat(shownText("codes"))
        .containsPattern("cat and dog +1 +1\\.414")
        .containsPattern("cat and horse +2 +1\\.414")
        .containsPattern("dog and horse +1 +1\\.414");
    assertThat(NOTEBOOK.cell("mean").shown("text/plain"))
        .containsExactly("2.0", "array([0.5, 0. , 0.5], dtype=float32)");
  }

  @Test
  void label_2_of_5_has_its_1_in_the_third_place() {
    assertThat(shownText("one-hot")).isEqualTo("array([0., 0., 1., 0., 0.], dtype=float32)");
    assertThat(shownText("one-hot-steps")).contains("oneHot(2, 5) is [0, 0, 1, 0, 0].");
  }

  @Test
  void three_labels_of_two_classes_become_a_matrix_of_3_by_2() {
    assertThat(NOTEBOOK.cell("categorical").shown("text/plain"))
        .containsExactly(
            "array([[1., 0.],\n       [0., 1.],\n       [0., 1.]], dtype=float32)", "[3, 2]");
    assertThat(shownText("categorical-steps")).contains("The matrix has the shape (3, 2).");
    assertThat(shownText("labels-shape")).isEqualTo("[60000, 10]");
  }

  @Test
  void the_steps_have_buttons_and_are_still_images_without_a_script() {
    for (String id : List.of("one-hot-steps", "categorical-steps")) {
      assertThat(NOTEBOOK.cell(id).shown("text/html").get(0))
          .contains("data-lectern-figure", "<script>", "\"STEPPER\"", "<img alt=");
    }
  }

  @Test
  void two_models_side_by_side_equal_one_with_joined_weights() {
    assertThat(shownText("joined")).isEqualTo("true");
  }

  @Test
  void the_seven_shapes_are_those_of_five_samples() {
    assertThat(shownText("seven-shapes"))
        .containsPattern("X +\\(5, 784\\)")
        .containsPattern("y1, y2 +\\(5, 1\\)")
        .containsPattern("y = \\[y1 y2\\] +\\(5, 2\\)")
        .containsPattern("W1, W2 +\\(784, 1\\)")
        .containsPattern("W = \\[W1 W2\\] +\\(784, 2\\)")
        .containsPattern("b1, b2 +\\(1, 1\\)")
        .containsPattern("b = \\[b1 b2\\] +\\(1, 2\\)");
  }

  @Test
  void the_larger_score_determines_the_class() {
    List<String> shown = NOTEBOOK.cell("larger").shown("text/plain");
    double[] scores = numbers(shown.get(0));
    double[] classes = numbers(shown.get(1));
    assertThat(scores).hasSize(10);
    assertThat(classes).hasSize(5);
    for (int row = 0; row < 5; row++) {
      assertThat(classes[row]).isEqualTo(scores[2 * row + 1] > scores[2 * row] ? 1 : 0);
    }
  }

  @Test
  void the_question_has_four_options_and_is_not_done_yet() {
    assertThat(shownText("quiz")).contains("500 and 200", "[0, 0]", "[0, 1]", "[1, 0]", "[1, 1]");
    assertThat(shownText("quiz-answer")).startsWith("Quiz: 0 of 1 passed").contains("not done yet");
  }

  @Test
  void only_softmax_meets_the_requirements() {
    assertThat(tableAndReport("try-sigmoid"))
        .satisfiesExactly(
            table -> assertThat(table).containsPattern("2.0 +1.0 +0.8808 +0.7311 +1.6119"),
            report -> assertThat(report).contains("1 of 2 passed", "✓ (1)", "✗ (2)"));
    assertThat(tableAndReport("try-share"))
        .satisfiesExactly(
            table -> assertThat(table).containsPattern("0.0 +0.0 +NaN +NaN +NaN"),
            report -> assertThat(report).contains("0 of 2 passed"));
    assertThat(tableAndReport("try-softmax"))
        .satisfiesExactly(
            table -> assertThat(table).containsPattern("2.0 +1.0 +0.7311 +0.2689 +1.0000"),
            report -> assertThat(report).contains("2 of 2 passed"));
    assertThat(shownText("third-check")).contains("1 of 1 passed", "✓ (3)");
  }

  @Test
  void a_step_of_1_multiplies_the_odds_of_softmax_by_e_and_those_of_the_rival_by_something_else() {
    assertThat(NOTEBOOK.cell("rival").shown("text/plain").get(0)).contains("2 of 2 passed");
    assertThat(factors(NOTEBOOK.cell("rival").shown("text/plain").get(1)))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .doesNotContain("2.7183");
    assertThat(factors(shownText("third-odds"))).hasSize(5).containsOnly("2.7183");
  }

  /** Returns the last column of a table of numbers. */
  private static List<String> factors(String table) {
    return table.lines().skip(3).map(line -> line.replaceAll(".* ", "")).toList();
  }

  private static List<String> tableAndReport(String id) {
    return NOTEBOOK.cell(id).shown("text/plain");
  }

  // e^2 / (e^2 + e) = 0.731059
  @Test
  void softmax_by_hand_is_that_of_the_library() {
    List<String> shown = NOTEBOOK.cell("softmax-by-hand").shown("text/plain");
    assertThat(Double.parseDouble(shown.get(0))).isCloseTo(0.731059, within(5e-7));
    assertThat(Double.parseDouble(shown.get(1))).isCloseTo(0.268941, within(5e-7));
  }

  // 53 ln 2 = 36.7368
  @Test
  void the_first_value_is_exactly_1_from_a_difference_of_36_74() {
    assertThat(NOTEBOOK.cell("one-exactly").shown("text/plain"))
        .satisfiesExactly(
            below -> assertThat(below).contains("36.73").endsWith("true"),
            above -> assertThat(above).contains("36.74").endsWith("false"));
  }

  // e^-300 = 5.1482e-131
  @Test
  void scores_500_and_200_leave_nearly_nothing_for_the_second_class() {
    assertThat(shownText("softmax-500-200")).isEqualTo("array([1.00000000e+000, 5.14820022e-131])");
  }

  @Test
  void each_row_has_the_sum_1() {
    assertThat(numbers(shownText("sum-one")))
        .hasSize(5)
        .containsOnly(new double[] {1, 1, 1, 1, 1}, within(1e-6));
  }

  // sigmoid(2) = 0.880797
  @Test
  void the_first_value_is_the_sigmoid_of_the_difference() {
    assertThat(NOTEBOOK.cell("third-numbers").shown("text/plain"))
        .containsExactly("array([0.88079708, 0.11920292])", "0.8807970779778823");
  }

  @Test
  void the_curves_are_a_picture_with_a_description() {
    assertThat(NOTEBOOK.cell("curves").shown("image/png")).hasSize(1);
    assertThat(shownText("curves")).contains("p1 is", "p2 is");
  }

  @Test
  void floats_overflow_in_the_original_formula_and_not_after_the_shift() {
    assertThat(NOTEBOOK.cell("overflow").shown("text/plain"))
        .containsExactly("array([inf, inf], dtype=float32)", "array([nan, nan], dtype=float32)");
    assertThat(shownText("shift")).isEqualTo("array([0., 1.], dtype=float32)");
    assertThat(NOTEBOOK.cell("shift-library").shown("text/plain"))
        .containsExactly(
            "array([0., 1.], dtype=float32)", "array([1.38389653e-87, 1.00000000e+00])");
  }

  private static double[] numbers(String text) {
    String elements = text.replaceAll("dtype=.*", "").replaceAll("[^-0-9.e+]+", " ");
    return Arrays.stream(elements.strip().split(" +", -1))
        .filter(word -> word.matches(".*\\d.*"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static String shownText(String id) {
    List<String> shown = NOTEBOOK.cell(id).shown("text/plain");
    assertThat(shown).as(id).hasSize(1);
    return shown.get(0);
  }
}
