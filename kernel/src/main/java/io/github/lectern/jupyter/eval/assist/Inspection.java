package io.github.lectern.jupyter.eval.assist;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The documentation of a name.
 *
 * @param text the documentation as plain text
 * @param html the documentation as HTML
 */
public record Inspection(String text, String html) {

  /** Returns an inspection that shows preformatted text. */
  public static Inspection ofText(String text) {
    return new Inspection(text, pre(text));
  }

  /** Returns an inspection that shows a signature and its comment. */
  static Inspection ofDocs(String signature, String html) {
    return ofDocs(MarkedSignature.unmarked(signature), html);
  }

  /** Returns an inspection that shows a signature and its comment. */
  static Inspection ofDocs(MarkedSignature signature, String html) {
    return new Inspection(signature.text() + "\n\n" + text(html), signature.html() + html);
  }

  /** Returns an inspection that shows a signature. */
  static Inspection of(MarkedSignature signature) {
    return new Inspection(signature.text(), signature.html());
  }

  /** Joins inspections, one below the other. */
  public static Inspection joined(List<Inspection> parts) {
    return new Inspection(
        parts.stream().map(Inspection::text).collect(Collectors.joining("\n\n")),
        parts.stream().map(Inspection::html).collect(Collectors.joining("<hr>")));
  }

  private static String pre(String text) {
    return "<pre>" + Entities.escape(text) + "</pre>";
  }

  private static String text(String html) {
    StringBuilder out = new StringBuilder();
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              boolean code = words.parent() instanceof Element e && e.closest("pre") != null;
              out.append(code ? words.getWholeText() : words.text());
            } else if (node instanceof Element element && element.isBlock()) {
              out.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              out.append(element.tagName().equals("dt") ? ":" : element.isBlock() ? "\n" : "");
            }
          }
        },
        Jsoup.parseBodyFragment(html).body());
    return out.toString()
        .replaceAll("[ ]+\n", "\n")
        .replaceAll("(?<=:)\n+", " ")
        .replaceAll("\n{3,}", "\n\n")
        .replaceAll("\n +(?=\\S)(?![ ])", "\n")
        .strip();
  }
}
