package io.github.lectern.lessons.leavers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import org.junit.jupiter.api.Test;

class ConfusionTablesTest {
  @Test
  void rows_are_the_truth() {
    assertThat(ConfusionTables.names().toString().lines())
        .containsExactly(
            "Table 1: the four names",
            "truth           leaves (predicted)  stays (predicted)",
            "--------------  ------------------  -----------------",
            "leaves (truth)  TP                  FN",
            "stays (truth)   FP                  TN");
    assertThat(ConfusionTables.pairs().toString())
        .containsPattern("leaves \\(truth\\) +\\(O, O\\) +\\(O, X\\)")
        .containsPattern("stays \\(truth\\) +\\(X, O\\) +\\(X, X\\)");
    assertThat(ConfusionTables.counts().toString())
        .containsPattern("leaves \\(truth\\) +TP = # O/O +FN = # O/X")
        .containsPattern("stays \\(truth\\) +FP = # X/O +TN = # X/X");
  }

  @Test
  void recall_is_the_margin_of_a_row_and_precision_that_of_a_column() {
    assertThat(ConfusionTables.margins().toString())
        .containsPattern(
            "leaves \\(truth\\) +TP = # O/O +FN = # O/X +recall = sensitivity = TP / \\(TP \\+ FN\\)")
        .containsPattern("of the column +precision = TP / \\(TP \\+ FP\\) +accuracy = ");
  }

  @Test
  void every_cell_has_a_header_for_its_row_and_its_column() {
    String html = ConfusionTables.names().toHtml();
    assertThat(html)
        .contains("<caption", "Table 1: the four names")
        .contains("<th scope=\"row\" style=\"text-align:left\">leaves (truth)</th>")
        .contains("<th scope=\"col\" style=\"text-align:right\">stays (predicted)</th>")
        .containsSubsequence(
            ">TP</strong></td>", ">FN</td>", "<th scope=\"row\"", ">FP</td>", ">TN</strong></td>");
  }

  @Test
  void the_counts_of_a_matrix_are_shown_without_ratios() {
    ConfusionTables table = ConfusionTables.of(BinaryConfusionMatrix.of(10, 0, 90, 1900));
    assertThat(table.toString().lines())
        .containsExactly(
            "Confusion matrix of 2,000 people",
            "truth           leaves (predicted)  stays (predicted)",
            "--------------  ------------------  -----------------",
            "leaves (truth)  TP 10               FN 0",
            "stays (truth)   FP 90               TN 1,900");
  }

  @Test
  void only_the_four_cells_are_tinted_and_right_predictions_differ_from_wrong_ones() {
    String[] blue = ConfusionTables.margins().toHtml().split("rgba\\(0,114,178", -1);
    String[] vermillion = ConfusionTables.margins().toHtml().split("rgba\\(213,94,0", -1);
    assertThat(blue).hasSize(3);
    assertThat(blue[1]).contains("TP =");
    assertThat(blue[2]).contains("TN =");
    assertThat(vermillion).hasSize(3);
    assertThat(vermillion[1]).contains("FN =");
    assertThat(vermillion[2]).contains("FP =");
  }
}
