package io.github.lectern.plots;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights that lead to each node of a dense layer, as images in the shape of the input, or the
 * windows of a convolution's filters. A pixel is red where a bright input raises the value of the
 * node or filter, blue where it lowers the value, and white where it has no effect. All images
 * share one colour scale.
 *
 * <pre>{@code
 * WeightImages.of(net1, 28, 28)
 * WeightImages.of(convolution.weights().get(0))
 * }</pre>
 */
public final class WeightImages implements Figure {
  private static final int MOST = 40;
  private static final int COLUMNS = 10;
  private static final int PICTURE = 70;
  private static final int CAPTION = 20;
  private static final int GAP = 10;
  private static final int CELL = PICTURE + GAP;
  private static final int LINE = PICTURE + CAPTION + GAP;
  private static final int STRIP = 5; // fits a phone
  private static final int BAR_WIDTH = STRIP * CELL;
  private static final int BAR_HEIGHT = 48;
  private static final int BAR_EDGE = 30; // half of a long label

  private final List<BufferedImage> pictures;
  private final String unit;
  private final int units;
  private final ColorScale scale;

  private WeightImages(List<BufferedImage> pictures, String unit, int units, ColorScale scale) {
    this.pictures = List.copyOf(pictures);
    this.unit = unit;
    this.units = units;
    this.scale = scale;
  }

