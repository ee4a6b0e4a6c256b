package io.github.lectern.plots;

import java.util.ArrayList;
import java.util.List;

/** A table as HTML that a screen reader can walk through: a caption, and headers with scopes. */
final class HtmlTable {
  private final String caption;
  private final List<String> head = new ArrayList<>();
  private final List<String> body = new ArrayList<>();

  HtmlTable(String caption) {
    this.caption = caption;
  }

  HtmlTable head(String... cells) {
    head.add(String.join("", cells));
    return this;
  }

  HtmlTable row(String... cells) {
    body.add(String.join("", cells));
    return this;
  }

  static String columnHeader(String text) {
    return header("col", "right", text);
  }

  /** The header of the column of row headers. */
  static String firstHeader(String text) {
    return header("col", "left", text);
  }

  static String groupHeader(int columns, String text) {
    return "<th scope=\"colgroup\" colspan=\"%d\" style=\"text-align:center\">%s</th>"
        .formatted(columns, Escape.html(text));
  }

  static String rowHeader(String text) {
    return header("row", "left", text);
  }

  private static String header(String scope, String align, String text) {
    return "<th scope=\"%s\" style=\"text-align:%s\">%s</th>"
        .formatted(scope, align, Escape.html(text));
  }

  /** The corner, which heads nothing. */
  static String corner() {
    return "<td></td>";
  }

  static String cell(String text) {
    return "<td style=\"text-align:right\">" + Escape.html(text) + "</td>";
  }

  static String strongCell(String text) {
    return "<td style=\"text-align:right\"><strong>" + Escape.html(text) + "</strong></td>";
  }

  @Override
  public String toString() {
    return "<div style=\"overflow-x:auto\"><table><caption style=\"text-align:left;white-space:nowrap\">"
        + Escape.html(caption)
        + "</caption><thead>"
        + rows(head)
        + "</thead><tbody>"
        + rows(body)
        + "</tbody></table></div>";
  }

  private static String rows(List<String> rows) {
    return "<tr>" + String.join("</tr><tr>", rows) + "</tr>";
  }
}
