package io.github.lectern.jupyter.eval.assist;

import java.util.List;

/** Orders the suggested members, those of a model as a notebook uses them. */
final class MemberOrder {
  private static final List<String> FIRST =
      List.of("add", "compile", "fit", "evaluate", "predict", "summary");

  private MemberOrder() {}

  /** Returns the rank of a suggestion such as "compile("; other members come after these. */
  static int of(String suggestion) {
    int at = FIRST.indexOf(suggestion.replaceFirst("\\(.*", ""));
    return at < 0 ? FIRST.size() : at;
  }
}
