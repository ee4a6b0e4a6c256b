package io.github.lectern.jupyter.eval.source;

/**
 * A cell that a student ran.
 *
 * @param number the execution count, which the front end shows in brackets
 * @param code the Java code of the cell, in which magics have been replaced
 * @param shown the whole text of the cell, whose lines correspond to those of the code
 * @param name a name such as "cell [3]", or the name of the file that contains the code
 */
public record Cell(int number, String code, String shown, String name) {
  /** Creates a cell that contains only Java. */
  public Cell(int number, String code) {
    this(number, code, code, "cell [" + number + "]");
  }

  /** Returns this cell with other code in the same lines. */
  public Cell withCode(String other) {
    return new Cell(number, other, shown, name);
  }

  /** Returns this cell with another name. */
  public Cell named(String other) {
    return new Cell(number, code, shown, other);
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
    return shown.lines().skip(number - 1L).findFirst().orElse("");
  }
}
