package io.github.lectern.keras.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class ClassificationReportTest {
  // scikit-learn's classification_report: y_true = [0, 1, 2, 2, 2], y_pred = [0, 0, 2, 2, 1]
  private static final ClassificationReport DOCUMENTED =
      ClassificationReport.of(
          ConfusionMatrix.of(
                  Nd4j.createFromArray(0, 1, 2, 2, 2), Nd4j.createFromArray(0, 0, 2, 2, 1))
              .named(List.of("class 0", "class 1", "class 2")));

  private static void assertRow(ClassificationReport.Row row, double... expected) {
    assertThat(new double[] {row.precision(), row.recall(), row.f1(), row.support()})
        .containsExactly(expected, within(.005));
  }

  @Test
  void each_class_has_the_documented_numbers() {
    assertRow(DOCUMENTED.classes().get(0), .50, 1.00, .67, 1);
    assertRow(DOCUMENTED.classes().get(1), .00, .00, .00, 1);
    assertRow(DOCUMENTED.classes().get(2), 1.00, .67, .80, 3);
  }

  @Test
  void the_averages_are_the_documented_ones() {
    assertThat(DOCUMENTED.accuracy()).isEqualTo(.6);
    assertRow(DOCUMENTED.macro(), .50, .56, .49, 5);
    assertRow(DOCUMENTED.weighted(), .70, .60, .61, 5);
  }

  @Test
  void the_text_has_the_columns_of_scikit_learn() {
    assertThat(DOCUMENTED)
        .hasToString(
            """
                          precision  recall  f1-score  support
            class 0          0.5000  1.0000    0.6667        1
            class 1          0.0000  0.0000    0.0000        1
            class 2          1.0000  0.6667    0.8000        3
            accuracy                           0.6000        5
            macro avg        0.5000  0.5556    0.4889        5
            weighted avg     0.7000  0.6000    0.6133        5""");
  }

  @Test
  void what_is_undefined_is_said_and_counts_as_zero_in_the_averages() {
    ClassificationReport report = ClassificationReport.of(BinaryConfusionMatrix.of(0, 1, 0, 3));
    assertThat(report.hasUndefined()).isTrue();
    assertThat(report.classes().get(0).precision()).isNaN();
    assertThat(report.macro().precision()).isEqualTo(.375); // (0 + 3/4) / 2
    assertThat(report.toString())
        .containsPattern("positive +undefined +0\\.0000 +0\\.0000 +1\n")
        .endsWith("\nundefined: 0/0, which counts as 0 in the averages");
  }

  @Test
  void a_yes_or_no_classifier_has_a_row_for_either_class() {
    ClassificationReport report =
        ClassificationReport.of(BinaryConfusionMatrix.of(10, 0, 90, 900).named("leaves", "stays"));
    assertRow(report.classes().get(0), .1, 1, .1818, 10);
    assertRow(report.classes().get(1), 1, .9091, .9524, 990);
  }
}
