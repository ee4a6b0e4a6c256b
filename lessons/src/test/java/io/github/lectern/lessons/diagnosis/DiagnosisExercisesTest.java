package io.github.lectern.lessons.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class DiagnosisExercisesTest {
  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            DiagnosisExercises.quizzes(0, 0, 0),
            DiagnosisExercises.firstLosses(0, 0, 0),
            DiagnosisExercises.silentShare(outputs -> null),
            DiagnosisExercises.bugs(0, 0));
    assertThat(reports)
        .allSatisfy(
            report ->
                assertThat(report.toString().lines().skip(1))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("not done yet")));
  }

  @Test
  void right_answers_pass() {
    List<Report> reports =
        List.of(
            DiagnosisExercises.quizzes(2, 2, 3),
            DiagnosisExercises.firstLosses(Math.log(2), 4.61, 50),
            DiagnosisExercises.firstLosses(0.69, Math.log(100), Math.exp(3.91)),
            DiagnosisExercises.silentShare(DiagnosisExercisesTest::silentShare),
            DiagnosisExercises.bugs(3, 2));
    assertThat(reports).allMatch(Report::done);
  }

  @ParameterizedTest
  @CsvSource({
    "0.7, 4.6, 50",
    "0.69, 4.61, 49.9",
    "0.693, 4.605, 49.899",
    "0.6931, 4.6052, 50.4",
    "0.693147, 4.605170, 49.5"
  })
  void rounded_first_losses_pass(double two, double hundred, double classes) {
    assertThat(DiagnosisExercises.firstLosses(two, hundred, classes).done()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0.695, 4.65, 49",
    "0.688, 4.60001, 51",
    "0.68, 4.62, 49.4",
    "0.71, 4.57, 50.6",
    "1, 5, 48"
  })
  void numbers_that_no_rounding_explains_do_not(double two, double hundred, double classes) {
    assertThat(DiagnosisExercises.firstLosses(two, hundred, classes).passed()).isZero();
  }

  private static double silentShare(INDArray outputs) {
    INDArray active = outputs.gt(0).castTo(DataType.FLOAT).mean(0);
    return active.lt(0.01).castTo(DataType.FLOAT).meanNumber().doubleValue();
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 1, That is the probability",
    "1, 1, 1, logarithm to the base 2",
    "3, 1, 1, A blind guess among k classes",
    "1, 2, 1, logarithm to the base 10",
    "1, 2.3026, 1, That is for ten classes",
    "1, 1, 8128, 10 to the power of 3.91",
    "0.695, 1, 1, check how you rounded",
    "1, 1, 49, 'Is its logarithm 3.91'",
    "1, 1, 4, Which number has the logarithm 3.91"
  })
  void wrong_first_losses_get_their_hints(double two, double hundred, double classes, String hint) {
    assertThat(DiagnosisExercises.firstLosses(two, hundred, classes).toString()).contains(hint);
  }

  @Test
  void wrong_shares_of_silent_nodes_get_their_hints() {
    assertThat(hintFor(outputs -> outputs.lte(0).castTo(DataType.FLOAT).meanNumber().doubleValue()))
        .contains("A column is a node");
    assertThat(
            hintFor(
                outputs ->
                    outputs.mean(0).lt(0.01).castTo(DataType.FLOAT).meanNumber().doubleValue()))
        .contains("count on how many images a node is active");
    assertThat(
            hintFor(
                outputs -> outputs.max(0).lte(0).castTo(DataType.FLOAT).meanNumber().doubleValue()))
        .contains("1 image in 400");
    assertThat(
            hintFor(
                outputs ->
                    outputs
                        .neq(0)
                        .castTo(DataType.FLOAT)
                        .mean(0)
                        .lt(0.01)
                        .castTo(DataType.FLOAT)
                        .meanNumber()
                        .doubleValue()))
        .contains("Active means above 0");
    assertThat(
            hintFor(
                outputs -> {
                  throw new IllegalArgumentException("no");
                }))
        .contains("threw");
  }

  private static String hintFor(java.util.function.Function<INDArray, Double> answer) {
    return DiagnosisExercises.silentShare(answer).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 'B: the line with the bug: wrong\n  This line is correct: it scales'",
    "2, 1, What is then put into it",
    "4, 1, in the old order",
    "5, 1, Does y still belong to x",
    "6, 1, numbered from 1 to 5",
    "3, 1, 'D: the line with the bug: wrong\n  This line is correct: it scales'",
    "3, 3, Are they really?",
    "3, 4, In many epochs, a net memorises",
    "3, 5, numbered from 1 to 4"
  })
  void wrong_lines_get_their_hints(long b, long d, String hint) {
    assertThat(DiagnosisExercises.bugs(b, d).toString()).contains(hint);
  }
}
