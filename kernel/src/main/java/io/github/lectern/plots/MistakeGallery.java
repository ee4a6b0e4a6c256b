package io.github.lectern.plots;

import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The six worst mistakes of a net: the misclassified images whose true class has the lowest
 * predicted probability. Beside each image are the most likely classes and the true class, with
 * bars for their probabilities.
 *
 * <pre>{@code
 * MistakeGallery.of(data.xTest(), data.yTest(), net1.predict(XX), FashionMnist.classNames())
 * }</pre>
 */
public final class MistakeGallery implements Figure {
  private static final int MOST = 6;
  private static final int COLUMNS = 2;
  private static final int PICTURE = 96;
  private static final int WIDTH = 380;
  private static final int HEIGHT = 140;
  private static final int EDGE = 12;
  private static final int HEADING = 26;
  private static final int NAMES = 86;
  private static final int BAR = 90;
  private static final int LINE = 24;
  private static final Color OTHER = new Color(0x999999);

  private final List<Mistake> mistakes;
  private final List<BufferedImage> pictures;
  private final List<String> classNames;
  private final long count;

  private MistakeGallery(
      List<Mistake> mistakes, List<BufferedImage> pictures, List<String> names, long count) {
    this.mistakes = mistakes;
    this.pictures = pictures;
    this.classNames = List.copyOf(names);
    this.count = count;
  }

  /**
   * Returns the worst mistakes in a set of images. The gallery is empty if every image was
   * classified correctly.
   *
   * @param images the images, of shape [n,rows,columns] or [n,rows,columns,1]
   * @param yTrue the true classes: class numbers of shape [n], or one-hot rows of shape [n,classes]
   * @param yPred the predicted probabilities, of shape [n,classes], as {@code predict} returns them
   * @param classNames the names of the classes
   * @throws IllegalArgumentException if the shapes do not match
   */
  public static MistakeGallery of(
      INDArray images, INDArray yTrue, INDArray yPred, List<String> classNames) {
    check(images, yTrue, yPred, classNames);
    List<Mistake> all = mistakes(Rows.of(yTrue), Rows.of(yPred));
    List<Mistake> worst =
        all.stream().sorted(Comparator.comparingDouble(Mistake::right)).limit(MOST).toList();
    Rows pixels = Rows.of(images);
    List<BufferedImage> pictures =
        worst.stream().map(mistake -> picture(pixels, mistake.index(), images.size(2))).toList();
    return new MistakeGallery(worst, pictures, classNames, all.size());
  }

  private static void check(INDArray images, INDArray yTrue, INDArray yPred, List<String> names) {
    boolean channel = images.rank() == 4 && images.size(3) == 1;
    if (images.rank() != 3 && !channel) {
      throw new IllegalArgumentException(
          "MistakeGallery: expected pictures [n,rows,columns] or [n,rows,columns,1] but got "
              + Shapes.brackets(images.shape()));
    }
    long n = images.size(0);
    if (yPred.rank() != 2 || yPred.size(0) != n || yPred.size(1) != names.size()) {
      throw new IllegalArgumentException(
          "MistakeGallery: expected probabilities [%d,%d], one per picture and class, but got %s"
              .formatted(n, names.size(), Shapes.brackets(yPred.shape())));
    }
    Rows labels = Rows.of(yTrue);
    if (labels.count() != n || (labels.width() != 1 && labels.width() != names.size())) {
      throw new IllegalArgumentException(
          "MistakeGallery: expected labels [%d] or one-hot rows [%d,%d] but got %s"
              .formatted(n, n, names.size(), Shapes.brackets(yTrue.shape())));
    }
  }

