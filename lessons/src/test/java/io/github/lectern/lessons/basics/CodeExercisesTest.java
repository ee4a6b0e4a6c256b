package io.github.lectern.lessons.basics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

class CodeExercisesTest {
  private static final double[] F = {-40, 32, 104};
  private static final double[] C = {-40, 0, 40};

  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            CodeExercises.error(0, 0),
            CodeExercises.pay((hours, rates) -> null),
            CodeExercises.celsius(f -> Double.NaN),
            CodeExercises.chart(new XYChartBuilder().build()),
            CodeExercises.chart(null));
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
            CodeExercises.error(3, 2),
            CodeExercises.pay((hours, rates) -> hours.mmul(rates.transpose())),
            CodeExercises.pay((hours, rates) -> hours.mmul(rates.reshape(-1, 1))),
            CodeExercises.pay((hours, rates) -> hours.mul(rates).sum(1)),
            CodeExercises.pay((hours, rates) -> rates.mmul(hours.transpose())),
            CodeExercises.celsius(f -> (f - 32) * 5 / 9),
            CodeExercises.celsius(f -> 5.0 / 9 * (f - 32)),
            CodeExercises.celsius(f -> (f - 32) / 1.8),
            CodeExercises.chart(chart("F", "C", F, C)),
            CodeExercises.chart(chart("F", "C", new double[] {104, -40}, new double[] {40, -40})));
    assertThat(reports).allMatch(Report::done);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1; 2; This line has run",
        "2; 2; This line has run",
        "4; 2; the cell ended before it",
        "5; 2; numbered from 1 to 4",
        "3; 3; computes no value, so pay has none",
        "3; 1; The lines above the one that failed have run",
        "3; 4; The lines above the one that failed have run"
      })
  void wrong_readings_of_the_error_get_their_hints(long line, long names, String hint) {
    Report report = CodeExercises.error(line, names);
    assertThat(report.passed()).isEqualTo(1);
    assertThat(report.toString()).contains(hint);
  }

  @Test
  void wrong_repairs_get_their_hints() {
    assertThat(pay((hours, rates) -> hours.mmul(rates)))
        .contains("For hours of the shape [2, 3] and rates of the shape [1, 3], it threw")
        .contains("the rates are a column");
    assertThat(pay((hours, rates) -> hours.mul(rates))).contains("pay adds up the days");
    assertThat(pay((hours, rates) -> hours.mul(rates).sum(0))).contains("the rates are a column");
    assertThat(pay((hours, rates) -> hours.mmul(rates.reshape(3, 1))))
        .contains("any number of people and days");
  }

  @Test
  void the_error_asks_for_names_with_a_value_because_a_declared_name_may_be_null() {
    assertThat(CodeExercises.error(3, 2).toString())
        .contains("the number of names that have a value afterwards: passed");
  }

  @Test
  void a_repair_that_changes_the_hours_or_the_rates_is_wrong() {
    assertThat(pay((hours, rates) -> hours.muli(rates).sum(1)))
        .contains("pay: wrong", "it changes its input", "muli");
    assertThat(pay((hours, rates) -> hours.mmul(rates.divi(2).transpose()).mul(2)))
        .contains("it changes its input");
  }

  @Test
  void the_praise_of_a_repair_fits_with_and_without_a_matrix_product() {
    assertThat(pay((hours, rates) -> hours.mul(rates).sum(1)))
        .contains("multiplied by its rate, and the products add up")
        .doesNotContain("times (days, 1)");
  }

  @Test
  @SuppressWarnings("NarrowCalculation") // a student's mistake
  void wrong_lambdas_get_their_hints() {
    assertThat(celsius(f -> 5 / 9 * (f - 32))).contains("expected 100 but got", "5 / 9 is 0");
    assertThat(celsius(f -> f - 32 * 5 / 9)).contains("subtract 32 first, in parentheses");
    assertThat(celsius(f -> f * 5 / 9 - 32)).contains("subtract 32 first, in parentheses");
    assertThat(celsius(f -> (f - 32) * 9 / 5)).contains("The factor is five ninths");
    assertThat(celsius(f -> Math.abs(f - 32) * 5 / 9)).contains("both thermometers");
  }

  @Test
  void a_chart_learns_what_it_lacks() {
    assertThat(said(chart("F", "C", C, F))).contains("the wrong way round");
    assertThat(said(chart("F", "C", F, new double[] {-40, 1, 40})))
        .contains("At 32.0 degrees Fahrenheit, the line is at 1.0 instead of 0.0.");
    assertThat(said(chart("F", "C", new double[] {32, 104}, new double[] {0, 40})))
        .contains("Let it begin at -40 and end at 104");
    assertThat(said(chart("", "C", F, C))).contains("The x axis has no title");
    assertThat(said(chart("F", "", F, C))).contains("The y axis has no title");
  }

  private static XYChart chart(String x, String y, double[] from, double[] to) {
    XYChart chart = new XYChartBuilder().xAxisTitle(x).yAxisTitle(y).build();
    chart.addSeries("temperature", from, to);
    return chart;
  }

  private static String said(XYChart chart) {
    return CodeExercises.chart(chart).toString();
  }

  private static String pay(BinaryOperator<INDArray> answer) {
    return CodeExercises.pay(answer).toString();
  }

  private static String celsius(DoubleUnaryOperator answer) {
    return CodeExercises.celsius(answer).toString();
  }
}
