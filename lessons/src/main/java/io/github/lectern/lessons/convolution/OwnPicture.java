package io.github.lectern.lessons.convolution;

import io.github.lectern.keras.datasets.FashionMnist;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.plots.ImageGrid;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Pictures of your own in the form of Fashion-MNIST: bright on black, 28 by 28 pixels from 0 to 1,
 * as a tensor [1,28,28,1].
 *
 * <pre>{@code
 * OwnPicture.drawn("..##..", "..##..", ".####.")
 * OwnPicture.read("shoe.jpg")
 * }</pre>
 */
public final class OwnPicture {
  private static final int SIDE = 28;
  private static final String INKS = " .+#";
  private static final int BRIGHTEST = 255;

  private OwnPicture() {}

  /**
   * Returns a picture that is drawn with characters: a blank or a dot is black, + is grey, and # is
   * white. The drawing is enlarged or shrunk to 28 by 28 pixels.
   *
   * @param rows the rows of the drawing, all of the same length
   * @throws IllegalArgumentException if there are no rows, their lengths differ, or another
   *     character occurs
   */
  public static INDArray drawn(String... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length();
    if (columns == 0 || Arrays.stream(rows).anyMatch(row -> row.length() != columns)) {
      throw new IllegalArgumentException(
          "OwnPicture: expected rows of the same length, at least 1, but got the lengths "
              + Arrays.toString(Arrays.stream(rows).mapToInt(String::length).toArray()));
    }
    INDArray picture = Nd4j.zeros(DataType.FLOAT, 1, SIDE, SIDE, 1);
    for (int r = 0; r < SIDE; r++) {
      for (int c = 0; c < SIDE; c++) {
        char ink = rows[r * rows.length / SIDE].charAt(c * columns / SIDE);
        picture.putScalar(new int[] {0, r, c, 0}, brightness(ink));
      }
    }
    return picture;
  }

  private static double brightness(char ink) {
    return switch (ink) {
      case ' ', '.' -> 0;
      case '+' -> 0.5;
      case '#' -> 1;
      default ->
          throw new IllegalArgumentException(
              "OwnPicture: expected the characters \"%s\" but got '%c'".formatted(INKS, ink));
    };
  }

  /**
   * Reads a picture from a PNG, JPEG, GIF or BMP file. It becomes grey, is shrunk to 28 by 28
   * pixels without being distorted, and is inverted if its border is bright, as in most photos of
   * clothes.
   *
   * @throws IOException if the file cannot be read, or is not a picture
   */
  public static INDArray read(String file) throws IOException {
    BufferedImage found = ImageIO.read(new File(file));
    if (found == null) {
      throw new IOException("OwnPicture: expected a PNG, JPEG, GIF or BMP file but got " + file);
    }
    double[][] grey = grey(fitted(found));
    boolean isInverted = borderMean(grey) > 0.5;
    INDArray picture = Nd4j.zeros(DataType.FLOAT, 1, SIDE, SIDE, 1);
    for (int r = 0; r < SIDE; r++) {
      for (int c = 0; c < SIDE; c++) {
        picture.putScalar(new int[] {0, r, c, 0}, isInverted ? 1 - grey[r][c] : grey[r][c]);
      }
    }
    return picture;
  }

  /** Returns the picture in the middle of a square of its border's colour, at 28 by 28 pixels. */
  private static BufferedImage fitted(BufferedImage found) {
    int longer = Math.max(found.getWidth(), found.getHeight());
    BufferedImage square = new BufferedImage(longer, longer, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = square.createGraphics();
    graphics.setColor(new Color(found.getRGB(0, 0)));
    graphics.fillRect(0, 0, longer, longer);
    graphics.drawImage(
        found, (longer - found.getWidth()) / 2, (longer - found.getHeight()) / 2, null);
    graphics.dispose();
    while (square.getWidth() >= 2 * SIDE) {
      square = scaled(square, square.getWidth() / 2); // halving takes the mean of 2 by 2 pixels
    }
    return scaled(square, SIDE);
  }

  private static BufferedImage scaled(BufferedImage image, int side) {
    BufferedImage scaled = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, side, side, null);
    graphics.dispose();
    return scaled;
  }

  // Y = 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601)
  private static double[][] grey(BufferedImage image) {
    double[][] grey = new double[SIDE][SIDE];
    for (int r = 0; r < SIDE; r++) {
      for (int c = 0; c < SIDE; c++) {
        int rgb = image.getRGB(c, r);
        double sum =
            0.299 * ((rgb >> 16) & 0xff) + 0.587 * ((rgb >> 8) & 0xff) + 0.114 * (rgb & 0xff);
        grey[r][c] = sum / BRIGHTEST;
      }
    }
    return grey;
  }

  private static double borderMean(double[][] grey) {
    double sum = 0;
    for (int i = 0; i < SIDE; i++) {
      sum += grey[0][i] + grey[SIDE - 1][i] + grey[i][0] + grey[i][SIDE - 1];
    }
    return sum / (4 * SIDE);
  }

  /** Returns the picture with the class that a net finds most likely, and its probability. */
  public static ImageGrid guess(Sequential net, INDArray picture) {
    INDArray p = net.predict(picture);
    int best = p.argMax(1).getInt(0);
    String caption =
        String.format(
            Locale.ROOT,
            "%s, %.0f %%",
            FashionMnist.classNames().get(best),
            100 * p.getDouble(0, best));
    return ImageGrid.of(picture, List.of(caption));
  }
}
