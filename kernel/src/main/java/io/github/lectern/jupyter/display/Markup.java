package io.github.lectern.jupyter.display;

import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jsoup.Jsoup;

/**
 * Text in a language of markup, which a notebook shows as a page. It is taken as it is: text that
 * somebody else has typed belongs through {@link io.github.lectern.plots.Escape#html} first.
 *
 * @param type the language
 * @param source the text
 */
public record Markup(MIMEType type, String source) {
  private static final Pattern HAS_DELIMITERS = Pattern.compile("\\$|\\\\\\(|\\\\\\[|\\\\begin\\{");

  /**
   * HTML as the notebook's page shows it, like {@code IPython.display.HTML}.
   *
   * <pre>{@code
   * html("<b>30</b> nodes")
   * }</pre>
   */
  public static Markup html(String source) {
    return new Markup(MIMEType.TEXT_HTML, source);
  }

  /**
   * Markdown, like {@code IPython.display.Markdown}.
   *
   * <pre>{@code
   * markdown("**30** nodes")
   * }</pre>
   */
  public static Markup markdown(String source) {
    return new Markup(MIMEType.TEXT_MARKDOWN, source);
  }

  /**
   * A formula, like {@code IPython.display.Math}, or LaTeX text with formulas between dollars.
   *
   * <pre>{@code
   * latex("\\frac{1}{1 + e^{-z}}")
   * }</pre>
   */
  public static Markup latex(String source) {
    boolean text = HAS_DELIMITERS.matcher(source).find();
    return new Markup(MIMEType.TEXT_LATEX, text ? source : "$\\displaystyle " + source + "$");
  }

  /** The words alone, for what shows text only. */
  @Override
  public String toString() {
    return type.equals(MIMEType.TEXT_HTML) ? Jsoup.parse(source).text() : source;
  }
}
