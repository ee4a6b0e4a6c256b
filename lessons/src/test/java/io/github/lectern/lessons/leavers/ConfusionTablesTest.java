package io.github.lectern.lessons.leavers;

import static org.assertj.core.api.Assertions.assertThat;

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
        .containsSubsequence(">TP</td>", ">FN</td>", "<th scope=\"row\"", ">FP</td>", ">TN</td>");
  }
}
