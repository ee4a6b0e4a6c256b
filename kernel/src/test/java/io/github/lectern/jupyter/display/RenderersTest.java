package io.github.lectern.jupyter.display;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.jupyter.TinyJar;
import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.keras.metrics.ClassificationReport;
import io.github.lectern.keras.metrics.ConfusionMatrix;
import io.github.lectern.keras.metrics.PrecisionRecallCurve;
import io.github.lectern.keras.metrics.RocCurve;
import io.github.lectern.keras.models.Summary;
import io.github.lectern.plots.ChartFigure;
import io.github.lectern.plots.Figure;
import io.github.lectern.plots.Graphviz;
import io.github.lectern.plots.Html;
import io.github.lectern.plots.LearningCurve;
import io.github.lectern.plots.Pixels;
import io.github.lectern.plots.SampleHistories;
import io.github.lectern.plots.Subplots;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class RenderersTest {
  private static final String BOX = "<div style=\"overflow-x:auto\">";
  private static final History LOSS =
      SampleHistories.history(Map.of("loss", new double[] {2, 1}), "loss");
  private final Renderer renderer = new Renderer();

  @BeforeEach
  void register() {
    Renderers.registerAll(renderer);
  }

  private String text(Object value) {
    return (String) renderer.render(value).getData(MIMEType.TEXT_PLAIN);
  }

  private static String html(DisplayData data) {
    return (String) data.getData(MIMEType.TEXT_HTML);
  }

  private static BufferedImage png(DisplayData data) throws IOException {
    byte[] bytes = Base64.getDecoder().decode((String) data.getData(MIMEType.IMAGE_PNG));
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static boolean isTextOnly(DisplayData data) {
    return !data.hasDataForType(MIMEType.TEXT_HTML)
        && !data.hasDataForType(MIMEType.IMAGE_PNG)
        && !data.hasDataForType(MIMEType.IMAGE_SVG)
        && data.hasDataForType(MIMEType.TEXT_PLAIN);
  }

  @Test
  void renders_a_history_as_its_curve_with_alternative_text() throws IOException {
    DisplayData data = renderer.render(SampleHistories.net1());

    BufferedImage image = png(data);
    assertThat(image.getWidth()).isEqualTo(1800);
    assertThat(image.getHeight()).isEqualTo(600);
    assertThat(Pixels.count(image, new Color(0x0072B2))).isGreaterThan(5000);
    assertThat(data.getData(MIMEType.TEXT_PLAIN))
        .isEqualTo(
            "Training of 20 epochs: loss from 32.5636 to 1.0525, accuracy from 0.3732 to 0.6013.");
  }

  @Test
  void html_of_an_image_has_its_display_size_and_alternative_text() {
    assertThat(html(renderer.render(SampleHistories.net1())))
        .contains("<img alt=\"Training of 20 epochs: loss from 32.5636 to 1.0525.\"")
        .contains("width=\"450\" height=\"300\"", "src=\"data:image/svg+xml;base64,");
    assertThat(html(renderer.render(LOSS)))
        .startsWith(BOX + "<img alt=\"Training of 2 epochs: loss from 2.0000 to 1.0000.\"")
        .contains("width=\"505\" height=\"300\"", "max-width:100%");
  }

  @Test
  void html_of_a_figure_shows_its_svg() {
    Figure figure = LearningCurve.of(LOSS);
    String svg = Base64.getEncoder().encodeToString(figure.svg().getBytes(UTF_8));

    assertThat(html(renderer.render(figure))).contains("src=\"data:image/svg+xml;base64," + svg);
  }

  /** nbconvert would need Inkscape for a PDF, and JupyterLab would omit the alternative text. */
  @Test
  void a_figure_is_html_png_and_text_only() {
    assertThat(renderer.render(SampleHistories.net1()).hasDataForType(MIMEType.IMAGE_SVG))
        .isFalse();
  }

  /** The text of a chart that is scaled to the width of a phone must have at least 9 pixels. */
  @Test
  void a_wide_figure_scrolls_rather_than_shrink_its_text_below_9_pixels() {
    assertThat(html(renderer.render(LOSS)))
        .startsWith("<div style=\"overflow-x:auto\">")
        .contains("min-width:350px"); // 505 * 9 / 13
  }

  /** A phone has room for one of the panels, and a page at its full width for both. */
  @Test
  void each_panel_of_a_figure_is_an_image_with_its_own_words_in_a_box_that_wraps() {
    LearningCurve figure = LearningCurve.of(SampleHistories.net1());
    String html = html(renderer.render(figure));

    assertThat(html)
        .startsWith("<div style=\"overflow-x:auto;display:flex;flex-wrap:wrap;")
        .contains("max-width:900px\">", "flex:1 1 360px", "max-width:min(100%,450px)")
        .contains("min-width:312px"); // 450 * 9 / 13
    assertThat(html.split("<img ", -1)).hasSize(3);
    for (Figure panel : figure.panels()) {
      String svg = Base64.getEncoder().encodeToString(panel.svg().getBytes(UTF_8));
      assertThat(html).contains("<img alt=\"" + panel.description() + "\"", svg);
    }
  }

  @Test
  void panels_whose_svg_is_much_larger_than_the_png_are_shown_as_png() {
    double[] x = new Random(1).doubles(20_000).toArray();
    XYChart chart = new XYChart(400, 300);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.addSeries("points", x, new Random(2).doubles(20_000).toArray());
    Figure points = ChartFigure.of(chart);

    assertThat(html(renderer.render(new Subplots().add("a", points).add("b", points))))
        .contains("<img alt=\"a: XY chart: points.\" width=\"408\"", "<img alt=\"b: XY chart")
        .contains("src=\"data:image/png;base64,iVBOR")
        .doesNotContain("svg+xml");
  }

  @Test
  void a_figure_whose_svg_is_much_larger_than_its_png_is_shown_as_png() {
    XYChart chart = new XYChart(400, 300);
    double[] x = new Random(1).doubles(20_000).toArray();
    double[] y = new Random(2).doubles(20_000).toArray();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.addSeries("points", x, y);

    assertThat(html(renderer.render(chart))).contains("src=\"data:image/png;base64,iVBOR");
  }

  @Test
  void renders_an_empty_history_as_text() {
    DisplayData data = renderer.render(new History());

    assertThat(isTextOnly(data)).isTrue();
    assertThat(data.getData(MIMEType.TEXT_PLAIN)).isEqualTo(new History().toString());
  }

  @Test
  void renders_a_chart_as_an_image_with_a_description() throws IOException {
    XYChart chart = new XYChart(400, 300);
    chart.setTitle("Sigmoid <S>");
    chart.setXAxisTitle("z");
    chart.setYAxisTitle("p");
    chart.addSeries("sigma", new double[] {-2, 0, 2}, new double[] {.12, .5, .88});
    DisplayData data = renderer.render(chart);

    assertThat(data.getData(MIMEType.TEXT_PLAIN))
        .isEqualTo("XY chart \"Sigmoid <S>\", x axis \"z\", y axis \"p\": sigma.");
    assertThat(html(data)).contains("alt=\"XY chart &quot;Sigmoid &lt;S&gt;&quot;, x axis");
    assertThat(png(data).getWidth()).isEqualTo(800);
    assertThat(Pixels.colours(png(data))).hasSizeGreaterThan(10);
  }

  @Test
  void renders_metrics_as_tables_with_text() {
    BinaryConfusionMatrix matrix = BinaryConfusionMatrix.of(10, 0, 90, 900);
    INDArray y = Nd4j.createFromArray(0f, 0f, 1f, 1f);
    INDArray score = Nd4j.createFromArray(.1f, .4f, .35f, .8f);
    for (Object value :
        List.of(
            matrix,
            ConfusionMatrix.of(y, y),
            ClassificationReport.of(matrix),
            RocCurve.of(y, score),
            PrecisionRecallCurve.of(y, score))) {
      DisplayData data = renderer.render(value);
      assertThat(html(data)).contains("<caption", "<th scope=\"col\"");
      assertThat(data.getData(MIMEType.TEXT_PLAIN)).isEqualTo(value.toString());
    }
  }

  @Test
  void renders_an_image_at_its_size() throws IOException {
    BufferedImage image = new BufferedImage(28, 20, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 4, 0xFF0000);
    DisplayData data = renderer.render(image);

    assertThat(new Color(png(data).getRGB(3, 4))).isEqualTo(Color.RED);
    assertThat(data.getData(MIMEType.TEXT_PLAIN)).isEqualTo("Image, 28 x 20 pixels.");
    assertThat(html(data)).contains("alt=\"Image, 28 x 20 pixels.\" width=\"28\" height=\"20\"");
  }

  @Test
  void a_diagram_is_svg_html_and_text() {
    DisplayData data = renderer.render(Graphviz.gv("a -> b"));

    assertThat((String) data.getData(MIMEType.IMAGE_SVG)).startsWith("<svg ");
    assertThat(html(data)).startsWith(BOX + "<img alt=\"Diagram: 2 nodes: a, b; 1 edge.\"");
    assertThat(data.getData(MIMEType.TEXT_PLAIN))
        .isEqualTo("Diagram: 2 nodes: a, b; 1 edge.\na -> b");
  }

  @Test
  void a_table_is_html_and_text() {
    DisplayData data = renderer.render(Table.create(IntColumn.create("n", 1, 2)));

    assertThat(html(data)).contains("<th scope=\"col\"");
    assertThat(data.getData(MIMEType.TEXT_PLAIN)).isEqualTo("n\n-\n1\n2");
  }

  @Test
  void renders_html_values_in_both_forms() {
    Html value =
        new Html() {
          @Override
          public String toHtml() {
            return "<b>7</b>";
          }

          @Override
          public String toString() {
            return "7";
          }
        };
    DisplayData data = renderer.render(value);

    assertThat(html(data)).isEqualTo("<b>7</b>");
    assertThat(data.getData(MIMEType.TEXT_PLAIN)).isEqualTo("7");
  }

  @Test
  void a_summary_is_its_exact_text_and_nothing_else() {
    Summary summary = new Summary("sequential", List.of(), 0, 0);
    DisplayData data = renderer.render(summary);

    assertThat(isTextOnly(data)).isTrue();
    assertThat(data.getData(MIMEType.TEXT_PLAIN)).isEqualTo(summary.toString());
  }

  @Test
  void java_values_are_text() {
    assertThat(text(42)).isEqualTo("42");
    assertThat(text("a <b>")).isEqualTo("a <b>");
    assertThat(text(new double[][] {{1, 2}, {3, 4}})).isEqualTo("[[1.0, 2.0],\n [3.0, 4.0]]");
    assertThat(text(Map.of("k", 1))).isEqualTo("{k=1}");
    assertThat(isTextOnly(renderer.render("<b>bold</b>"))).isTrue();
  }

  @Test
  void a_string_of_a_million_characters_is_cut_with_a_notice() {
    assertThat(text("x".repeat(1_000_000)))
        .hasSizeLessThan(20_100)
        .endsWith("\n... (the first 20,000 of 1,000,000 characters)");
  }

  @Test
  void explains_that_a_figure_needs_fonts() {
    InternalError noFonts = new InternalError("fontconfig");
    noFonts.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("sun.font.Fonts", "find", "F.java", 1)});
    DisplayData data = renderer.render(new Broken(new IllegalStateException(noFonts)));

    assertThat(isTextOnly(data)).isTrue();
    assertThat((String) data.getData(MIMEType.TEXT_PLAIN))
        .startsWith("A broken figure.\n")
        .contains("Java finds no fonts", "apt-get install fontconfig");
  }

  @Test
  void draws_no_image_if_only_text_is_requested() {
    DisplayData data =
        renderer.renderAs(new Broken(new IllegalStateException("drawn")), "text/plain");

    assertThat(isTextOnly(data)).isTrue();
    assertThat(data.getData(MIMEType.TEXT_PLAIN)).isEqualTo("A broken figure.");
  }

  @Test
  void any_other_failure_of_a_figure_is_an_error() {
    assertThatThrownBy(() -> renderer.render(new Broken(new IllegalStateException("mine"))))
        .hasMessage("mine");
  }

  private record Broken(RuntimeException problem) implements Figure {
    @Override
    public int width() {
      return 10;
    }

    @Override
    public int height() {
      return 10;
    }

    @Override
    public void paint(Graphics2D graphics) {
      throw problem;
    }

    @Override
    public String description() {
      return "A broken figure.";
    }
  }

  @Test
  void renders_markup_with_its_text() {
    DisplayData page = renderer.render(Markup.html("<p>30 <b>nodes</b> &amp; more</p>"));
    assertThat(html(page)).isEqualTo("<p>30 <b>nodes</b> &amp; more</p>");
    assertThat(page.getData(MIMEType.TEXT_PLAIN)).isEqualTo("30 nodes & more");

    DisplayData note = renderer.render(Markup.markdown("**30** nodes"));
    assertThat(note.getData(MIMEType.TEXT_MARKDOWN)).isEqualTo("**30** nodes");
    assertThat(note.getData(MIMEType.TEXT_PLAIN)).isEqualTo("**30** nodes");
    assertThat(note.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
  }

  @Test
  void adds_delimiters_to_a_formula_without_any() {
    assertThat(renderer.render(Markup.latex("a^2")).getData(MIMEType.TEXT_LATEX))
        .isEqualTo("$\\displaystyle a^2$");
    for (String own : List.of("the sum $a$", "\\(a\\)", "\\[a\\]", "\\begin{align}a\\end{align}")) {
      assertThat(renderer.render(Markup.latex(own)).getData(MIMEType.TEXT_LATEX)).isEqualTo(own);
    }
  }

  @Test
  void a_column_is_a_table_of_its_own() {
    DisplayData data = renderer.render(IntColumn.create("a<i>", 1, 2));

    assertThat(html(data)).contains("<th scope=\"col\"", "a&lt;i&gt;</th>", ">2</td>");
    assertThat(text(IntColumn.create("n", 1, 2))).isEqualTo("n\n-\n1\n2");
  }

  @Test
  void charts_of_every_kind_are_pictures_with_words() {
    PieChart pie = new PieChart(200, 150);
    pie.setTitle("Classes");
    pie.addSeries("bag", 3);
    CategoryChart bars = new CategoryChart(200, 150);
    bars.addSeries("count", List.of("bag", "boot"), List.of(3, 4));
    for (Object chart : List.of(pie, bars)) {
      assertThat(html(renderer.render(chart)))
          .startsWith(BOX + "<img alt=\"")
          .doesNotContain("alt=\"\"");
      assertThat(text(chart)).isNotBlank();
    }
  }

  @Test
  void a_figure_of_tablesaw_says_what_to_use_instead(@TempDir Path folder) throws Exception {
    String type = "tech.tablesaw.plotly.components.Figure";
    Path jar =
        new TinyJar(folder)
            .type(type, "package tech.tablesaw.plotly.components; public class Figure {}")
            .write("jsplot.jar");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      Object figure = loader.loadClass(type).getConstructor().newInstance();
      assertThat((String) renderer.render(figure).getData(MIMEType.TEXT_PLAIN))
          .startsWith("a Plotly figure of Tablesaw, which cannot be displayed")
          .contains("QuickChart.getChart(");
    }
  }
}
