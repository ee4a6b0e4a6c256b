package io.github.lectern.plots;

import java.awt.Dimension;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws figures as SVG with Batik. */
final class SvgDrawing {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final int DECIMALS = 2; // of Batik's coordinates; SvgPath rounds once more

  private SvgDrawing() {}

  /**
   * Returns a figure as an SVG element, which is valid both inside a page and as a file.
   *
   * @param themed whether blank paper is transparent, and greys follow the theme of the page
   */
  static String of(Figure figure, boolean themed) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setPrecision(DECIMALS);
    context.setGenericImageHandler(new SimpleImageHandler(new PngHandler()));
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
    figure.paint(graphics);
    String body = SvgWriter.write(graphics.getRoot(), themed);
    graphics.dispose();
    return "<svg xmlns=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            .formatted(SVG, figure.width(), figure.height(), figure.width(), figure.height())
        + " role=\"img\" aria-label=\""
        + Escape.html(figure.description())
        + "\" fill=\"none\" font-family=\"DejaVu Sans,Verdana,sans-serif\">"
        + (themed ? Page.INK_STYLE : "")
        + body
        + "</svg>";
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser has no default configuration", e);
    }
  }

  /** Writes images into the SVG as PNG. */
  private static final class PngHandler implements ImageHandler {
    @Override
    public void handleImage(Image image, Element element, SVGGeneratorContext context) {
      if (image instanceof RenderedImage rendered) {
        handleImage(rendered, element, context);
      } else {
        BufferedImage copy =
            new BufferedImage(
                image.getWidth(null), image.getHeight(null), BufferedImage.TYPE_INT_ARGB);
        copy.createGraphics().drawImage(image, 0, 0, null);
        put(copy, element);
      }
    }

    @Override
    public void handleImage(RenderedImage image, Element element, SVGGeneratorContext context) {
      if (image instanceof BufferedImage buffered) {
        put(buffered, element);
      } else {
        BufferedImage copy =
            new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        copy.createGraphics().drawRenderedImage(image, null);
        put(copy, element);
      }
    }

    @Override
    public void handleImage(
        java.awt.image.renderable.RenderableImage image,
        Element element,
        SVGGeneratorContext context) {
      handleImage(image.createDefaultRendering(), element, context);
    }

    private static void put(BufferedImage image, Element element) {
      String png = Base64.getEncoder().encodeToString(PngEncoder.encode(image));
      element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + png);
    }
  }
}
