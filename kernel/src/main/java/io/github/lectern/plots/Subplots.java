package io.github.lectern.plots;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Figures side by side with their tops aligned, each with a title.
 *
 * <pre>{@code
 * new Subplots().add("viridis", imshow(boot)).add("gray", imshow(boot, cmap("gray")))
 * }</pre>
 */
public final class Subplots implements Figure {
  private static final int TITLE_LINE = 26;
  private static final int GAP = 16;

  private record Part(String title, Figure figure) {}

  private final List<Part> parts;

  private Subplots(List<Part> parts) {
    this.parts = parts;
  }

  /** Creates an empty row of figures. */
  public Subplots() {
    this(List.of());
  }

  /** Returns this row with one more figure at its right end. */
  public Subplots add(String title, Figure figure) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(title, figure));
    return new Subplots(List.copyOf(more));
  }

  @Override
  public int width() {
    int gaps = GAP * Math.max(0, parts.size() - 1);
    return Math.max(1, gaps + parts.stream().mapToInt(part -> part.figure().width()).sum());
  }

  @Override
  public int height() {
    return TITLE_LINE + parts.stream().mapToInt(part -> part.figure().height()).max().orElse(0);
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    int x = 0;
    for (Part part : parts) {
      Figure figure = part.figure();
      graphics.setColor(Palette.INK);
      graphics.setFont(ChartStyle.TITLE_FONT);
      int room = figure.width() - graphics.getFontMetrics().stringWidth(part.title());
      graphics.drawString(part.title(), x + room / 2, 20);
      Graphics2D place =
          (Graphics2D) graphics.create(x, TITLE_LINE, figure.width(), figure.height());
      figure.paint(place);
      place.dispose();
      x += figure.width() + GAP;
    }
  }

  @Override
  public String description() {
    return parts.stream()
        .map(part -> part.title() + ": " + part.figure().description())
        .collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return description();
  }
}
