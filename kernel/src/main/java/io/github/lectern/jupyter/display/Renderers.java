package io.github.lectern.jupyter.display;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Summary;
import io.github.lectern.plots.ChartFigure;
import io.github.lectern.plots.Dot;
import io.github.lectern.plots.Figure;
import io.github.lectern.plots.Html;
import io.github.lectern.plots.LearningCurve;
import io.github.lectern.plots.TableView;
import java.awt.image.BufferedImage;
import java.util.function.BiConsumer;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * How values are shown in a notebook. Each has a text/plain form; pictures, diagrams and tables
 * have richer ones beside it. Nothing here needs a running kernel.
 */
public final class Renderers {
  private Renderers() {}

  /** Teaches a renderer all of Lectern's forms, and readable, bounded text for any other value. */
  public static void registerAll(Renderer renderer) {
    pictures(renderer);
    pages(renderer);
    texts(renderer);
  }

  private static void pictures(Renderer renderer) {
    on(renderer, Figure.class, Pictures::put, MIMEType.IMAGE_PNG, MIMEType.TEXT_HTML);
    on(
        renderer,
        Chart.class,
        (chart, out) -> Pictures.put(ChartFigure.of(chart), out),
        MIMEType.IMAGE_PNG,
        MIMEType.TEXT_HTML);
    on(renderer, BufferedImage.class, Pictures::put, MIMEType.IMAGE_PNG, MIMEType.TEXT_HTML);
    on(renderer, History.class, Renderers::put, MIMEType.IMAGE_PNG, MIMEType.TEXT_HTML);
  }

  private static void pages(Renderer renderer) {
    on(renderer, Html.class, Renderers::put, MIMEType.TEXT_HTML);
    on(renderer, Dot.class, Renderers::put, MIMEType.IMAGE_SVG, MIMEType.TEXT_HTML);
    on(renderer, Table.class, (table, out) -> put(new TableView(table), out), MIMEType.TEXT_HTML);
  }

  private static void texts(Renderer renderer) {
    on(renderer, Summary.class, (summary, out) -> out.putText(summary.toString()));
    on(renderer, Evaluation.class, (evaluation, out) -> out.putText(evaluation.toString()));
    on(renderer, String.class, (text, out) -> out.putText(ValueText.of(text)));
    on(renderer, Object.class, (value, out) -> out.putText(ValueText.of(value)));
  }

  private static <T> void on(
      Renderer renderer, Class<T> type, BiConsumer<T, DisplayData> put, MIMEType... rich) {
    renderer
        .createRegistration(type)
        .preferring(MIMEType.TEXT_PLAIN)
        .preferring(rich)
        .register((value, context) -> put.accept(value, context.getOutputContainer()));
  }

  /** The curves of a training, or the words alone when no epoch was finished. */
  private static void put(History history, DisplayData out) {
    if (history.epoch().isEmpty()) {
      out.putText(history.toString());
    } else {
      Pictures.put(LearningCurve.of(history), out);
    }
  }

  private static void put(Html value, DisplayData out) {
    out.putHTML(value.toHtml());
    out.putText(value.toString());
  }

  private static void put(Dot dot, DisplayData out) {
    dot.svg().ifPresent(out::putSVG);
    put((Html) dot, out);
  }
}
