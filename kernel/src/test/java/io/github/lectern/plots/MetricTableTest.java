package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.keras.metrics.ClassificationReport;
import io.github.lectern.keras.metrics.ConfusionMatrix;
import io.github.lectern.keras.metrics.PrecisionRecallCurve;
import io.github.lectern.keras.metrics.RocCurve;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MetricTableTest {
  private static final BinaryConfusionMatrix NOBODY =
      BinaryConfusionMatrix.of(0, 10, 0, 990).named("leaves", "stays");
  private static final ConfusionMatrix ASYMMETRIC =
      ConfusionMatrix.of(new long[][] {{1234, 5}, {0, 60}}).named(List.of("<ant>", "bee"));
  private static final INDArray Y = Nd4j.createFromArray(0f, 0f, 1f, 1f);
  private static final INDArray SCORE = Nd4j.createFromArray(.1f, .4f, .35f, .8f);

  private static String plain(String html) {
    return html.replaceAll("</t[hd]>", "|").replaceAll("</tr>", "\n").replaceAll("<[^>]*>", "");
  }

  @Test
  void a_row_is_a_true_class_and_its_header_has_the_scope_of_the_row() {
    String html = MetricTable.of(ASYMMETRIC).toHtml();
    assertThat(plain(html))
        .isEqualTo(
            """
            Confusion matrix of 1,299 samples: accuracy 0.9962. Each row is a true class.|predicted class|
            true class|&lt;ant&gt;|bee|
            &lt;ant&gt;|1,234|5|
            bee|0|60|
            """);
    assertThat(html)
        .contains("<th scope=\"row\" style=\"text-align:left\">bee</th>")
        .contains("<th scope=\"col\" style=\"text-align:right\">bee</th>")
        .contains("<th scope=\"colgroup\" colspan=\"2\"")
        .contains("<strong>60</strong>");
  }

  @Test
  void the_table_of_yes_and_no_has_its_ratios_in_the_margins() {
    assertThat(plain(MetricTable.of(NOBODY).toHtml()))
        .contains("leaves|TP 0|FN 10|recall 0.0000|\n")
        .contains("stays|FP 0|TN 990|specificity 1.0000, FPR 0.0000|\n")
        .contains("of the column|precision undefined (0/0)||accuracy 0.9900|\n")
        .startsWith("Confusion matrix of 1,000 samples: accuracy 0.9900, F1 0.0000.");
  }

  @Test
  void right_predictions_are_blue_and_wrong_ones_vermillion() {
    String blue = "background-color:rgba(0,114,178,.2)\">";
    String vermillion = "background-color:rgba(213,94,0,.2)\">";
    assertThat(MetricTable.of(NOBODY).toHtml())
        .containsSubsequence(
            blue + "<strong>TP 0<",
            vermillion + "FN 10<",
            vermillion + "FP 0<",
            blue + "<strong>TN 990<");
  }

  @Test
  void a_report_has_a_row_for_each_class_and_average() {
    String html = MetricTable.of(ClassificationReport.of(ASYMMETRIC)).toHtml();
    assertThat(plain(html))
        .contains("class|precision|recall|f1-score|support|\n")
        .contains("&lt;ant&gt;|1.0000|0.9960|0.9980|1,239|\n")
        .contains("weighted avg|");
    assertThat(Pattern.compile("<th scope=\"row\"").matcher(html).results()).hasSize(4);
  }

  @Test
  void curves_have_a_row_for_each_threshold() {
    assertThat(plain(MetricTable.of(RocCurve.of(Y, SCORE)).toHtml()))
        .startsWith("ROC curve, AUC 0.75000")
        .contains("0.3500|0.5000|0.5000|\n", "(none)|1.0000|1.0000|\n");
    assertThat(plain(MetricTable.of(PrecisionRecallCurve.of(Y, SCORE)).toHtml()))
        .startsWith("Precision-recall curve, average precision 0.83333")
        .contains("0.1000|1.0000|0.6667|\n");
  }

  @Test
  void the_text_is_that_of_the_value() {
    assertThat(MetricTable.of(NOBODY)).hasToString(NOBODY.toString());
    assertThat(MetricTable.of(ASYMMETRIC)).hasToString(ASYMMETRIC.toString());
  }
}
