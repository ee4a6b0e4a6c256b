package io.github.lectern.jupyter.eval.source;

/**
 * A cell that a student ran.
 *
 * @param number the execution count, which the front end shows in brackets
 * @param code the whole text of the cell
 */
public record Cell(int number, String code) {
  /** Returns a name such as "cell [3]". */
  public String name() {
    return "cell [" + number + "]";
  }

  /** Returns the number of the line that contains a character, counted from 1. */
  public int lineOf(int offset) {
    int end = Math.min(offset, code.length());
    return 1 + (int) code.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** Returns the offset of a character from the start of its line. */
  public int columnOf(int offset) {
    return Math.min(offset, code.length()) - (code.lastIndexOf('\n', offset - 1) + 1);
  }

  /** Returns the text of a line, whose number is counted from 1; empty if there is no such line. */
  public String line(int number) {
    return code.lines().skip(number - 1L).findFirst().orElse("");
  }
}
