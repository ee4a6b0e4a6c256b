package io.github.lectern.lessons.learning;

import io.github.lectern.keras.models.Sequential;
import io.github.lectern.plots.Figure;
import io.github.lectern.plots.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The mean size of the gradient of each layer's weights, for one net or several, on a scale of
 * powers of ten.
 *
 * <pre>{@code
 * GradientSizes.of("sigmoid", net, X, y).with("relu", other, X, y)
 * }</pre>
 */
public final class GradientSizes implements Figure {
  private static final int WIDTH = 505;
  private static final int LEFT = 64;
  private static final int RIGHT = 20;
  private static final int TOP = 14;
  private static final int ROWS = 270;
  private static final int BELOW = 48;
  private static final int LEGEND_LINE = 22;
  private static final int DOT = 4;
  private static final Color[] COLOURS = {Palette.BLUE, Palette.VERMILLION, Palette.GREEN};
  private static final float[] DASHES = {6, 5};

  private record Net(String name, List<Double> sizes) {}

  private final List<Net> nets;

  private GradientSizes(List<Net> nets) {
    this.nets = List.copyOf(nets);
  }

  /**
   * Measures a compiled net.
   *
   * @throws IllegalStateException if the net is not compiled
   */
  public static GradientSizes of(String name, Sequential net, INDArray x, INDArray y) {
    return new GradientSizes(List.of(new Net(name, sizes(net, x, y))));
  }

  /**
   * Returns this figure with one more net.
   *
   * @throws IllegalStateException if the net is not compiled
   */
  public GradientSizes with(String name, Sequential net, INDArray x, INDArray y) {
    List<Net> more = new ArrayList<>(nets);
    more.add(new Net(name, sizes(net, x, y)));
    return new GradientSizes(more);
  }

  private static List<Double> sizes(Sequential net, INDArray x, INDArray y) {
    return net.gradients(x, y).stream()
        .filter(gradient -> gradient.rank() == 2) // weights, not biases
        .map(gradient -> Transforms.abs(gradient).meanNumber().doubleValue())
        .toList();
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return TOP + ROWS + BELOW + LEGEND_LINE * nets.size() + 8;
  }

  @Override
  public int smallestText() {
    return 13;
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width(), height());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    axes(graphics);
    for (int i = 0; i < nets.size(); i++) {
      graphics.setColor(COLOURS[i % COLOURS.length]);
      graphics.setStroke(stroke(i));
      List<Double> sizes = nets.get(i).sizes();
      for (int layer = 1; layer < sizes.size(); layer++) {
        graphics.draw(
            new Line2D.Double(
                x(layer), y(sizes.get(layer - 1)), x(layer + 1), y(sizes.get(layer))));
      }
      for (int layer = 1; layer <= sizes.size(); layer++) {
        dot(graphics, x(layer), y(sizes.get(layer - 1)));
      }
      legend(graphics, i);
    }
  }

  private static BasicStroke stroke(int place) {
    return place % 2 == 0
        ? new BasicStroke(2f)
        : new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0);
  }

  private static void dot(Graphics2D graphics, double x, double y) {
    graphics.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
  }

  private void axes(Graphics2D graphics) {
    for (int power = lowest(); power <= highest(); power++) {
      int y = (int) Math.round(y(Math.pow(10, power)));
      graphics.setColor(Palette.FAINT);
      graphics.drawLine(LEFT, y, WIDTH - RIGHT, y);
      graphics.setColor(Palette.INK);
      String label = "1e" + Integer.toString(power).replace('-', '−');
      graphics.drawString(label, LEFT - 8 - graphics.getFontMetrics().stringWidth(label), y + 5);
    }
    for (int layer = 1; layer <= layers(); layer++) {
      String label = Integer.toString(layer);
      graphics.drawString(
          label,
          (int) x(layer) - graphics.getFontMetrics().stringWidth(label) / 2,
          TOP + ROWS + 20);
    }
    String title = "layer (1 is next to the inputs)";
    int middle = (LEFT + WIDTH - RIGHT - graphics.getFontMetrics().stringWidth(title)) / 2;
    graphics.drawString(title, middle, TOP + ROWS + 42);
  }

  private void legend(Graphics2D graphics, int place) {
    int y = TOP + ROWS + BELOW + LEGEND_LINE * place + LEGEND_LINE / 2;
    graphics.draw(new Line2D.Double(LEFT, y, LEFT + 34, y));
    dot(graphics, LEFT + 17, y);
    graphics.setColor(Palette.INK);
    graphics.drawString("mean size of the gradient, " + nets.get(place).name(), LEFT + 44, y + 5);
  }

  private int layers() {
    return nets.stream().mapToInt(net -> net.sizes().size()).max().orElseThrow();
  }

  private int lowest() {
    return (int) Math.floor(Math.log10(all().min().orElseThrow()));
  }

  private int highest() {
    return Math.max(lowest() + 1, (int) Math.ceil(Math.log10(all().max().orElseThrow())));
  }

  /** Returns the sizes that a logarithmic scale can show; a gradient of 0 is drawn at its end. */
  private DoubleStream all() {
    return nets.stream()
        .flatMapToDouble(
            net ->
                IntStream.range(0, net.sizes().size())
                    .mapToDouble(i -> Math.max(net.sizes().get(i), Float.MIN_VALUE)));
  }

  private double x(int layer) {
    return LEFT + (layer - 0.5) / layers() * (WIDTH - RIGHT - LEFT);
  }

  private double y(double size) {
    double power = Math.log10(Math.max(size, Float.MIN_VALUE));
    return TOP + (highest() - power) / (highest() - lowest()) * ROWS;
  }

  /** Returns the sizes of all nets, layer by layer. */
  @Override
  public String description() {
    return nets.stream()
        .map(
            net ->
                IntStream.range(0, net.sizes().size())
                    .mapToObj(i -> String.format(Locale.ROOT, "%.1e", net.sizes().get(i)))
                    .collect(
                        Collectors.joining(
                            ", ", "Mean size of the gradient by layer, " + net.name() + ": ", ".")))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return description();
  }
}
