package io.github.lectern.lessons.basics;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The exercises of notebook 00 in which students read an error, write a lambda and draw a chart.
 */
public final class CodeExercises {
  private static final double FROM = -40;
  private static final double TO = 104;
  private static final double TOLERANCE = 1e-6;

  private static final Check<Long> FAILED_LINE =
      Check.whole("the line that failed", 3)
          .because("The arrow in the message marks it.")
          .hint(Hint.to(1L, "This line has run: look for the arrow in the message."))
          .hint(Hint.to(2L, "This line has run: look for the arrow in the message."))
          .hint(Hint.to(4L, "This line has not run: the cell ended before it."))
          .otherwise("The lines are numbered from 1 to 4; the arrow in the message marks one.");

  private static final Check<Long> NAMES =
      Check.whole("the number of names that have a value afterwards", 2)
          .because("hours and rates have one, because their lines ran before the error.")
          .hint(Hint.to(3L, "The line that fails computes no value, so pay has none."))
          .otherwise(
              "The lines above the one that failed have run, so the names they declare have a"
                  + " value.");

  private static final FunctionCheck<Work, INDArray> PAY =
      FunctionCheck.<Work, INDArray>of("pay", CodeExercises::isSamePay)
          .on(
              Work.of(new double[][] {{8, 7, 0}, {4, 6, 5}}, 12, 12, 18),
              matrix(new double[][] {{180}, {210}}),
              "Each person's pay adds up the days. mmul does that if the rates are a column, with"
                  + " one row for each of the 3 columns of hours.")
          .on(
              Work.of(new double[][] {{1, 2}, {3, 4}, {5, 6}}, 10, 20),
              matrix(new double[][] {{50}, {110}, {170}}),
              "It must work for any number of people and days.")
          .keepingInput(
              Work::copy,
              Work::equals,
              "muli and other names that end in i change a tensor; mul returns a new one.")
          .because("The hours of each day are multiplied by its rate, and the products add up.");

  private static final FunctionCheck<Double, Double> CELSIUS =
      FunctionCheck.ofNumbers("celsius", TOLERANCE)
          .on(
              32.0,
              0.0,
              "Water freezes at 32 degrees Fahrenheit: subtract 32 first, in parentheses.")
          .on(
              212.0,
              100.0,
              "The factor is five ninths. Between whole numbers, 5 / 9 is 0: write 5.0 / 9.")
          .on(-40.0, -40.0, "At this temperature, both thermometers show the same number.")
          .because("Read it as \"f becomes five ninths of f minus 32\".");

  /** The hours of several people on several days, [people,days], and hourly rates, [1,days]. */
  private record Work(INDArray hours, INDArray rates) {
    static Work of(double[][] hours, double... rates) {
      return new Work(matrix(hours), matrix(new double[][] {rates}));
    }

    Work copy() {
      return new Work(hours.dup(), rates.dup());
    }

    @Override
    public String toString() {
      return "hours of the shape %s and rates of the shape %s"
          .formatted(Arrays.toString(hours.shape()), Arrays.toString(rates.shape()));
    }
  }

  private CodeExercises() {}

  /** Judges which line of a failed cell failed, and how many of its three names have a value. */
  public static Report error(long line, long names) {
    return Report.of("Read an error", FAILED_LINE.judge(line), NAMES.judge(names));
  }

  /** Judges a method that returns the pay of each person from hours and rates. */
  public static Report pay(BinaryOperator<INDArray> answer) {
    return Report.of("Repair", PAY.judge(w -> answer.apply(w.hours(), w.rates())));
  }

  private static boolean isSamePay(INDArray right, INDArray answer) {
    return answer.length() == right.length()
        && answer.reshape(-1, 1).castTo(right.dataType()).equalsWithEps(right, TOLERANCE);
  }

  /** Judges a function from degrees Fahrenheit to degrees Celsius; one that gives NaN is a stub. */
  public static Report celsius(DoubleUnaryOperator answer) {
    return Report.of(
        "A lambda",
        CELSIUS.judge(
            f -> {
              double c = answer.applyAsDouble(f);
              return Double.isNaN(c) ? null : c;
            }));
  }

  /** Judges a chart of degrees Celsius against degrees Fahrenheit, from -40 to 104. */
  public static Report chart(XYChart answer) {
    return Report.of(
        "A chart",
        Check.<XYChart>of(
                "a line from -40 to 104 degrees Fahrenheit",
                chart -> chart.getSeriesCollection().isEmpty(),
                chart -> lineComplaint(series(chart)).isEmpty())
            .because("Two points are enough for a straight line.")
            .otherwise(chart -> lineComplaint(series(chart)))
            .judge(answer),
        Check.<XYChart>of(
                "titles on both axes",
                chart -> isBlank(chart.getXAxisTitle()) && isBlank(chart.getYAxisTitle()),
                chart -> !isBlank(chart.getXAxisTitle()) && !isBlank(chart.getYAxisTitle()))
            .because("A reader can tell which scale is which.")
            .otherwise(
                chart ->
                    isBlank(chart.getXAxisTitle())
                        ? "The x axis has no title: xAxisTitle(\"...\") before build()."
                        : "The y axis has no title: yAxisTitle(\"...\") before build().")
            .judge(answer));
  }

  private static boolean isBlank(String title) {
    return title == null || title.isBlank();
  }

  private static XYSeries series(XYChart chart) {
    return chart.getSeriesCollection().iterator().next();
  }

  /** Returns what is wrong with a line, or an empty text. */
  private static String lineComplaint(XYSeries line) {
    double[] f = line.getXData();
    double[] c = line.getYData();
    if (f.length > 1 && IntStream.range(0, f.length).allMatch(i -> isCelsius(c[i], f[i]))) {
      return "The two arrays are the wrong way round: x is Fahrenheit, y is Celsius.";
    }
    for (int i = 0; i < f.length; i++) {
      if (!isCelsius(f[i], c[i])) {
        return String.format(
            Locale.ROOT,
            "At %.1f degrees Fahrenheit, the line is at %.1f instead of %.1f.",
            f[i],
            c[i],
            (f[i] - 32) * 5 / 9);
      }
    }
    boolean isWide =
        Math.abs(Arrays.stream(f).min().orElse(0) - FROM) < TOLERANCE
            && Math.abs(Arrays.stream(f).max().orElse(0) - TO) < TOLERANCE;
    return isWide ? "" : "The line is right. Let it begin at -40 and end at 104.";
  }

  private static boolean isCelsius(double f, double c) {
    return Math.abs((f - 32) * 5 / 9 - c) < 1e-3;
  }

  private static INDArray matrix(double[][] numbers) {
    return Nd4j.createFromArray(numbers);
  }
}