  /**
   * Returns images of the weights of a net's first dense layer.
   *
   * @param rows the number of rows of an input image
   * @param columns the number of columns of an input image
   * @throws IllegalArgumentException if the net has no dense layer, or the layer does not have
   *     {@code rows * columns} inputs
   * @throws IllegalStateException if the layer has no weights yet
   */
  public static WeightImages of(Sequential net, int rows, int columns) {
    Layer first =
        net.layers().stream()
            .filter(Dense.class::isInstance)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "WeightImages: expected a net with a Dense layer but got " + net));
    if (!first.isBuilt()) {
      throw new IllegalStateException(
          "WeightImages: "
              + first.name()
              + " has no weights yet; call fit(X, y) first, or build(784)");
    }
    return of(first.weights().get(0), rows, columns);
  }

  /**
   * Returns images of the weights in a kernel. If there are more than 40 nodes, only the first 40
   * are shown.
   *
   * @param kernel the weights, of shape [rows * columns, nodes]
   * @param rows the number of rows of an input image
   * @param columns the number of columns of an input image
   * @throws IllegalArgumentException if the kernel has another shape
   */
  public static WeightImages of(INDArray kernel, int rows, int columns) {
    if (kernel.rank() != 2 || kernel.size(0) != (long) rows * columns) {
      throw new IllegalArgumentException(
          "WeightImages: expected a kernel [%d,nodes] for images of %d by %d but got %s"
              .formatted(rows * columns, rows, columns, Shapes.brackets(kernel.shape())));
    }
    return of(kernel, "node", columns);
  }

  /**
   * Returns images of the windows of a convolution whose input has one channel. If there are more
   * than 40 filters, only the first 40 are shown.
   *
   * @param kernel the weights, of shape [rows, columns, 1, filters]
   * @throws IllegalArgumentException if the kernel has another shape
   */
  public static WeightImages of(INDArray kernel) {
    if (kernel.rank() != 4 || kernel.size(2) != 1) {
      throw new IllegalArgumentException(
          "WeightImages: expected a Conv2D kernel [rows,columns,1,filters] but got "
              + Shapes.brackets(kernel.shape()));
    }
    return of(kernel.reshape(-1, kernel.size(3)), "filter", (int) kernel.size(1));
  }

  private static WeightImages of(INDArray kernel, String unit, int columns) {
    Rows units = Rows.of(kernel.transpose()); // [units, rows * columns]
    int shown = Math.min(MOST, units.count());
    float[] all = new float[shown * units.width()];
    units.read(0, shown, all);
    ColorScale scale = ColorScale.aroundZero(ColorMap.named(ColorMap.RDBU_R), all);
    List<BufferedImage> pictures = new ArrayList<>();
    float[] values = new float[units.width()];
    for (int i = 0; i < shown; i++) {
      units.read(i, i + 1, values);
      pictures.add(scale.picture(values, columns));
    }
    return new WeightImages(pictures, unit, units.count(), scale);
  }

  /** Returns a panel for every five images, and one for the colour bar. */
  @Override
  public List<Figure> panels() {
    List<Figure> panels = new ArrayList<>();
    for (int first = 0; first < pictures.size(); first += STRIP) {
      panels.add(new Strip(first, Math.min(pictures.size(), first + STRIP)));
    }
    panels.add(new Bar());
    return List.copyOf(panels);
  }

  private int lines() {
    return (pictures.size() + COLUMNS - 1) / COLUMNS;
  }

  @Override
  public int width() {
    return Math.max(BAR_WIDTH, Math.min(COLUMNS, pictures.size()) * CELL);
  }

  @Override
  public int height() {
    return lines() * LINE + BAR_HEIGHT;
  }

  @Override
  public void paint(Graphics2D graphics) {
    paper(graphics, this);
    for (int i = 0; i < pictures.size(); i++) {
      paint(graphics, i, i % COLUMNS * CELL, i / COLUMNS * LINE);
    }
    paintBar(graphics, lines() * LINE);
  }

  private static void paper(Graphics2D graphics, Figure figure) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, figure.width(), figure.height());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
  }

  private void paint(Graphics2D graphics, int index, int left, int top) {
    int x = left + GAP / 2;
    int y = top + GAP / 2;
    graphics.drawImage(pictures.get(index), x, y, PICTURE, PICTURE, null);
    graphics.setColor(Palette.FAINT);
    graphics.drawRect(x - 1, y - 1, PICTURE + 1, PICTURE + 1);
    graphics.setColor(Palette.INK);
    graphics.setFont(ChartStyle.TICK_FONT);
    FontMetrics metrics = graphics.getFontMetrics();
    String caption = unit + (index + 1);
    int middle = x + (PICTURE - metrics.stringWidth(caption)) / 2;
    graphics.drawString(caption, middle, y + PICTURE + metrics.getAscent() + 2);
  }

  private void paintBar(Graphics2D graphics, int top) {
    scale.paintLyingBar(graphics, BAR_EDGE, top + GAP / 2, BAR_WIDTH - 2 * BAR_EDGE);
  }

  /** Some of the images side by side; the words of the first strip are those of all. */
  private final class Strip implements Figure {
    private final int first;
    private final int end;

    Strip(int first, int end) {
      this.first = first;
      this.end = end;
    }

    @Override
    public int width() {
      return (end - first) * CELL;
    }

    @Override
    public int height() {
      return LINE;
    }

    @Override
    public void paint(Graphics2D graphics) {
      paper(graphics, this);
      for (int i = first; i < end; i++) {
        WeightImages.this.paint(graphics, i, (i - first) * CELL, 0);
      }
    }

    @Override
    public String description() {
      String last = end - first > 1 ? " to " + unit + end : "";
      return first == 0 ? WeightImages.this.description() : unit + (first + 1) + last + ".";
    }
  }

  /** The colour bar. */
  private final class Bar implements Figure {
    @Override
    public int width() {
      return BAR_WIDTH;
    }

    @Override
    public int height() {
      return BAR_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
      paper(graphics, this);
      paintBar(graphics, 0);
    }

    @Override
    public String description() {
      return "The colour scale.";
    }
  }

  @Override
  public String description() {
    String which = pictures.size() < units ? "the first " + pictures.size() + " of " : "";
    return String.format(
        Locale.ROOT,
        "Weights of %s%s as images, on a colour scale from blue (−%.3g) to red (%.3g).",
        which,
        Plural.of(units, unit),
        scale.to(),
        scale.to());
  }

  @Override
  public String toString() {
    return description();
  }
}
