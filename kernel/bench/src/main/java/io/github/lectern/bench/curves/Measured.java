package io.github.lectern.bench.curves;

import java.util.List;

/** The points of one line of a curve. */
record Measured(Curve curve, Line line, List<Point> points) {
  Measured {
    points = List.copyOf(points);
  }
}
