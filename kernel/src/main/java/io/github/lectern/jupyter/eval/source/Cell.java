package io.github.lectern.jupyter.eval.source;

/**
 * A cell that a student ran.
 *
 * @param number the execution count in brackets beside the cell
 * @param code its whole text
 */
public record Cell(int number, String code) {
  /** Returns "cell [3]". */
  public String name() {
    return "cell [" + number + "]";
  }

  /** Returns the line of a character, counted from 1. */
  public int lineOf(int offset) {
    int end = Math.min(offset, code.length());
    return 1 + (int) code.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** Returns the offset of a character from the start of its line. */
  public int columnOf(int offset) {
    return Math.min(offset, code.length()) - (code.lastIndexOf('\n', offset - 1) + 1);
  }

  /** Returns the text of a line, counted from 1; empty if there is none. */
  public String line(int number) {
    return code.lines().skip(number - 1L).findFirst().orElse("");
  }
}
