package io.github.lectern.bench.curves;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A measured line whose limit is not yet known.
 *
 * @param timings one timing for each value of the line
 */
record TimedLine(Curve curve, Line line, List<SpanTiming> timings) {
  TimedLine {
    timings = List.copyOf(timings);
  }

  Measured withLimits(Peaks peaks) {
    return new Measured(
        curve, line, IntStream.range(0, timings.size()).mapToObj(i -> point(i, peaks)).toList());
  }

  private Point point(int index, Peaks peaks) {
    int value = line.values().get(index);
    Setting setting = line.setting().apply(value);
    double limit = peaks.limit(setting, curve.span());
    return new Point(value, curve.span().images(setting), timings.get(index), limit);
  }
}
