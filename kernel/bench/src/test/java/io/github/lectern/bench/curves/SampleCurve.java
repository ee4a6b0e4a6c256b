package io.github.lectern.bench.curves;

import io.github.lectern.bench.protocol.Machine;
import java.util.List;
import java.util.Map;

/** A made-up curve for tests. */
final class SampleCurve {
  static final Machine MACHINE = new Machine("Abacus", 2, "JDK", "Linux", 0.5, 4e9);
  static final Peaks PEAKS = new Peaks(Map.of(1, 2e9, 2, 4e9));

  private SampleCurve() {}

  /** Returns two points, the larger of which takes 1.5 times its limit. */
  static Measured of(Curve curve) {
    List<Point> points =
        List.of(
            new Point(8, 8, new SpanTiming(0.0012, 0.0011, 90), 0.0004),
            new Point(4800, 4800, new SpanTiming(0.6, 0.55, 5), 0.4));
    return new Measured(curve, curve.lines().get(0), points);
  }
}
