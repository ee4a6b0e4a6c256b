package io.github.lectern.plots;

import java.awt.BasicStroke;
import java.awt.Font;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** The style that all line charts share: a white background, a thin grid and no frames. */
final class ChartStyle {
  /**
   * The width of a chart whose smallest text, that of {@link #TICK_FONT}, has 9 pixels where the
   * chart shrinks to the width of a phone.
   */
  static final int WIDTH = 505;

  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  static final Font TICK_FONT = FONT.deriveFont(13f);
  static final Font TITLE_FONT = FONT.deriveFont(Font.BOLD, 15f);
  private static final String NUMBERS = "#,##0.######"; // XChart's default writes .08 but 0.1
  private static final int AXIS_AND_PADDING = 70;
  private static final int TICK_SPACING = 40;
  private static final int LEGEND_LINE = 27; // characters

  private ChartStyle() {}

  static void apply(XYChart chart) {
    XYStyler style = chart.getStyler();
    style.setLocale(Locale.ROOT);
    style.setDecimalPattern(pattern(NUMBERS));
    style.setSeriesColors(Palette.series());
    style.setChartBackgroundColor(Palette.PAPER);
    style.setPlotBackgroundColor(Palette.PAPER);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(Palette.FAINT);
    style.setPlotGridLinesStroke(new BasicStroke(1f));
    style.setAxisTickMarksColor(Palette.FAINT);
    style.setChartFontColor(Palette.INK);
    style.setAxisTickLabelsColor(Palette.INK);
    style.setChartPadding(12);
    style.setPlotContentSize(0.94);
    style.setAxisTicksLineVisible(false);
    style.setAxisTicksMarksVisible(false);
    style.setMarkerSize(6);
    style.setErrorBarsColorSeriesColor(true);
    fonts(style);
    legend(style);
  }

  /** Returns a number format that writes negative numbers with a minus sign, not a hyphen. */
  static String pattern(String positive) {
    return positive + ";" + Ticks.MINUS + positive;
  }

  private static void fonts(XYStyler style) {
    style.setBaseFont(FONT);
    style.setChartTitleFont(TITLE_FONT);
    style.setAxisTitleFont(FONT);
    style.setAxisTickLabelsFont(TICK_FONT);
    style.setLegendFont(FONT);
    style.setChartTitleBoxVisible(false);
  }

  private static void legend(XYStyler style) {
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
    style.setLegendBorderColor(Palette.PAPER);
    style.setLegendBackgroundColor(Palette.PAPER);
    style.setLegendSeriesLineLength(28);
  }

  /**
   * Returns a label in lines for the legend, because XChart cuts lines that take more than two
   * fifths of the width of the chart.
   */
  static String inLines(String label) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : label.split(" ", -1)) {
      boolean fits = length + 1 + word.length() <= LEGEND_LINE;
      lines.append(lines.isEmpty() ? "" : fits ? " " : "\n").append(word);
      length = fits ? length + 1 + word.length() : word.length();
    }
    return lines.toString();
  }

  /**
   * Restricts the ticks of the x axis to whole numbers. XChart derives the step between ticks from
   * the spacing hint, in pixels, so the hint is chosen such that the step is at least 1. The axis
   * extends half a unit beyond both ends, so that it has a length even for a single value.
   */
  static void integerAxis(XYChart chart, double from, double to) {
    XYStyler style = chart.getStyler();
    double span = to - from + 1;
    double pixels = style.getPlotContentSize() * (chart.getWidth() - AXIS_AND_PADDING);
    style.setXAxisMin(from - 0.5);
    style.setXAxisMax(to + 0.5);
    style.setXAxisDecimalPattern(pattern("#,##0"));
    style.setXAxisTickMarkSpacingHint((int) Math.max(TICK_SPACING, 0.85 * pixels / span));
  }

  /** Makes the y axis logarithmic, with three to five labels and a grid line for every digit. */
  static void logarithmicAxis(XYChart chart) {
    XYStyler style = chart.getStyler();
    style.setYAxisLogarithmic(true);
    style.setYAxisLogarithmicDecadeOnly(false);
    style.setYAxisTickLabelsFormattingFunction(value -> ticks(chart).label(value));
  }

  private static LogTicks ticks(XYChart chart) {
    DoubleSummaryStatistics drawn =
        chart.getSeriesCollection().stream()
            .flatMapToDouble(series -> Arrays.stream(series.getYData()))
            .filter(value -> value > 0 && Double.isFinite(value))
            .summaryStatistics();
    return LogTicks.between(drawn.getMin(), drawn.getMax());
  }
}
