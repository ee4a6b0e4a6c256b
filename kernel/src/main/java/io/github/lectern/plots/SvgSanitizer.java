package io.github.lectern.plots;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Copies an SVG without its scripts, images, styles and event handlers, lets its greys follow the
 * theme of the page, and describes the graph that it shows.
 */
final class SvgSanitizer {
  private static final Set<String> LEFT_OUT = Set.of("script", "foreignObject", "image", "style");
  private static final Set<String> PAINT =
      Set.of("fill", "fill-opacity", "stroke", "stroke-opacity");
  private static final Pattern HARMLESS_LINK =
      Pattern.compile("(https?:|mailto:|#).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final XMLStreamReader xml;
  private final String prefix;
  private final String source;
  private final Deque<String> classes = new ArrayDeque<>();
  private final StringBuilder rootAttributes = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private final GraphDescription description = new GraphDescription();
  private final GraphTheme theme;

  private SvgSanitizer(String svg, XMLStreamReader xml, GraphTheme theme) {
    this.theme = theme;
    this.source = svg;
    this.xml = xml;
    // Ids that are referenced are kept, with a prefix that differs from diagram to diagram.
    this.prefix = "dot" + Integer.toHexString(svg.hashCode()) + "-";
  }

  static SvgSanitizer read(String svg) {
    SvgSanitizer themed = read(svg, GraphTheme.ofPage());
    return themed.theme.needsPaper() ? read(svg, GraphTheme.ofPaper()) : themed;
  }

  private static SvgSanitizer read(String svg, GraphTheme theme) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      SvgSanitizer reader =
          new SvgSanitizer(svg, factory.createXMLStreamReader(new StringReader(svg)), theme);
      reader.copy();
      return reader;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("gv: the SVG that dot wrote cannot be read", e);
    }
  }

  GraphTheme theme() {
    return theme;
  }

  String rootAttributes() {
    return rootAttributes.toString();
  }

  String body() {
    return body.toString().strip();
  }

  GraphDescription description() {
    return description;
  }

  private void copy() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
        default -> {} // comments and processing instructions
      }
    }
  }

  private void start() throws XMLStreamException {
    String name = xml.getLocalName();
    if (classes.isEmpty()) {
      attributes(rootAttributes);
    } else if (LEFT_OUT.contains(name) || isTitleOfGraph(name)) {
      skip();
      return;
    } else {
      body.append('<').append(name);
      body.append(theme.paint(name, paint("fill"), paint("stroke"), this::opacity));
      attributes(body);
      body.append('>');
    }
    classes.push(kind(name));
    theme.open(classes.peek());
    description.open(classes.peek());
  }

  private String value(String attribute) {
    return Objects.requireNonNullElse(xml.getAttributeValue(null, attribute), "");
  }

  private String paint(String property) {
    return renamed(property, value(property));
  }

  private double opacity(String property) {
    String value = value(property + "-opacity");
    return value.isEmpty() ? 1 : Double.parseDouble(value);
  }

  /** Returns the class of a group, or the name of any other element. */
  private String kind(String name) {
    String kind = xml.getAttributeValue(null, "class");
    return name.equals("g") && kind != null ? kind.split(" ", 2)[0] : name;
  }

  private boolean isTitleOfGraph(String name) {
    return name.equals("title") && "graph".equals(classes.peek());
  }

  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private void end() {
    classes.pop();
    if (!classes.isEmpty()) {
      body.append("</").append(xml.getLocalName()).append('>');
    }
  }

  private void text() {
    body.append(Escape.html(xml.getText()));
    description.add(classes.peek(), xml.getText());
  }

  private void attributes(StringBuilder out) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String space = xml.getAttributePrefix(i);
      String name = (space.isEmpty() ? "" : space + ":") + xml.getAttributeLocalName(i);
      String value = xml.getAttributeValue(i);
      if (isKept(name, value)) {
        out.append(' ').append(name).append("=\"").append(Escape.html(renamed(name, value)));
        out.append('"');
      }
    }
  }

  private boolean isKept(String name, String value) {
    if (name.equals("id")) {
      return source.contains("url(#" + value + ")") || source.contains("href=\"#" + value + "\"");
    }
    return !name.startsWith("on")
        && !PAINT.contains(name)
        && (!name.endsWith("href") || HARMLESS_LINK.matcher(value).matches());
  }

  private String renamed(String name, String value) {
    if (name.equals("id")) {
      return prefix + value;
    }
    return name.endsWith("href") && value.startsWith("#")
        ? "#" + prefix + value.substring(1)
        : value.replace("url(#", "url(#" + prefix);
  }
}
