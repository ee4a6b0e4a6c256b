package io.github.lectern.jupyter.display;

/**
 * The figures of Tablesaw's plotting library. A browser draws them with plotly.js, which the
 * library does not contain but loads from the web, so that they cannot be displayed.
 */
final class PlotlyFigure {
  private static final String TYPE = "tech.tablesaw.plotly.components.Figure";

  /** Explains what to use instead; the example runs as it is for a table with these columns. */
  private static final String INSTEAD =
      """
      a Plotly figure of Tablesaw, which cannot be displayed: it needs plotly.js from the web
      Draw the columns with XChart, which needs no import, for example
        QuickChart.getChart("Title", "x", "y", "points",
            table.doubleColumn("x").asDoubleArray(), table.doubleColumn("y").asDoubleArray())""";

  private PlotlyFigure() {}

  static boolean isOne(Object value) {
    return value != null && value.getClass().getName().equals(TYPE);
  }

  static String words() {
    return INSTEAD;
  }
}
