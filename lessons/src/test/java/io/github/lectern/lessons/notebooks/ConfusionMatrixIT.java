package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the outputs of notebook 05: the story's figures exactly, the model's within bands. */
class ConfusionMatrixIT {
  private static final Notebook NOTEBOOK = CourseRun.once().executed("05-confusion-matrix.ipynb");

  @Test
  void the_four_tables_have_the_truth_in_their_rows() {
    assertThat(shownText("table-1")).containsPattern("(?s)leaves.* TP +FN.*stays.* FP +TN");
    assertThat(shownText("table-2"))
        .containsPattern("(?s)\\(O, O\\) +\\(O, X\\).*\\(X, O\\) +\\(X, X\\)");
    assertThat(shownText("table-3"))
        .containsPattern("(?s)TP = # O/O +FN = # O/X.*FP = # X/O +TN = # X/X");
    assertThat(shownText("table-4"))
        .contains("TP / (TP + FN)", "TP / (TP + FP)", "(TP + TN) / all");
    for (String id : List.of("table-1", "table-2", "table-3", "table-4")) {
      assertThat(onlyHtml(id)).as(id).contains("<caption", "scope=\"row\"", "scope=\"col\"");
    }
  }

  @Test
  void the_quiz_of_the_four_names_is_not_done_yet() {
    assertThat(shownText("name-quiz")).startsWith("Four names: 0 of 4 passed");
  }

  @Test
  void ten_of_a_thousand_leave() {
    assertThat(shownText("people")).contains("1,000 rows x 8 columns");
    assertThat(shownText("leavers").lines().filter(line -> line.endsWith(" true"))).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, 0, 10, 0, 990, 'accuracy 0.9900, recall 0.0000, precision undefined (0/0), f1 0.0000'",
    "letters, 5, 5, 0, 990, 'accuracy 0.9950, recall 0.5000, precision 1.0000'",
    "sighs, 10, 0, 90, 900, 'accuracy 0.9100, recall 1.0000, precision 0.1000, f1 0.1818'"
  })
  void the_rules_by_hand_have_the_lectures_figures(
      String id, long tp, long fn, long fp, long tn, String ratios) {
    assertMatrix(id, tp, fn, fp, tn);
    assertThat(shownText(id)).contains(ratios);
    assertThat(onlyHtml(id)).contains("Each row is a true class");
  }

  @Test
  void zero_divided_by_zero_is_undefined() {
    assertThat(shownText("undefined")).isEqualTo("NaN");
    assertThat(shownText("undefined-f1")).isEqualTo("0.0");
    assertThat(onlyHtml("nobody")).contains("precision undefined (0/0)");
  }

  @Test
  void the_harmonic_mean_stays_near_the_smaller_number() {
    assertThat(number("arithmetic")).isCloseTo(0.55, within(1e-12));
    assertThat(number("harmonic")).isCloseTo(2.0 / 11, within(1e-12));
    assertThat(number("precision-value")).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void ninety_of_990_are_wrongly_flagged() {
    assertThat(shownText("specificity")).startsWith("[0.909090").contains(", 0.090909");
  }

  @Test
  void the_roc_curve_of_the_rules_has_four_points() {
    assertThat(shownText("roc"))
        .isEqualTo(
            """
            ROC curve with 4 points, AUC 0.97727:
              (0, 0) at threshold 2
              (0, 0.5) at threshold 1
              (0.0909, 1) at threshold 0
              (1, 1) without a threshold""");
    // (0.5 + 1) / 2 * 1/11 + 10/11
    assertThat(number("auc")).isCloseTo(0.75 / 11 + 10.0 / 11, within(1e-9));
  }

  /** At a threshold of one half, the model predicts the same as the rule without parameters. */
  @Test
  void the_model_finds_more_the_lower_the_threshold() {
    assertMatrix("half", 0, 10, 0, 990);
    long[] found = {recall("model-1"), recall("tenth"), recall("model-2")};
    assertThat(found).isSorted();
    assertThat(found[0]).isBetween(3L, 5L);
    assertThat(found[2]).isBetween(6L, 8L);
  }

  @Test
  void f1_prefers_model_1_and_f2_model_2() {
    double[] f1 = numbers("f1-models");
    double[] f2 = numbers("f2-models");
    assertThat(f1[0]).isGreaterThan(f1[1]);
    assertThat(f2[0]).isLessThan(f2[1]);
  }

  @Test
  void a_high_area_goes_with_a_low_precision() {
    double[] areas = numbers("average-precision");
    assertThat(areas[0]).isBetween(0.97, 0.98);
    assertThat(areas[1]).isBetween(0.25, 0.33);
  }

  @Test
  void the_plots_are_shown_with_words() {
    for (String id : List.of("model", "pr", "roc-plot", "prevalence")) {
      assertThat(NOTEBOOK.cell(id).shown("image/png")).as(id).hasSize(1);
    }
    assertThat(shownText("roc-plot")).contains("by hand with AUC 0.9773", "the dashed diagonal");
  }

  @Test
  void the_sliders_have_a_still_and_a_script() {
    for (String id : List.of("slider", "curves")) {
      assertThat(onlyHtml(id)).as(id).contains("data-still", "alt=\"Threshold 0.", "<script>");
    }
    assertThat(shownText("slider")).contains("Threshold 0.5 flags 0 of 1,000:");
  }

  private static void assertMatrix(String id, long tp, long fn, long fp, long tn) {
    assertThat(shownText(id))
        .containsPattern("leaves +TP %d +FN %d\n".formatted(tp, fn))
        .containsPattern("stays +FP %d +TN %d\n".formatted(fp, tn));
  }

  /** Returns the number of true positives, out of ten. */
  private static long recall(String id) {
    return Long.parseLong(shownText(id).replaceFirst("(?s).*TP (\\d+).*", "$1"));
  }

  private static double number(String id) {
    return Double.parseDouble(shownText(id));
  }

  private static double[] numbers(String id) {
    String[] numbers = shownText(id).replaceAll("[\\[\\]]", "").split(", ", -1);
    return Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray();
  }

  private static String shownText(String id) {
    return only(id, "text/plain");
  }

  private static String onlyHtml(String id) {
    return only(id, "text/html");
  }

  private static String only(String id, String form) {
    List<String> shown = NOTEBOOK.cell(id).shown(form);
    assertThat(shown).as(id).hasSize(1);
    return shown.get(0);
  }
}
