package io.github.lectern.jupyter.display;

import java.util.Locale;

/**
 * Prints without {@code System.out}, as in JShell.
 *
 * <pre>{@code
 * println("2 + 2 = " + 4);
 * printf("%.2f%n", Math.PI);
 * }</pre>
 */
public final class Printing {
  private Printing() {}

  /** Prints a value. */
  public static void print(Object value) {
    System.out.print(value);
  }

  /** Prints the characters of an array. */
  public static void print(char[] text) {
    System.out.print(text);
  }

  /** Ends the line. */
  public static void println() {
    System.out.println();
  }

  /** Prints a value and ends the line. */
  public static void println(Object value) {
    System.out.println(value);
  }

  /** Prints the characters of an array and ends the line. */
  public static void println(char[] text) {
    System.out.println(text);
  }

  /** Prints text with the format of {@link String#format(String, Object...)}. */
  public static void printf(String format, Object... values) {
    System.out.printf(format, values);
  }

  /** Prints text with a format and the number format of a locale. */
  public static void printf(Locale locale, String format, Object... values) {
    System.out.printf(locale, format, values);
  }
}
