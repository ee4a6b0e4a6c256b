package io.github.lectern.plots;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.keras.metrics.ConfusionMatrix;
import io.github.lectern.tensor.Plural;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A confusion matrix as a heat map. Each row is a true class and each column is a predicted class;
 * the larger the share of a cell in its row, the darker the cell.
 *
 * <pre>{@code
 * ConfusionPlot.of(ConfusionMatrix.of(data.yTest(), net1.predict(XX)))
 * }</pre>
 */
public final class ConfusionPlot implements Figure {
  private static final Font FONT = ChartStyle.FONT.deriveFont(12f); // long names fit in columns
  private static final Font BOLD = FONT.deriveFont(Font.BOLD, 13f);

  /**
   * Turns light cells dark and dark ones light, as look.css does for pages. The filter inverts the
   * ink as well, so it is darker here.
   */
  private static final String DARK_STYLE =
      "<style>@media(prefers-color-scheme:dark){svg:root{color:#6a6a6a;"
          + "filter:invert(1) hue-rotate(180deg) brightness(.86) contrast(1.5)}}</style>";

  private static final int MARGIN = 16;
  private static final int SCALE_WIDTH = 88;
  private static final int TITLE_LINE = 30;
  private static final int LINE = 14;
  private static final int MOST_MISTAKES = 3;
  private static final int PER_LETTER = 7;

  private final ConfusionMatrix matrix;
  private final List<List<String>> words;
  private final String description;
  private final int cellWidth;
  private final int cellHeight;

  private ConfusionPlot(
      ConfusionMatrix matrix, List<List<String>> words, String description, int[] cell) {
    this.matrix = matrix;
    this.words = words;
    this.description = description;
    this.cellWidth = cell[0];
    this.cellHeight = cell[1];
  }

  /** Returns the heat map of a confusion matrix with any number of classes. */
  public static ConfusionPlot of(ConfusionMatrix matrix) {
    int longest = matrix.classNames().stream().mapToInt(String::length).max().orElse(1);
    int width = Math.max(48, Math.min(longest, 12) * 6 + 2);
    return new ConfusionPlot(matrix, List.of(), words(matrix), new int[] {width, 40});
  }

  /** Returns the heat map of a binary classifier, with its cells labelled TP, FN, FP and TN. */
  public static ConfusionPlot of(BinaryConfusionMatrix m) {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(new long[][] {{m.tp(), m.fn()}, {m.fp(), m.tn()}})
            .named(List.of(m.positive(), m.negative()));
    List<List<String>> words =
        List.of(
            List.of("TP: true positive", "FN: false negative"),
            List.of("FP: false positive", "TN: true negative"));
    String description =
        ("Confusion matrix; each row is a true class. \"%s\", %s: TP %s, FN %s."
                + " \"%s\", %s: FP %s, TN %s.")
            .formatted(
                m.positive(),
                Plural.of(m.tp() + m.fn(), "sample"),
                number(m.tp()),
                number(m.fn()),
                m.negative(),
                Plural.of(m.fp() + m.tn(), "sample"),
                number(m.fp()),
                number(m.tn()));
    return new ConfusionPlot(matrix, words, description, new int[] {170, 110});
  }

