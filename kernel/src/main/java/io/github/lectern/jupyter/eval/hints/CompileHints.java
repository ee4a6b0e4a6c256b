package io.github.lectern.jupyter.eval.hints;

import java.util.Optional;

/** Hints for errors of the compiler that beginners make. The tables are read at the first error. */
final class CompileHints {
  // Habits from other languages show best what the student meant, so they come first.
  static final HintTable KNOWN = HintTable.read("other-languages.txt", "dsl.txt", "compiler.txt");
  static final HintTable UNKNOWN_NAMES = HintTable.read("unknown-names.txt");

  private CompileHints() {}

  /** Returns what to try after a message about a line, marked at a column. */
  static Optional<String> of(String message, String line, int column) {
    return KNOWN.find(message, line, column).map(hint -> "  Try: " + hint);
  }

  /** Returns what to try for a name for which there is neither an import nor another spelling. */
  static Optional<String> ofUnknown(String message, String line, int column) {
    return UNKNOWN_NAMES.find(message, line, column).map(hint -> "  Try: " + hint);
  }
}
