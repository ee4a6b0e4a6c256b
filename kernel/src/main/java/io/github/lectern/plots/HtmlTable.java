package io.github.lectern.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An HTML table that screen readers can navigate: it has a caption, and its headers have scopes.
 *
 * <pre>{@code
 * new HtmlTable("Sums").head(firstHeader("a"), columnHeader("a + 1")).row(rowHeader("1"), cell("2"))
 * }</pre>
 */
public final class HtmlTable {
  private final String caption;
  private final List<String> head = new ArrayList<>();
  private final List<String> body = new ArrayList<>();

  /** Creates a table without rows. */
  public HtmlTable(String caption) {
    this.caption = caption;
  }

  /**
   * Adds a row to the head of this table, and returns this table.
   *
   * @param cells the HTML of the cells, from methods such as {@link #columnHeader}
   */
  public HtmlTable head(String... cells) {
    head.add(String.join("", cells));
    return this;
  }

  /**
   * Adds a row to the body of this table, and returns this table.
   *
   * @param cells the HTML of the cells, from methods such as {@link #rowHeader} and {@link #cell}
   */
  public HtmlTable row(String... cells) {
    body.add(String.join("", cells));
    return this;
  }

  /** Returns the header of a column of numbers. */
  public static String columnHeader(String text) {
    return header("col", "right", text);
  }

  /** Returns the header of a column of words. */
  public static String textHeader(String text) {
    return header("col", "left", text);
  }

  /** Returns the header of the first column, which contains the row headers. */
  public static String firstHeader(String text) {
    return header("col", "left", text);
  }

  /** Returns a header that spans several columns. */
  public static String groupHeader(int columns, String text) {
    return "<th scope=\"colgroup\" colspan=\"%d\" style=\"text-align:center\">%s</th>"
        .formatted(columns, Escape.html(text));
  }

  /** Returns the header of a row. */
  public static String rowHeader(String text) {
    return header("row", "left", text);
  }

  private static String header(String scope, String align, String text) {
    return "<th scope=\"%s\" style=\"text-align:%s\">%s</th>"
        .formatted(scope, align, Escape.html(text));
  }

  /** Returns an empty cell for a corner of the head. */
  public static String corner() {
    return "<td></td>";
  }

  /** Returns a left-aligned cell of words. */
  public static String textCell(String text) {
    return "<td style=\"text-align:left\">" + Escape.html(text) + "</td>";
  }

  /** Returns a right-aligned cell. */
  public static String cell(String text) {
    return "<td style=\"text-align:right\">" + Escape.html(text) + "</td>";
  }

  /** Returns a right-aligned cell in bold. */
  public static String strongCell(String text) {
    return "<td style=\"text-align:right\"><strong>" + Escape.html(text) + "</strong></td>";
  }

  /** Returns a right-aligned cell that counts correct predictions: bold, and tinted blue. */
  public static String rightCell(String text) {
    return tinted(Palette.BLUE, "<strong>" + Escape.html(text) + "</strong>");
  }

  /** Returns a right-aligned cell that counts wrong predictions, tinted vermillion. */
  public static String wrongCell(String text) {
    return tinted(Palette.VERMILLION, Escape.html(text));
  }

  // translucent, so that the page's text stays legible on light and dark backgrounds
  private static String tinted(Color tint, String html) {
    return String.format(
        Locale.ROOT,
        "<td style=\"text-align:right;white-space:nowrap;background-color:rgba(%d,%d,%d,.2)\">%s</td>",
        tint.getRed(),
        tint.getGreen(),
        tint.getBlue(),
        html);
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
    return rows.stream().map(row -> "<tr>" + row + "</tr>").collect(Collectors.joining());
  }
}
