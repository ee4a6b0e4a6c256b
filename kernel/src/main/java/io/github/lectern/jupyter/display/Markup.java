package io.github.lectern.jupyter.display;

import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jsoup.Jsoup;

/**
 * Text in a markup language, which a notebook renders. It is not escaped: pass text from other
 * sources through {@link io.github.lectern.plots.Escape#html} first.
 *
 * @param type the language
 * @param source the text
 */
public record Markup(MIMEType type, String source) {
  private static final Pattern HAS_DELIMITERS = Pattern.compile("\\$|\\\\\\(|\\\\\\[|\\\\begin\\{");

  /**
   * Returns HTML to display, like {@code IPython.display.HTML}.
   *
   * <pre>{@code
   * html("<b>30</b> nodes")
   * }</pre>
   */
  public static Markup html(String source) {
    return new Markup(MIMEType.TEXT_HTML, source);
  }

  /**
   * Returns Markdown to display, like {@code IPython.display.Markdown}.
   *
   * <pre>{@code
   * markdown("**30** nodes")
   * }</pre>
   */
  public static Markup markdown(String source) {
    return new Markup(MIMEType.TEXT_MARKDOWN, source);
  }

  /**
   * Returns a formula to display, like {@code IPython.display.Math}, or LaTeX text with formulas
   * between dollar signs.
   *
   * <pre>{@code
   * latex("\\frac{1}{1 + e^{-z}}")
   * }</pre>
   */
  public static Markup latex(String source) {
    boolean text = HAS_DELIMITERS.matcher(source).find();
    return new Markup(MIMEType.TEXT_LATEX, text ? source : "$\\displaystyle " + source + "$");
  }

  /** Returns HTML as text without tags; returns Markdown and LaTeX unchanged. */
  @Override
  public String toString() {
    return type.equals(MIMEType.TEXT_HTML) ? Jsoup.parse(source).text() : source;
  }
}
