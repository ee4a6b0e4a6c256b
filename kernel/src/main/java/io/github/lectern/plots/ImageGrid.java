package io.github.lectern.plots;

import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Greyscale images in rows of five, each with a caption. The value 0 is black, and the largest
 * value in any of the images is white.
 *
 * <pre>{@code
 * ImageGrid.of(data.xTrain(), data.yTrain(), FashionMnist.classNames())
 * }</pre>
 */
public final class ImageGrid implements Figure {
  private static final int MOST = 25;
  private static final int COLUMNS = 5;
  private static final int PICTURE = 84;
  private static final int CAPTION = 20;
  private static final int GAP = 14;

  private final List<BufferedImage> pictures;
  private final List<String> captions;
  private final int column;

  private ImageGrid(List<BufferedImage> pictures, List<String> captions) {
    this.pictures = List.copyOf(pictures);
    this.captions = List.copyOf(captions);
    this.column = captions.stream().mapToInt(ImageGrid::widthOf).reduce(PICTURE, Math::max);
  }

  private static int widthOf(String caption) {
    FontRenderContext context = new FontRenderContext(null, true, true);
    return (int) Math.ceil(ChartStyle.TICK_FONT.getStringBounds(caption, context).getWidth());
  }

  /**
   * Returns the first 25 images, or all if there are fewer, with the names of their classes as
   * captions.
   *
   * @param images the images, of shape [n,rows,columns] or [n,rows,columns,1]
   * @param labels the classes of the images, of shape [n]: whole numbers from 0
   * @param classNames the names of the classes
   * @throws IllegalArgumentException if the shapes do not match, or a label has no name
   */
  public static ImageGrid of(INDArray images, INDArray labels, List<String> classNames) {
    Rows codes = Rows.of(labels);
    Rows pixels = pixels(images);
    if (codes.count() != pixels.count() || codes.width() != 1) {
      throw new IllegalArgumentException(
          "ImageGrid: expected labels %s, one per picture, but got %s"
              .formatted(Shapes.brackets(pixels.count()), Shapes.brackets(labels.shape())));
    }
    float[] shown = new float[Math.min(MOST, codes.count())];
    codes.read(0, shown.length, shown);
    List<String> captions = new ArrayList<>();
    for (float code : shown) {
      captions.add(name(code, classNames));
    }
    return of(images, captions);
  }

  /**
   * Returns the first images, one for each caption.
   *
   * @param images the images, of shape [n,rows,columns] or [n,rows,columns,1]
   * @param captions the captions, at least one and at most n
   * @throws IllegalArgumentException if the images have another shape, there are no captions, or
   *     there are more captions than images
   */
  public static ImageGrid of(INDArray images, List<String> captions) {
    Rows pixels = pixels(images);
    int count = captions.size();
    if (count == 0 || count > pixels.count()) {
      throw new IllegalArgumentException(
          "ImageGrid: expected at least one caption and at most one per picture but got %s for %s"
              .formatted(Plural.of(count, "caption"), Plural.of(pixels.count(), "picture")));
    }
    float[] values = new float[count * pixels.width()];
    pixels.read(0, count, values);
    float white = maximum(values);
    int width = (int) images.size(2);
    List<BufferedImage> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = i * pixels.width();
      float[] picture = Arrays.copyOfRange(values, start, start + pixels.width());
      pictures.add(grey(picture, width, white));
    }
    return new ImageGrid(pictures, captions);
  }

  private static Rows pixels(INDArray images) {
    boolean channel = images.rank() == 4 && images.size(3) == 1;
    if (images.rank() != 3 && !channel) {
      throw new IllegalArgumentException(
          "ImageGrid: expected pictures [n,rows,columns] or [n,rows,columns,1] but got %s;"
                  .formatted(Shapes.brackets(images.shape()))
              + " call reshape(-1, 28, 28) first");
    }
    return Rows.of(images);
  }

  private static String name(float code, List<String> classNames) {
    int label = (int) code;
    if (label != code || label < 0 || label >= classNames.size()) {
      throw new IllegalArgumentException(
          "ImageGrid: expected labels from 0 to %d, one per class name, but got %s"
              .formatted(classNames.size() - 1, code));
    }
    return classNames.get(label);
  }

  private static float maximum(float[] values) {
    float maximum = 0;
    for (float value : values) {
      maximum = Math.max(maximum, value);
    }
    return maximum > 0 ? maximum : 1; // all black
  }

  private static BufferedImage grey(float[] values, int width, float white) {
    BufferedImage image =
        new BufferedImage(width, values.length / width, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < values.length; i++) {
      int level = Math.max(0, Math.round(255 * values[i] / white));
      image.setRGB(i % width, i / width, 0x010101 * level);
    }
    return image;
  }

  @Override
  public int width() {
    return Math.min(COLUMNS, pictures.size()) * (column + GAP) + GAP;
  }

  @Override
  public int height() {
    int rows = (pictures.size() + COLUMNS - 1) / COLUMNS;
    return rows * (PICTURE + CAPTION) + GAP;
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    graphics.setFont(ChartStyle.TICK_FONT);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    for (int i = 0; i < pictures.size(); i++) {
      int middle = GAP + i % COLUMNS * (column + GAP) + column / 2;
      int y = GAP / 2 + i / COLUMNS * (PICTURE + CAPTION);
      graphics.drawImage(pictures.get(i), middle - PICTURE / 2, y, PICTURE, PICTURE, null);
      caption(graphics, captions.get(i), middle, y + PICTURE);
    }
  }

  private static void caption(Graphics2D graphics, String text, int middle, int top) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.setColor(Palette.INK);
    graphics.drawString(
        text, middle - metrics.stringWidth(text) / 2, top + metrics.getAscent() + 1);
  }

  @Override
  public String description() {
    return Plural.of(pictures.size(), "picture") + ": " + String.join(", ", captions) + ".";
  }

  @Override
  public String toString() {
    return description();
  }
}
