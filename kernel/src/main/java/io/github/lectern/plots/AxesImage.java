package io.github.lectern.plots;

import io.github.lectern.plots.ImshowOption.Cmap;
import io.github.lectern.plots.ImshowOption.Colorbar;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.Plural;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An image with axes that count rows from the top and columns from the left, as in matplotlib.
 *
 * <pre>{@code
 * imshow(data.xTrain().slice(0), cmap("gray"), colorbar())
 * }</pre>
 */
public final class AxesImage implements Figure {
  private static final int SIDE = 280;
  private static final int LEFT = 36;
  private static final int TOP = 12;
  private static final int BOTTOM = 32;
  private static final int RIGHT = 16;
  private static final int MARK = 4;
  private static final int MOST_TICKS = 8;

  private final PixelValues pixels;
  private final String map;
  private final BufferedImage picture;
  private final Optional<ColorScale> bar;

  private AxesImage(PixelValues pixels, String map, boolean withBar) {
    this.pixels = pixels;
    this.map = map;
    ColorScale scale = ColorScale.of(ColorMap.named(map), pixels.values());
    picture =
        pixels.isColored()
            ? pixels.inItsColors()
            : scale.picture(pixels.values(), pixels.columns());
    bar = Optional.of(scale).filter(s -> withBar && !pixels.isColored());
  }

  /**
   * Shows one image, like {@code plt.imshow(image)}. A colour map turns each value into a colour;
   * it covers the range from the smallest to the largest value, and is viridis by default. An image
   * with three channels (red, green and blue) is shown in its own colours, without a colour map.
   *
   * <pre>{@code
   * imshow(data.xTrain().slice(0))
   * imshow(data.xTrain().slice(0), cmap("gray"), colorbar())
   * }</pre>
   *
   * @param image an image of shape [rows,columns], [rows,columns,1] or [rows,columns,3]
   * @param options {@code cmap("viridis")}, {@code colorbar()}
   * @throws IllegalArgumentException if the image has another shape, or an option is given twice
   */
  public static AxesImage imshow(INDArray image, ImshowOption... options) {
    String map = Options.find(options, Cmap.class).map(Cmap::name).orElse(ColorMap.VIRIDIS);
    boolean withBar = Options.find(options, Colorbar.class).isPresent();
    return new AxesImage(PixelValues.of(image), map, withBar);
  }

  /**
   * Returns the option that chooses the colour map: "viridis", "gray" or "RdBu_r".
   *
   * @throws IllegalArgumentException if the colour map is unknown
   */
  public static Cmap cmap(String name) {
    return new Cmap(name);
  }

  /** Returns the option that adds a colour bar, which shows the value of each colour. */
  public static Colorbar colorbar() {
    return new Colorbar();
  }

  private double side() {
    return (double) SIDE / Math.max(pixels.rows(), pixels.columns());
  }

  private int imageWidth() {
    return Math.max(1, (int) Math.round(side() * pixels.columns()));
  }

  private int imageHeight() {
    return Math.max(1, (int) Math.round(side() * pixels.rows()));
  }

  @Override
  public int width() {
    return LEFT + imageWidth() + bar.map(ColorScale::barWidth).orElse(RIGHT);
  }

  @Override
  public int height() {
    return TOP + imageHeight() + BOTTOM;
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(picture, LEFT, TOP, imageWidth(), imageHeight(), null);
    graphics.setColor(Palette.INK);
    graphics.drawRect(LEFT - 1, TOP - 1, imageWidth() + 1, imageHeight() + 1);
    graphics.setFont(ChartStyle.TICK_FONT);
    Ticks.between(0, pixels.columns() - 1, MOST_TICKS)
        .values()
        .forEach(tick -> columnTick(graphics, tick.intValue()));
    Ticks.between(0, pixels.rows() - 1, MOST_TICKS)
        .values()
        .forEach(tick -> rowTick(graphics, tick.intValue()));
    bar.ifPresent(scale -> scale.paintBar(graphics, LEFT + imageWidth(), TOP, imageHeight()));
  }

  private void columnTick(Graphics2D graphics, int column) {
    int x = LEFT + (int) ((column + 0.5) * side());
    int y = TOP + imageHeight();
    graphics.drawLine(x, y, x, y + MARK);
    FontMetrics metrics = graphics.getFontMetrics();
    String label = Integer.toString(column);
    graphics.drawString(
        label, x - metrics.stringWidth(label) / 2, y + MARK + 2 + metrics.getAscent());
  }

  private void rowTick(Graphics2D graphics, int row) {
    int y = TOP + (int) ((row + 0.5) * side());
    graphics.drawLine(LEFT - MARK - 1, y, LEFT - 1, y);
    FontMetrics metrics = graphics.getFontMetrics();
    String label = Integer.toString(row);
    graphics.drawString(
        label, LEFT - MARK - 4 - metrics.stringWidth(label), y + metrics.getAscent() / 2 - 1);
  }

  @Override
  public String description() {
    DoubleSummaryStatistics range =
        IntStream.range(0, pixels.values().length)
            .mapToDouble(i -> pixels.values()[i])
            .summaryStatistics();
    String colours = pixels.isColored() ? "in colour" : "with colour map " + map;
    return String.format(
        Locale.ROOT,
        "Image with %s and %s, %s, values from %s to %s%s.",
        Plural.of(pixels.rows(), "row"),
        Plural.of(pixels.columns(), "column"),
        colours,
        number(range.getMin()),
        number(range.getMax()),
        bar.isPresent() ? ", with a colour bar" : "");
  }

  private static String number(double value) {
    return Ticks.withMinus(
        String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.4g", value));
  }

  @Override
  public String toString() {
    return description();
  }
}
