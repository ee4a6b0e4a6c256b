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

  private record Part(String title, Figure figure) {
    String description() {
      return title + ": " + figure.description();
    }
  }

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

  /** Returns one panel for each figure, with its title and its half of the gaps beside it. */
  @Override
  public List<Figure> panels() {
    List<Figure> panels = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int before = i == 0 ? 0 : GAP / 2;
      int after = i == parts.size() - 1 ? 0 : GAP / 2;
      panels.add(new Panel(parts.get(i), before, after));
    }
    return panels.isEmpty() ? Figure.super.panels() : List.copyOf(panels);
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
      paint(graphics, part, x);
      x += part.figure().width() + GAP;
    }
  }

  private static void paint(Graphics2D graphics, Part part, int x) {
    Figure figure = part.figure();
    graphics.setColor(Palette.INK);
    graphics.setFont(ChartStyle.TITLE_FONT);
    int room = figure.width() - graphics.getFontMetrics().stringWidth(part.title());
    graphics.drawString(part.title(), x + room / 2, 20);
    Graphics2D place = (Graphics2D) graphics.create(x, TITLE_LINE, figure.width(), figure.height());
    figure.paint(place);
    place.dispose();
  }

  @Override
  public String description() {
    return parts.stream().map(Part::description).collect(Collectors.joining(" "));
  }

  /** One of the figures. */
  private record Panel(Part part, int before, int after) implements Figure {
    @Override
    public int width() {
      return before + part.figure().width() + after;
    }

    @Override
    public int height() {
      return TITLE_LINE + part.figure().height();
    }

    @Override
    public int smallestText() {
      return part.figure().smallestText();
    }

    @Override
    public void paint(Graphics2D graphics) {
      graphics.setColor(Palette.PAPER);
      graphics.fillRect(0, 0, width(), height());
      Subplots.paint(graphics, part, before);
    }

    @Override
    public String description() {
      return part.description();
    }
  }

  @Override
  public String toString() {
    return description();
  }
}