  private static List<Mistake> mistakes(Rows labels, Rows outputs) {
    float[] label = new float[labels.width()];
    float[] output = new float[outputs.width()];
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < outputs.count(); i++) {
      labels.read(i, i + 1, label);
      outputs.read(i, i + 1, output);
      int right = label.length == 1 ? (int) label[0] : largest(label);
      if (right != largest(output)) {
        mistakes.add(new Mistake(i, right, doubles(output)));
      }
    }
    return mistakes;
  }

  private static int largest(float[] values) {
    return IntStream.range(1, values.length).reduce(0, (a, b) -> values[b] > values[a] ? b : a);
  }

  private static List<Double> doubles(float[] values) {
    return IntStream.range(0, values.length).mapToObj(k -> (double) values[k]).toList();
  }

  private static BufferedImage picture(Rows pixels, int index, long columns) {
    float[] values = new float[pixels.width()];
    pixels.read(index, index + 1, values);
    return ColorScale.of(ColorMap.named(ColorMap.GRAY), values).picture(values, (int) columns);
  }

  /** Returns the number of misclassified images, including those that are not shown. */
  public long count() {
    return count;
  }

  /** Returns one panel for each mistake. */
  @Override
  public List<Figure> panels() {
    return mistakes.size() < 2
        ? Figure.super.panels()
        : IntStream.range(0, mistakes.size()).mapToObj(i -> (Figure) new Panel(i)).toList();
  }

  @Override
  public int width() {
    return Math.max(1, Math.min(COLUMNS, mistakes.size())) * WIDTH;
  }

  @Override
  public int height() {
    return Math.max(1, (mistakes.size() + COLUMNS - 1) / COLUMNS) * HEIGHT + EDGE;
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    sharpPixels(graphics);
    for (int i = 0; i < mistakes.size(); i++) {
      paint(graphics, i, EDGE + i % COLUMNS * WIDTH, EDGE + i / COLUMNS * HEIGHT);
    }
  }

  private static void sharpPixels(Graphics2D graphics) {
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
  }

  private void paint(Graphics2D graphics, int place, int x, int y) {
    Mistake mistake = mistakes.get(place);
    graphics.setFont(ChartStyle.FONT.deriveFont(Font.BOLD));
    graphics.setColor(Palette.INK);
    String heading =
        "%s, taken for %s"
            .formatted(classNames.get(mistake.label()), classNames.get(mistake.chosen()));
    graphics.drawString(heading, x, y + 14);
    graphics.drawImage(pictures.get(place), x, y + HEADING, PICTURE, PICTURE, null);
    int line = y + HEADING;
    for (int k : mistake.shownClasses()) {
      paintBar(graphics, mistake, k, x + PICTURE + 10, line);
      line += LINE;
    }
  }

  private void paintBar(Graphics2D graphics, Mistake mistake, int k, int x, int y) {
    double probability = mistake.probabilities().get(k);
    boolean right = k == mistake.label();
    graphics.setFont(right ? ChartStyle.TICK_FONT.deriveFont(Font.BOLD) : ChartStyle.TICK_FONT);
    graphics.setColor(Palette.INK);
    FontMetrics metrics = graphics.getFontMetrics();
    String name = classNames.get(k);
    int base = y + (LINE + metrics.getAscent()) / 2 - 2;
    graphics.drawString(name, x + NAMES - metrics.stringWidth(name), base);
    int length = Math.max(1, (int) Math.round(BAR * probability));
    graphics.setColor(right ? Palette.BLUE : k == mistake.chosen() ? Palette.VERMILLION : OTHER);
    graphics.fillRect(x + NAMES + 8, y + 5, length, LINE - 10);
    graphics.setColor(Palette.INK);
    graphics.drawString(Mistake.percent(probability), x + NAMES + 14 + length, base);
  }

  @Override
  public String description() {
    if (mistakes.isEmpty()) {
      return "No mistakes: every picture was classified correctly.";
    }
    return mistakes.stream()
        .map(mistake -> mistake.words(classNames))
        .collect(Collectors.joining("; ", lead(), "."));
  }

  private String lead() {
    return count == 1
        ? "The only mistake: "
        : "The %d worst of %,d mistakes: ".formatted(mistakes.size(), count);
  }

  /** One of the mistakes; the words of the first one also say how many there are. */
  private final class Panel implements Figure {
    private final int place;

    Panel(int place) {
      this.place = place;
    }

    @Override
    public int width() {
      return WIDTH;
    }

    @Override
    public int height() {
      return HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
      graphics.setColor(Palette.PAPER);
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      sharpPixels(graphics);
      MistakeGallery.this.paint(graphics, place, EDGE, EDGE);
    }

    @Override
    public String description() {
      return (place == 0 ? lead() : "") + mistakes.get(place).words(classNames) + ".";
    }
  }

  @Override
  public String toString() {
    return description();
  }
}
