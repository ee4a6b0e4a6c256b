package io.github.lectern.plots;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Copies an SVG without its scripts, images, styles and event handlers, and describes the graph
 * that it shows.
 */
final class SvgSanitizer {
  private static final Set<String> LEFT_OUT = Set.of("script", "foreignObject", "image", "style");
  private static final Pattern HARMLESS_LINK =
      Pattern.compile("(https?:|mailto:|#).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final XMLStreamReader xml;
  private final String prefix;
  private final String source;
  private final Deque<String> classes = new ArrayDeque<>();
  private final StringBuilder rootAttributes = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private final GraphDescription description = new GraphDescription();

  private SvgSanitizer(String svg, XMLStreamReader xml) {
    this.source = svg;
    this.xml = xml;
    // Ids that are referenced are kept, with a prefix that differs from diagram to diagram.
    this.prefix = "dot" + Integer.toHexString(svg.hashCode()) + "-";
  }

  static SvgSanitizer read(String svg) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      SvgSanitizer reader =
          new SvgSanitizer(svg, factory.createXMLStreamReader(new StringReader(svg)));
      reader.copy();
      return reader;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("gv: the SVG that dot wrote cannot be read", e);
    }
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
      attributes(body);
      body.append('>');
    }
    classes.push(kind(name));
    description.open(classes.peek());
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
