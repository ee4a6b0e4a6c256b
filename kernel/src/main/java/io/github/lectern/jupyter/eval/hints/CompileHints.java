package io.github.lectern.jupyter.eval.hints;

import java.util.Optional;

/** Hints for beginners' compilation errors. The tables are read at the first error. */
final class CompileHints {
  // Habits from other languages best reveal what the student meant, so their rules come first.
  static final HintTable KNOWN = HintTable.read("other-languages.txt", "dsl.txt", "compiler.txt");
  static final HintTable UNKNOWN_NAMES = HintTable.read("unknown-names.txt");

  private CompileHints() {}

  /** Returns a hint for a compiler message that marks the given line at the given column. */
  static Optional<String> of(String message, String line, int column) {
    return KNOWN.find(message, line, column).map(hint -> "  Try: " + hint);
  }

  /**
   * Returns a hint for an unknown name; used if neither an import nor another spelling can be
   * suggested.
   */
  static Optional<String> ofUnknown(String message, String line, int column) {
    return UNKNOWN_NAMES.find(message, line, column).map(hint -> "  Try: " + hint);
  }
}
