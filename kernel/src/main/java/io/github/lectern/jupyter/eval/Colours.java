package io.github.lectern.jupyter.eval;

/** Terminal colours, which every front end shows in error reports. */
final class Colours {
  private Colours() {}

  static String headline(String text) {
    return "\u001b[1;31m" + text + "\u001b[0m";
  }
}
