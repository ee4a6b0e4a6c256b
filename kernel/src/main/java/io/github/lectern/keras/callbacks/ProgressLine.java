package io.github.lectern.keras.callbacks;

import io.github.lectern.tensor.PythonNumber;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The progress line of one epoch, evaluation or prediction, with the same text as the class Progbar
 * of Keras 2.7.
 */
final class ProgressLine {
  private static final int WIDTH = 30;
  private static final double UPDATE_SECONDS = 0.1;
  private static final double SHORT = 1e-3;
  private static final double NANOS = 1e9;

  private final int target;
  private final LongSupplier nanoClock;
  private final long start;
  private final Map<String, Double> values = new LinkedHashMap<>();
  private Optional<Double> lastUpdate = Optional.empty();
  private Optional<Double> firstStep = Optional.empty();
  private int current;
  private int shown;

  /**
   * Creates an empty line and starts the clock.
   *
   * @param target the number of steps, or 0 if it is unknown
   * @param nanoClock returns the time in nanoseconds
   */
  ProgressLine(int target, LongSupplier nanoClock) {
    this.target = target;
    this.nanoClock = nanoClock;
    start = nanoClock.getAsLong();
  }

  /**
   * Updates the number of steps and the values without creating text.
   *
   * @param steps the number of completed steps
   * @param logs the values to show; a name that is missing keeps its previous value
   */
  void advance(int steps, Map<String, Double> logs) {
    current = steps;
    values.putAll(logs);
  }

  /**
   * Returns the text that updates the line in place, or empty if the previous update was less than
   * a tenth of a second ago.
   */
  Optional<String> update() {
    double now = seconds();
    if (lastUpdate.isPresent() && now - lastUpdate.get() < UPDATE_SECONDS) {
      return Optional.empty();
    }
    lastUpdate = Optional.of(now);
    double perStep = secondsPerStep(current, now);
    if (target == 0) {
      return Optional.of(inPlace(counted(current, now, perStep)));
    }
    String eta = " - ETA: " + eta(perStep * (target - current));
    return Optional.of(inPlace(bar(current, target) + eta + values()));
  }

  /** Returns the text that replaces the line with its final version and a newline. */
  String last(Map<String, Double> logs) {
    values.putAll(logs);
    double now = seconds();
    int steps = target > 0 ? target : current;
    double perStep = secondsPerStep(steps, now);
    String line =
        steps > 0
            ? bar(steps, steps) + elapsed(now) + " " + duration(perStep, "step") + values()
            : counted(steps, now, perStep);
    return inPlace(line) + "\n";
  }

  /** Returns the line for {@code verbose(2)}, which is written only once, at the end. */
  String summary(Map<String, Double> logs) {
    values.putAll(logs);
    double now = seconds();
    int steps = Math.max(1, target > 0 ? target : current);
    StringBuilder line = new StringBuilder().append(steps).append('/').append(steps);
    line.append(elapsed(now));
    // here Keras does not take the absolute value, so all negative numbers get an exponent
    values.forEach((name, value) -> line.append(entry(name, value, value > SHORT)));
    line.append(" - ").append(duration(now, "epoch"));
    line.append(" - ").append(duration(now / steps, "step"));
    return line.append('\n').toString();
  }

  private double seconds() {
    return (nanoClock.getAsLong() - start) / NANOS;
  }

  // spaces overwrite the rest of a longer previous text
  private String inPlace(String line) {
    String rest = " ".repeat(Math.max(0, shown - line.length()));
    shown = line.length();
    return "\r" + line + rest;
  }

  // the first step takes longer than the others and is excluded as soon as there are more steps
  private double secondsPerStep(int steps, double now) {
    if (steps == 0) {
      return 0;
    }
    double perStep =
        firstStep.isPresent() && steps > 1 ? (now - firstStep.get()) / (steps - 1) : now / steps;
    if (steps == 1) {
      firstStep = Optional.of(now);
    }
    return perStep;
  }

  private String counted(int steps, double now, double perStep) {
    return String.format(Locale.ROOT, "%7d/Unknown", steps)
        + elapsed(now)
        + " "
        + duration(perStep, "step")
        + values();
  }

  private static String bar(int steps, int target) {
    int digits = String.valueOf(target).length();
    int done = (int) (WIDTH * ((double) steps / target));
    String head = steps < target ? ">" : "=";
    return String.format(Locale.ROOT, "%" + digits + "d/%d [", steps, target)
        + (done > 0 ? "=".repeat(done - 1) + head : "")
        + ".".repeat(WIDTH - done)
        + "]";
  }

  private String values() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(entry(name, value, Math.abs(value) > SHORT)));
    return text.toString();
  }

  private static String entry(String name, double value, boolean plain) {
    int decimals = 4;
    return " - "
        + name
        + ": "
        + (plain ? PythonNumber.fixed(value, decimals) : PythonNumber.scientific(value, decimals));
  }

  private static String elapsed(double seconds) {
    return " - " + PythonNumber.fixed(seconds, 0) + "s";
  }

  private static String duration(double seconds, String unit) {
    if (seconds >= 1 || seconds == 0) {
      return PythonNumber.fixed(seconds, 0) + "s/" + unit;
    }
    return seconds >= 1e-3
        ? PythonNumber.fixed(seconds * 1e3, 0) + "ms/" + unit
        : PythonNumber.fixed(seconds * 1e6, 0) + "us/" + unit;
  }

  private static String eta(double seconds) {
    long whole = (long) seconds;
    if (seconds > 3600) {
      return String.format(
          Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60);
    }
    return seconds > 60
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : whole + "s";
  }
}
