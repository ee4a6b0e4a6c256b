package io.github.lectern.plots;

import java.awt.geom.Path2D;
import java.util.Arrays;

/**
 * Finds where a function on a grid has a given value. Between the grid points, the function is
 * taken as linear along the edges of each cell (marching squares).
 */
final class LevelLines {
  /** The corners of a cell, counter-clockwise, as offsets of column and row. */
  private static final int[][] CORNERS = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

  private final double[] x;
  private final double[] y;
  private final double[][] z;

  /**
   * Creates a grid, which keeps the arrays.
   *
   * @param x the x coordinates of the columns, ascending
   * @param y the y coordinates of the rows, ascending
   * @param z the values, row by row
   */
  LevelLines(double[] x, double[] y, double[][] z) {
    this.x = x;
    this.y = y;
    this.z = z;
  }

  /** Returns axes from the first to the last coordinates. */
  PlaneAxes axes(int columns) {
    return new PlaneAxes(x[0], x[x.length - 1], y[0], y[y.length - 1], columns);
  }

  /** Returns the finite values in ascending order. */
  double[] finiteValues() {
    return Arrays.stream(z)
        .flatMapToDouble(Arrays::stream)
        .filter(Double::isFinite)
        .sorted()
        .toArray();
  }

  /** Returns the lines of a level, in pixels of the axes. A cell with a NaN has no line. */
  Path2D at(double level, PlaneAxes axes) {
    Path2D path = new Path2D.Double();
    for (int row = 0; row + 1 < y.length; row++) {
      for (int column = 0; column + 1 < x.length; column++) {
        cell(column, row, level, axes, path);
      }
    }
    return path;
  }

  /** Returns the value at a point, interpolated between the four corners of its cell. */
  double valueAt(double px, double py) {
    int column = cell(x, px);
    int row = cell(y, py);
    double right = (px - x[column]) / (x[column + 1] - x[column]);
    double up = (py - y[row]) / (y[row + 1] - y[row]);
    return (1 - up) * ((1 - right) * z[row][column] + right * z[row][column + 1])
        + up * ((1 - right) * z[row + 1][column] + right * z[row + 1][column + 1]);
  }

  /** Returns the index of the cell that contains the value; an end cell if it is outside. */
  private static int cell(double[] coordinates, double value) {
    int place = Arrays.binarySearch(coordinates, value);
    int below = place >= 0 ? place : -place - 2;
    return Math.max(0, Math.min(below, coordinates.length - 2));
  }

  private void cell(int column, int row, double level, PlaneAxes axes, Path2D path) {
    double[] corners = new double[4];
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      corners[i] = z[row + CORNERS[i][1]][column + CORNERS[i][0]];
      sum += corners[i];
    }
    if (!Double.isFinite(sum)) {
      return;
    }
    int first = firstCrossing(corners, level, sum / 4);
    int crossings = 0;
    for (int i = 0; i < 4; i++) {
      int edge = (first + i) % 4;
      if (isAbove(corners[edge], level) != isAbove(corners[(edge + 1) % 4], level)) {
        double share = (level - corners[edge]) / (corners[(edge + 1) % 4] - corners[edge]);
        point(column, row, edge, share, axes, path, crossings++ % 2 == 0);
      }
    }
  }

  /**
   * Returns the edge to start at. Two lines cross a saddle: each cuts off one of the corners that
   * differ from the mean of the cell.
   */
  private static int firstCrossing(double[] corners, double level, double mean) {
    return isAbove(corners[0], level) == isAbove(mean, level) ? 0 : 3;
  }

  private static boolean isAbove(double value, double level) {
    return value >= level;
  }

  private void point(
      int column, int row, int edge, double share, PlaneAxes axes, Path2D path, boolean isFirst) {
    int[] from = CORNERS[edge];
    int[] to = CORNERS[(edge + 1) % 4];
    double px = axes.x(x[column + from[0]] + share * (x[column + to[0]] - x[column + from[0]]));
    double py = axes.y(y[row + from[1]] + share * (y[row + to[1]] - y[row + from[1]]));
    if (isFirst) {
      path.moveTo(px, py);
    } else {
      path.lineTo(px, py);
    }
  }
}
