package io.github.lectern.jupyter.eval.source;

/**
 * What a student ran.
 *
 * @param number the number in brackets beside the cell
 * @param code the whole text
 */
public record Cell(int number, String code) {
  public String name() {
    return "cell [" + number + "]";
  }

  /** The line that holds a character, from 1. */
  public int lineOf(int offset) {
    int end = Math.min(offset, code.length());
    return 1 + (int) code.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** How far a character is from the start of its line. */
  public int columnOf(int offset) {
    return Math.min(offset, code.length()) - (code.lastIndexOf('\n', offset - 1) + 1);
  }

  /** The text of a line, from 1; empty if there is none. */
  public String line(int number) {
    return code.lines().skip(number - 1L).findFirst().orElse("");
  }
}
