package io.github.lectern.jupyter.display;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.keras.metrics.ClassificationReport;
import io.github.lectern.keras.metrics.ConfusionMatrix;
import io.github.lectern.keras.metrics.PrecisionRecallCurve;
import io.github.lectern.keras.metrics.RocCurve;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.HealthReport;
import io.github.lectern.keras.models.Summary;
import io.github.lectern.plots.ChartFigure;
import io.github.lectern.plots.Dot;
import io.github.lectern.plots.Figure;
import io.github.lectern.plots.HealthTable;
import io.github.lectern.plots.Html;
import io.github.lectern.plots.LearningCurve;
import io.github.lectern.plots.MetricTable;
import io.github.lectern.plots.TableView;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Registers how values are rendered in a notebook. All values are rendered as text/plain; images,
 * diagrams and tables also have richer forms. No kernel needs to be running.
 */
public final class Renderers {
  private static final MIMEType[] PICTURE = {MIMEType.IMAGE_PNG, MIMEType.TEXT_HTML};
  private static final MIMEType[] MARKUP = {
    MIMEType.TEXT_HTML, MIMEType.TEXT_MARKDOWN, MIMEType.TEXT_LATEX
  };
  private static final MIMEType[] PAGE = {MIMEType.TEXT_HTML};
  private static final MIMEType[] DIAGRAM = {MIMEType.IMAGE_SVG, MIMEType.TEXT_HTML};

  private Renderers() {}

  /** Registers how Lectern's classes are rendered; other values become text of limited length. */
  public static void registerAll(Renderer renderer) {
    pictures(renderer);
    pages(renderer);
    texts(renderer);
  }

  private static void pictures(Renderer renderer) {
    on(renderer, Figure.class, Figure::description, ImageRenderer::put, PICTURE);
    on(renderer, Chart.class, Renderers::words, Renderers::put, PICTURE);
    on(renderer, BufferedImage.class, ImageRenderer::words, ImageRenderer::put, PICTURE);
    on(renderer, History.class, Renderers::words, Renderers::put, PICTURE);
  }

  private static void pages(Renderer renderer) {
    on(renderer, Markup.class, Markup::toString, Renderers::put, MARKUP);
    on(renderer, Html.class, Html::toString, Renderers::put, PAGE);
    on(renderer, Dot.class, Dot::toString, Renderers::put, DIAGRAM);
    table(renderer, Table.class, TableView::new);
    table(renderer, Column.class, column -> new TableView(Table.create((Column<?>) column)));
    table(renderer, ConfusionMatrix.class, MetricTable::of);
    table(renderer, BinaryConfusionMatrix.class, MetricTable::of);
    table(renderer, ClassificationReport.class, MetricTable::of);
    table(renderer, RocCurve.class, MetricTable::of);
    table(renderer, PrecisionRecallCurve.class, MetricTable::of);
    table(renderer, HealthReport.class, HealthTable::of);
  }

  private static <T> void table(Renderer renderer, Class<T> type, Function<T, Html> view) {
    on(
        renderer,
        type,
        value -> view.apply(value).toString(),
        (value, out) -> put(view.apply(value), out),
        PAGE);
  }

  /** Registers text renderings; the text of summaries and evaluations is never truncated. */
  private static void texts(Renderer renderer) {
    on(renderer, Summary.class, Summary::toString);
    on(renderer, Evaluation.class, Evaluation::toString);
    on(renderer, String.class, ValueFormatter::of);
    on(renderer, Object.class, ValueFormatter::of);
  }

  private static <T> void on(Renderer renderer, Class<T> type, Function<T, String> text) {
    on(renderer, type, text, (value, out) -> {}, new MIMEType[0]);
  }

  /**
   * Registers a rendering whose rich forms are created only on demand; a tooltip needs only text.
   */
  private static <T> void on(
      Renderer renderer,
      Class<T> type,
      Function<T, String> text,
      BiConsumer<T, DisplayData> putRich,
      MIMEType[] rich) {
    renderer
        .createRegistration(type)
        .preferring(MIMEType.TEXT_PLAIN)
        .preferring(rich)
        .register(
            (value, context) -> {
              context.getOutputContainer().putText(text.apply(value));
              if (Arrays.stream(rich).anyMatch(context::wantsDataRenderedAs)) {
                putRich.accept(value, context.getOutputContainer());
              }
            });
  }

  private static String words(Chart<?, ?> chart) {
    return ChartFigure.of(chart).description();
  }

  private static void put(Chart<?, ?> chart, DisplayData out) {
    ImageRenderer.put(ChartFigure.of(chart), out);
  }

  private static String words(History history) {
    return history.epoch().isEmpty() ? history.toString() : LearningCurve.of(history).description();
  }

  private static void put(History history, DisplayData out) {
    if (!history.epoch().isEmpty()) {
      ImageRenderer.put(LearningCurve.of(history), out);
    }
  }

  private static void put(Markup value, DisplayData out) {
    out.putData(value.type(), value.source());
  }

  private static void put(Html value, DisplayData out) {
    out.putHTML(value.toHtml());
    value.attachments().forEach(out::putData);
  }

  private static void put(Dot dot, DisplayData out) {
    dot.svg().ifPresent(out::putSVG);
    out.putHTML(dot.toHtml());
  }
}