  private static String words(ConfusionMatrix matrix) {
    int n = matrix.classes();
    String mistakes =
        IntStream.range(0, n * n)
            .filter(i -> i / n != i % n && matrix.count(i / n, i % n) > 0)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> -matrix.count(i / n, i % n)))
            .limit(MOST_MISTAKES)
            .map(i -> mistake(matrix, i / n, i % n))
            .collect(Collectors.joining(", "));
    return "Confusion matrix of %s and %s; each row is a true class. Accuracy %s; %s."
        .formatted(
            Plural.of(n, "class"),
            Plural.of(matrix.total(), "sample"),
            Double.isNaN(matrix.accuracy())
                ? "undefined (0/0)"
                : String.format(Locale.ROOT, "%.4f", matrix.accuracy()),
            mistakes.isEmpty() ? "no mistakes" : "most frequent mistakes: " + mistakes);
  }

  private static String mistake(ConfusionMatrix matrix, int truth, int predicted) {
    List<String> names = matrix.classNames();
    return "%s taken for %s (%s)"
        .formatted(
            names.get(truth),
            names.get(predicted),
            Plural.of(matrix.count(truth, predicted), "time"));
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private int left() {
    int longest = matrix.classNames().stream().mapToInt(String::length).max().orElse(1);
    return MARGIN + 24 + Math.min(longest, 24) * PER_LETTER + 8;
  }

  private static int top() {
    return MARGIN + 20 + TITLE_LINE;
  }

  @Override
  public int width() {
    return left() + matrix.classes() * cellWidth + SCALE_WIDTH;
  }

  @Override
  public int height() {
    return top() + matrix.classes() * cellHeight + MARGIN;
  }

  @Override
  public int smallestText() {
    return FONT.getSize();
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    for (int i = 0; i < matrix.classes(); i++) {
      for (int k = 0; k < matrix.classes(); k++) {
        cell(graphics, i, k);
      }
    }
    names(graphics);
    titles(graphics);
    scale(graphics);
  }

  // share of the row: c_ik / sum_k c_ik
  private Shade shade(int i, int k) {
    long support = matrix.support(i);
    return new Shade(support == 0 ? 0 : (double) matrix.count(i, k) / support);
  }

  private void cell(Graphics2D graphics, int i, int k) {
    int x = left() + k * cellWidth;
    int y = top() + i * cellHeight;
    Shade shade = shade(i, k);
    graphics.setColor(shade.paper());
    graphics.fillRect(x + 1, y + 1, cellWidth - 2, cellHeight - 2);
    graphics.setColor(shade.ink());
    int middle = x + cellWidth / 2;
    String count = number(matrix.count(i, k));
    if (words.isEmpty()) {
      graphics.setFont(i == k ? BOLD : FONT);
      centred(graphics, count, middle, y + cellHeight / 2 + 5);
    } else {
      graphics.setFont(FONT);
      centred(graphics, words.get(i).get(k), middle, y + cellHeight / 2 - 16);
      graphics.setFont(BOLD.deriveFont(26f));
      centred(graphics, count, middle, y + cellHeight / 2 + 20);
    }
  }

  private void names(Graphics2D graphics) {
    graphics.setFont(FONT);
    graphics.setColor(Palette.INK);
    for (int i = 0; i < matrix.classes(); i++) {
      String name = matrix.classNames().get(i);
      int middle = top() + i * cellHeight + cellHeight / 2 + 5;
      int width = graphics.getFontMetrics().stringWidth(name);
      graphics.drawString(name, left() - 8 - width, middle);
      column(graphics, name, left() + i * cellWidth + cellWidth / 2);
    }
  }

  /** Writes the label of a column, in two lines where it is too wide for one. */
  private void column(Graphics2D graphics, String name, int middle) {
    boolean fits = graphics.getFontMetrics().stringWidth(name) <= cellWidth - 2;
    int end = name.indexOf(' ');
    if (fits || end < 0) {
      centred(graphics, fitted(graphics, name), middle, top() - 8);
    } else {
      centred(graphics, fitted(graphics, name.substring(0, end)), middle, top() - 8 - LINE);
      centred(graphics, fitted(graphics, name.substring(end + 1)), middle, top() - 8);
    }
  }

  /** Returns a line of a label, cut to the width of a cell; rows show the whole name. */
  private String fitted(Graphics2D graphics, String name) {
    FontMetrics metrics = graphics.getFontMetrics();
    String shown = name;
    while (metrics.stringWidth(shown) > cellWidth - 2 && shown.length() > 2) {
      shown = shown.substring(0, shown.length() - 2) + "…";
    }
    return shown;
  }

  private void titles(Graphics2D graphics) {
    graphics.setFont(ChartStyle.TITLE_FONT);
    graphics.setColor(Palette.INK);
    int across = matrix.classes() * cellWidth;
    int down = matrix.classes() * cellHeight;
    centred(graphics, "predicted class", left() + across / 2, MARGIN + 12);
    Graphics2D turned = (Graphics2D) graphics.create();
    turned.translate(MARGIN + 12, top() + down / 2);
    turned.rotate(-Math.PI / 2);
    centred(turned, "true class", 0, 0);
    turned.dispose();
  }

  private void scale(Graphics2D graphics) {
    int x = width() - SCALE_WIDTH + 20;
    int height = Math.min(matrix.classes() * cellHeight, 240) - 24;
    int y = top() + 24;
    graphics.setFont(FONT);
    graphics.setColor(Palette.INK);
    graphics.drawString("share of", x, y - 27);
    graphics.drawString("the row", x, y - 13);
    for (int i = 0; i < height; i++) {
      graphics.setColor(new Shade(1 - (double) i / (height - 1)).paper());
      graphics.fillRect(x, y + i, 14, 1);
    }
    graphics.setColor(Palette.INK);
    for (int percent = 0; percent <= 100; percent += 25) {
      graphics.drawString(percent + " %", x + 20, y + height - height * percent / 100 + 4);
    }
  }

  private static void centred(Graphics2D graphics, String text, int middle, int baseline) {
    int width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, middle - width / 2, baseline);
  }

  /** Returns an SVG whose cells are dark if a browser in dark mode shows it as an image. */
  @Override
  public String svg() {
    return Figure.super.svg().replace(Page.INK_STYLE, Page.INK_STYLE + DARK_STYLE);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String toString() {
    return description();
  }
}
