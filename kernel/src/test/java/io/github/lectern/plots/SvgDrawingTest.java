package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgDrawingTest {
  private record Sketch(String description, Consumer<Graphics2D> painting) implements Figure {
    @Override
    public int width() {
      return 200;
    }

    @Override
    public int height() {
      return 100;
    }

    @Override
    public void paint(Graphics2D graphics) {
      painting.accept(graphics);
    }
  }

  private static String svg(Consumer<Graphics2D> painting) {
    return new Sketch("A sketch.", painting).svg();
  }

  private static Document parsed(String svg) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    } catch (Exception e) {
      throw new AssertionError(svg, e);
    }
  }

  private static Element only(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    assertThat(found.getLength()).as(name).isEqualTo(1);
    return (Element) found.item(0);
  }

  @Test
  void the_element_is_an_image_with_a_size_and_a_text_alternative() {
    String svg = new Sketch("a < b & \"c\"", g -> {}).svg();
    Element root = parsed(svg).getDocumentElement();
    assertThat(svg).startsWith("<svg ");
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 200 100");
    assertThat(root.getAttribute("width")).isEqualTo("200");
    assertThat(root.getAttribute("aria-label")).isEqualTo("a < b & \"c\"");
  }

  @Test
  void paper_is_transparent_and_ink_is_that_of_the_page() {
    String svg =
        svg(
            g -> {
              g.setColor(Palette.PAPER);
              g.fillRect(0, 0, 200, 100);
              g.setColor(Palette.INK);
              g.fillRect(10, 10, 20, 20);
            });
    assertThat(only(parsed(svg), "rect").getAttribute("fill")).isEqualTo("currentColor");
    assertThat(svg).contains(Page.INK_STYLE);
  }

  @Test
  void text_is_text_and_markup_in_it_is_harmless() {
    Document document = parsed(svg(g -> g.drawString("</text><script>x</script>", 10, 20)));
    Element text = only(document, "text");
    assertThat(text.getTextContent()).isEqualTo("</text><script>x</script>");
    assertThat(text.getAttribute("x")).isEqualTo("10");
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void text_keeps_its_font_its_width_and_its_direction() {
    Font font = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    Element text =
        only(
            parsed(
                svg(
                    g -> {
                      g.setFont(font);
                      g.translate(30, 40);
                      g.rotate(-Math.PI / 2);
                      g.drawString("upwards", 0, 0);
                    })),
            "text");
    assertThat(text.getAttribute("transform")).contains("30").contains("40");
    assertThat(text.getAttribute("font-size")).isEqualTo("15");
    assertThat(text.getAttribute("font-weight")).isEqualTo("bold");
    assertThat(Double.parseDouble(text.getAttribute("textLength"))).isBetween(55.0, 90.0);
  }

  @Test
  void lines_that_look_alike_become_one_path() {
    Element path =
        only(
            parsed(
                svg(
                    g -> {
                      g.setColor(Palette.FAINT);
                      g.drawLine(0, 10, 200, 10);
                      g.drawLine(0, 20, 200, 20);
                    })),
            "path");
    assertThat(path.getAttribute("d")).isEqualTo("M0 10l200 0M0 20l200 0");
  }

  @Test
  void strokes_keep_their_width_dashes_and_opacity() {
    BasicStroke dashes =
        new BasicStroke(
            1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, new float[] {4, 2}, 0);
    Element path =
        only(
            parsed(
                svg(
                    g -> {
                      g.setStroke(dashes);
                      g.setColor(new Color(255, 0, 0, 51));
                      g.draw(new Line2D.Double(1, 1, 50, 25));
                    })),
            "path");
    assertThat(path.getAttribute("stroke-width")).isEqualTo("1.5");
    assertThat(path.getAttribute("stroke-dasharray").replace(' ', ',')).isEqualTo("4,2");
    assertThat(path.getAttribute("stroke-linecap")).isEqualTo("round");
    assertThat(path.getAttribute("stroke-opacity")).isEqualTo("0.20");
  }

  @Test
  void drawings_of_one_page_share_no_id() {
    String left = svg(g -> clipped(g, 10));
    String right = svg(g -> clipped(g, 20));
    String id = only(parsed(left), "clipPath").getAttribute("id");
    assertThat(left).contains("url(#" + id + ")");
    assertThat(only(parsed(right), "clipPath").getAttribute("id")).isNotEqualTo(id);
    assertThat(svg(g -> clipped(g, 10))).isEqualTo(left);
  }

  /** Panels beside each other are moved, and their clips with them. */
  @Test
  void a_clip_moves_with_its_drawing() {
    Document document =
        parsed(
            svg(
                g -> {
                  g.translate(100, 0);
                  g.clipRect(0, 0, 50, 50);
                  g.setColor(Color.RED);
                  g.draw(new Line2D.Double(10, 20, 30, 20));
                }));
    Element clip = (Element) only(document, "clipPath").getFirstChild();
    Element line = (Element) document.getElementsByTagName("path").item(1);
    assertThat(clip.getAttribute("d")).startsWith("M100 0").contains("50 0");
    assertThat(line.getAttribute("d")).isEqualTo("M110 20l20 0");
    assertThat(line.getAttribute("transform")).isEmpty();
  }

  private static void clipped(Graphics2D graphics, int right) {
    graphics.clipRect(0, 0, right, 50);
    graphics.setColor(Color.RED);
    graphics.fillOval(0, 0, 80, 80);
  }

  @Test
  void images_keep_their_pixels() {
    Element picture =
        only(
            parsed(
                svg(
                    g -> {
                      g.setRenderingHint(
                          RenderingHints.KEY_INTERPOLATION,
                          RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
                      BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
                      g.drawImage(image, 5, 6, 70, 80, null);
                    })),
            "image");
    assertThat(picture.getAttribute("href")).startsWith("data:image/png;base64,iVBOR");
    assertThat(picture.getAttribute("style")).isEqualTo("image-rendering:pixelated");
  }

  @Test
  void gradients_are_kept() {
    Document document =
        parsed(
            svg(
                g -> {
                  g.setPaint(new GradientPaint(0, 0, Color.RED, 9, 9, Color.BLUE));
                  g.fillOval(0, 0, 9, 9);
                }));
    String id = only(document, "linearGradient").getAttribute("id");
    assertThat(only(document, "circle").getAttribute("fill")).isEqualTo("url(#" + id + ")");
  }

  @Test
  void a_chart_with_two_curves_of_20_points_has_at_most_40_kilobytes() {
    double[] training = IntStream.range(0, 20).mapToDouble(i -> 2.5 / (i + 1)).toArray();
    double[] validation = IntStream.range(0, 20).mapToDouble(i -> 2.3 / (i + 1.1)).toArray();
    LearningCurve curve =
        LearningCurve.of(
            SampleHistories.history(
                Map.of("loss", training, "val_loss", validation), "loss", "val_loss"));
    assertThat(curve.svg().length()).isLessThan(40_000);
  }

  @Test
  void a_chart_follows_the_page_unless_its_background_is_dark_or_coloured() {
    XYChart chart = new XYChart(300, 200);
    chart.addSeries("a", new double[] {1, 2, 3}, new double[] {2, 4, 8});
    assertThat(ChartFigure.of(chart).svg()).contains("currentColor");
    chart.getStyler().setChartBackgroundColor(new Color(0x222222));
    assertThat(ChartFigure.of(chart).svg())
        .contains("fill=\"#222222\"")
        .doesNotContain("currentColor");
  }

  /** XChart's default background is light grey; on a dark page, its tint would be a grey box. */
  @Test
  void a_light_grey_background_is_paper_but_a_light_grey_box_is_not() {
    Color grey = new XYChart(300, 200).getStyler().getChartBackgroundColor();
    assertThat(grey).isEqualTo(new Color(210, 210, 210));
    Element box =
        only(
            parsed(
                svg(
                    g -> {
                      g.setColor(grey);
                      g.fillRect(0, 0, 200, 100);
                      g.fillRect(10, 10, 20, 20);
                    })),
            "rect");
    assertThat(box.getAttribute("width")).isEqualTo("20");
    assertThat(box.getAttribute("fill-opacity")).isEqualTo("0.22");
  }
}
