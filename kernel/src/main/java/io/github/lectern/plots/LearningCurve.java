package io.github.lectern.plots;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.tensor.Plural;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;

/**
 * The learning curves of a training run: one panel for the loss and one for each metric, side by
 * side. A validation curve is drawn in the same panel as its training curve.
 *
 * <pre>{@code LearningCurve.of(net1.fit(X, y, epochs(20), batchSize(1200)))}</pre>
 */
public final class LearningCurve implements Figure {
  private static final int MOST_COLUMNS = 3;
  private static final int TITLE_LINE = 24;

  private final int epochs;
  private final List<HistoryPanel> panels;

  private LearningCurve(int epochs, List<HistoryPanel> panels) {
    this.epochs = epochs;
    this.panels = panels;
  }

  /**
   * Returns the curves of all epochs that a history contains. Epochs that are added later are not
   * shown.
   *
   * @throws IllegalArgumentException if no epoch has finished
   */
  public static LearningCurve of(History history) {
    if (history.epoch().isEmpty()) {
      throw new IllegalArgumentException(
          "LearningCurve: expected at least one finished epoch but got an empty History;"
              + " call fit(X, y) first");
    }
    Map<String, List<Double>> logs = history.history();
    int columns = Math.min(panelNames(logs).size(), MOST_COLUMNS);
    List<HistoryPanel> panels = new ArrayList<>();
    for (String name : panelNames(logs)) {
      panels.add(HistoryPanel.of(name, history.epoch(), logs, columns));
    }
    return new LearningCurve(history.epoch().size(), List.copyOf(panels));
  }

  private static List<String> panelNames(Map<String, List<Double>> logs) {
    return logs.keySet().stream()
        .filter(name -> !name.startsWith("val_") || !logs.containsKey(name.substring(4)))
        .toList();
  }

  /** Returns the panels as XChart charts, so that you can restyle them or draw them separately. */
  public List<XYChart> charts() {
    return panels.stream().map(HistoryPanel::chart).toList();
  }

  /** Returns one panel for the loss and one for each metric. */
  @Override
  public List<Figure> panels() {
    return panels.size() == 1
        ? Figure.super.panels()
        : panels.stream().map(panel -> (Figure) new Panel(panel)).toList();
  }

  @Override
  public int width() {
    return Math.min(panels.size(), MOST_COLUMNS) * panels.get(0).width();
  }

  @Override
  public int height() {
    return (panels.size() + MOST_COLUMNS - 1) / MOST_COLUMNS * HistoryPanel.HEIGHT;
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    for (int i = 0; i < panels.size(); i++) {
      HistoryPanel panel = panels.get(i);
      int x = i % MOST_COLUMNS * panel.width();
      int y = i / MOST_COLUMNS * HistoryPanel.HEIGHT;
      Graphics2D place = (Graphics2D) graphics.create(x, y, panel.width(), HistoryPanel.HEIGHT);
      new Panel(panel).paint(place);
      place.dispose();
    }
  }

  @Override
  public String description() {
    return description(panels);
  }

  private String description(List<HistoryPanel> described) {
    return described.stream()
        .flatMap(panel -> panel.curves().stream())
        .map(Curve::description)
        .collect(Collectors.joining(", ", "Training of " + Plural.of(epochs, "epoch") + ": ", "."));
  }

  /** One of the panels, with its title. */
  private final class Panel implements Figure {
    private final HistoryPanel panel;

    Panel(HistoryPanel panel) {
      this.panel = panel;
    }

    @Override
    public int width() {
      return panel.width();
    }

    @Override
    public int height() {
      return HistoryPanel.HEIGHT;
    }

    // XChart would position each title by the height of its letters, so the titles of neighbouring
    // panels would not be aligned.
    @Override
    public void paint(Graphics2D graphics) {
      graphics.setColor(Palette.PAPER);
      graphics.fillRect(0, 0, width(), height());
      int height = HistoryPanel.HEIGHT - TITLE_LINE;
      XYChart plot = panel.plot(height);
      Graphics2D below = (Graphics2D) graphics.create();
      below.translate(0, TITLE_LINE);
      plot.paint(below, panel.width(), height);
      below.dispose();
      graphics.setColor(Palette.INK);
      graphics.setFont(ChartStyle.TITLE_FONT);
      int room = panel.width() - graphics.getFontMetrics().stringWidth(panel.title());
      graphics.drawString(panel.title(), room / 2, TITLE_LINE);
    }

    @Override
    public String description() {
      return LearningCurve.this.description(List.of(panel));
    }
  }

  @Override
  public String toString() {
    return description();
  }
}
