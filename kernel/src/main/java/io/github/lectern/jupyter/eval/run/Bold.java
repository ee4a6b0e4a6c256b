package io.github.lectern.jupyter.eval.run;

/**
 * Formats the headlines of error reports in bold with ANSI codes. They are not red, because no red
 * is readable in both JupyterLab themes: in the dark theme, bold red on the error background has a
 * contrast ratio of only 2.1.
 */
public final class Bold {
  private Bold() {}

  /** Returns the text in bold. */
  public static String headline(String text) {
    return "\u001b[1m" + text + "\u001b[0m";
  }
}
