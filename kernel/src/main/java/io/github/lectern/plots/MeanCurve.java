package io.github.lectern.plots;

import io.github.lectern.keras.callbacks.History;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The mean of a loss or metric over several training runs, by epoch.
 *
 * @param label the label of the curve
 * @param runs the number of runs
 * @param mean the mean at each epoch
 * @param deviation the standard deviation at each epoch, 0 for a single run
 */
record MeanCurve(String label, int runs, List<Double> mean, List<Double> deviation) {
  MeanCurve {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
  }

  static MeanCurve of(String label, String name, History... histories) {
    List<List<Double>> runs = Arrays.stream(histories).map(h -> h.get(name)).toList();
    long lengths = runs.stream().mapToInt(List::size).distinct().count();
    if (lengths != 1) {
      throw new IllegalArgumentException(
          "OverlaidCurves: expected runs with the same number of epochs but got runs of "
              + runs.stream().map(List::size).toList()
              + " epochs");
    }
    IntStream epochs = IntStream.range(0, runs.get(0).size());
    List<double[]> values = epochs.mapToObj(epoch -> values(runs, epoch)).toList();
    return new MeanCurve(
        label,
        runs.size(),
        values.stream().map(MeanCurve::mean).toList(),
        values.stream().map(MeanCurve::deviation).toList());
  }

  private static double[] values(List<List<Double>> runs, int epoch) {
    return runs.stream().mapToDouble(run -> run.get(epoch)).toArray();
  }

  private static double mean(double... values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  // s = sqrt(sum_i (v_i - mean)^2 / (n - 1))
  private static double deviation(double... values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
  }

  /** Returns the numbers of the epochs, counted from 1. */
  double[] x() {
    return IntStream.rangeClosed(1, mean.size()).asDoubleStream().toArray();
  }

  double[] y() {
    return mean.stream().mapToDouble(v -> Double.isFinite(v) ? v : Double.NaN).toArray();
  }

  double[] bars() {
    return deviation.stream().mapToDouble(v -> Double.isFinite(v) ? v : 0).toArray();
  }

  boolean hasBars() {
    return runs > 1;
  }

  /** Returns the label in lines. */
  String legend() {
    return ChartStyle.inLines(label);
  }

  /** Returns the label in lines, with the meaning of the error bars if there are any. */
  String legendWithBars() {
    return hasBars()
        ? "%s\n± 1 standard deviation\nover %d seeds".formatted(legend(), runs)
        : legend();
  }

  double least() {
    return mean.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(0);
  }

  double most() {
    return mean.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(0);
  }

  String words() {
    int last = mean.size() - 1;
    String spread =
        runs == 1 ? "" : String.format(Locale.ROOT, " ± %.4f (%d runs)", deviation.get(last), runs);
    return String.format(
        Locale.ROOT, "%s from %.4f to %.4f%s", label, mean.get(0), mean.get(last), spread);
  }
}
