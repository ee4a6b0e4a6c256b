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
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font TICK_FONT = FONT.deriveFont(11f);
  static final Font TITLE_FONT = FONT.deriveFont(Font.BOLD, 14f);
  private static final String NUMBERS = "#,##0.######"; // XChart's default writes .08 but 0.1
  private static final int AXIS_AND_PADDING = 70;
  private static final int TICK_SPACING = 40;

  private ChartStyle() {}

  static void apply(XYChart chart) {
    XYStyler style = chart.getStyler();
    style.setLocale(Locale.ROOT);
    style.setDecimalPattern(NUMBERS);
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
    fonts(style);
    legend(style);
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
    style.setXAxisDecimalPattern("0");
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
