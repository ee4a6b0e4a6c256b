package io.github.lectern.lessons.notebooks;

import java.util.regex.Pattern;

/** Removes code from Markdown. */
final class Prose {
  private static final Pattern FENCE = Pattern.compile("(?ms)^ *(```|~~~).*?^ *\\1 *$");
  private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");

  private Prose() {}

  static String withoutFences(String markdown) {
    return FENCE.matcher(markdown).replaceAll("");
  }

  static String withoutCode(String markdown) {
    return CODE.matcher(withoutFences(markdown)).replaceAll("");
  }
}
