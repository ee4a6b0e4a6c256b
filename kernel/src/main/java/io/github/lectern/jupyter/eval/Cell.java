package io.github.lectern.jupyter.eval;

/**
 * What a student ran.
 *
 * @param number the number in brackets beside the cell
 * @param code the whole text
 */
public record Cell(int number, String code) {
  String name() {
    return "cell [" + number + "]";
  }

  /** The line that holds a character, from 1. */
  int lineOf(int offset) {
    int end = Math.min(offset, code.length());
    return 1 + (int) code.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** How far a character is from the start of its line. */
  int columnOf(int offset) {
    return Math.min(offset, code.length()) - (code.lastIndexOf('\n', offset - 1) + 1);
  }

  /** The text of a line, from 1; empty if there is none. */
  String line(int number) {
    return code.lines().skip(number - 1L).findFirst().orElse("");
  }
}
