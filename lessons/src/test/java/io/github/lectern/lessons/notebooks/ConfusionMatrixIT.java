package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
  @CsvSource({"nobody, 0, 10, 0, 990", "letters, 5, 5, 0, 990", "sighs, 10, 0, 90, 900"})
  void the_rules_by_hand_have_the_lectures_counts(String id, long tp, long fn, long fp, long tn) {
    assertMatrix(id, tp, fn, fp, tn);
    assertThat(onlyHtml(id)).contains("leaves (truth)", "background-color");
  }

  @Test
  void counting_person_by_person_gives_the_counts_of_the_library() {
    assertThat(shownText("count")).isEqualTo("TP 0, FN 10, FP 0, TN 990");
  }

  @Test
  void accuracy_recall_and_precision_are_the_lectures_by_hand_and_by_the_library() {
    assertThat(number("accuracy-by-hand")).isCloseTo(0.99, within(1e-12));
    assertThat(number("recall-by-hand")).isCloseTo(0.5, within(1e-12));
    assertThat(numbers("letters-ratios")).containsExactly(0.99, 0.995, 0, 0.5);
    assertThat(numbers("sighs-ratios")).containsExactly(0.91, 1);
    assertThat(number("precision-by-hand")).isCloseTo(0.1, within(1e-12));
    assertThat(number("precision-value")).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void zero_divided_by_zero_is_undefined_and_f1_is_set_to_0() {
    assertThat(shownText("undefined")).isEqualTo("NaN");
    assertThat(shownText("undefined-f1"))
        .contains("accuracy 0.9900, recall 0.0000, precision undefined (0/0), f1 0.0000");
    assertThat(onlyHtml("undefined-f1"))
        .contains("Each row is a true class", "precision undefined (0/0)");
  }

  @Test
  void the_harmonic_mean_stays_near_the_smaller_number() {
    assertThat(number("arithmetic")).isCloseTo(0.55, within(1e-12));
    assertThat(number("f1-by-hand")).isCloseTo(2.0 / 11, within(1e-12));
    assertThat(numbers("f1-models")[0]).isEqualTo(0.1818);
  }

  @Test
  void ninety_of_990_are_wrongly_flagged() {
    assertThat(shownText("fpr-by-hand"))
        .startsWith("specificity 0.909090909")
        .contains(", FPR 0.090909090");
    assertThat(numbers("specificity")).containsExactly(0.9091, 0.0909);
  }

  @Test
  void the_point_computed_by_hand_is_one_of_the_curve() {
    assertThat(shownText("roc-point")).isEqualTo("(0.09090909090909091, 1.0)");
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
    assertThat(f1[1]).isGreaterThan(f1[2]);
    assertThat(f2[0]).isLessThan(f2[1]);
    assertThat(number("f2-by-hand")).isCloseTo(f2[0], within(0.00005));
  }

  /** The text says that nobody is more likely to leave than to stay, as far as the model sees. */
  @Test
  void the_highest_probability_is_below_one_half() {
    assertThat(number("highest")).isBetween(0.4, 0.5);
  }

  /** The text says that five of last year's leavers are found, and four of next year's. */
  @Test
  void the_same_threshold_finds_five_leavers_and_then_four() {
    assertThat(recall("tenth")).isEqualTo(5);
    assertThat(recall("next-year")).isEqualTo(4);
  }

  /** The folded answers below the slider. */
  @Test
  void all_ten_are_found_at_a_hundredth_and_the_accuracy_is_highest_at_0_4() {
    List<String> words =
        Pattern.compile("Threshold 0[^\"<]*? FPR 0\\.\\d+\\.|Threshold 0[^\"<]*? FPR 1\\.000\\.")
            .matcher(onlyHtml("slider"))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertThat(words)
        .filteredOn(sentence -> sentence.contains(" 10 of the 10 who leave"))
        .last()
        .asString()
        .contains("Threshold 0.01 flags 101 of 1,000", "and 91 of the 990 who stay");
    assertThat(Collections.max(words, Comparator.comparing(ConfusionMatrixIT::accuracy)))
        .startsWith("Threshold 0.4 flags ")
        .contains(" 2 of the 10 who leave");
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
        .containsPattern("leaves(?: \\(truth\\))? +TP %d +FN %d\n".formatted(tp, fn))
        .containsPattern("stays(?: \\(truth\\))? +FP %d +TN %d(\n|$)".formatted(fp, tn));
  }

  /** Returns the number of true positives, out of ten. */
  private static long recall(String id) {
    return Long.parseLong(shownText(id).replaceFirst("(?s).*TP (\\d+).*", "$1"));
  }

  private static double number(String id) {
    return Double.parseDouble(shownText(id));
  }

  /** Returns the numbers in the last column of a table. */
  private static double[] numbers(String id) {
    return shownText(id)
        .lines()
        .skip(3)
        .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
        .toArray();
  }

  private static double accuracy(String words) {
    return Double.parseDouble(words.replaceFirst(".*Accuracy ([0-9.]+), .*", "$1"));
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
