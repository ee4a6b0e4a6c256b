package io.github.lectern.plots;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data of SVG paths in a compact form: relative coordinates, rounded to one decimal. Rounding
 * errors do not add up, because each point is rounded before differences are taken.
 */
final class SvgPath {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?[\\d.]+(?:[eE]-?\\d+)?");
  private static final int UNITS = 10; // per pixel

  private final StringBuilder out = new StringBuilder();
  private char command;
  private char written; // the command that further coordinates would continue
  private long x;
  private long y;
  private long startX;
  private long startY;

  private SvgPath() {}

  /**
   * Returns a path in compact form, moved by (dx, dy).
   *
   * @param data a path of the absolute commands M, L, Q, C and Z
   */
  static String compact(String data, double dx, double dy) {
    SvgPath path = new SvgPath();
    Matcher token = TOKEN.matcher(data);
    while (token.find()) {
      char name = token.group().charAt(0);
      if (name == 'Z') {
        path.close();
      } else if (Character.isLetter(name)) {
        path.command = name;
      } else {
        path.points(token, dx, dy);
      }
    }
    return path.out.toString();
  }

  private void close() {
    out.append('z');
    written = 'z';
    x = startX;
    y = startY;
  }

  /** Adds the points of one command, the first of which starts at the current token. */
  private void points(Matcher token, double dx, double dy) {
    int count = command == 'C' ? 3 : command == 'Q' ? 2 : 1;
    long toX = x;
    long toY = y;
    letter();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        token.find();
      }
      toX = units(token.group(), dx);
      token.find();
      toY = units(token.group(), dy);
      number(toX - x);
      number(toY - y);
    }
    x = toX;
    y = toY;
    if (command == 'M') {
      startX = x;
      startY = y;
      command = 'L';
    }
  }

  /** Adds the letter of the command, unless it continues. The first point is absolute. */
  private void letter() {
    char letter = out.isEmpty() ? 'M' : Character.toLowerCase(command);
    if (letter != written) {
      out.append(letter);
    }
    written = letter == 'm' ? 'l' : letter;
  }

  private static long units(String number, double shift) {
    return Math.round((Double.parseDouble(number) + shift) * UNITS);
  }

  private void number(long units) {
    String text = text(units);
    boolean separate = Character.isDigit(out.charAt(out.length() - 1)) && text.charAt(0) != '-';
    out.append(separate ? " " : "").append(text);
  }

  private static String text(long units) {
    String sign = units < 0 ? "-" : "";
    long size = Math.abs(units);
    String whole = size < UNITS && size > 0 ? "" : Long.toString(size / UNITS);
    return sign + whole + (size % UNITS == 0 ? "" : "." + size % UNITS);
  }

  /** Returns a length rounded to one decimal. */
  static String length(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value + 0.0);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
