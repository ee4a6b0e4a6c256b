package io.github.lectern.jupyter.eval.run;

/**
 * The headlines of error reports, bold as terminals write it. Not red: no red is readable in both
 * of JupyterLab's themes, whose bold red has a contrast of 2.1 to the background of errors in the
 * dark.
 */
public final class Bold {
  private Bold() {}

  public static String headline(String text) {
    return "\u001b[1m" + text + "\u001b[0m";
  }
}
