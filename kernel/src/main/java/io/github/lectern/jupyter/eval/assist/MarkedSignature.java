package io.github.lectern.jupyter.eval.assist;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Entities;

/**
 * A signature in which a parameter may be marked.
 *
 * @param signature the signature, such as "List subList(int from, int to)"
 * @param index the index of the argument that the marked parameter takes, counted from 0
 * @param start the offset of the first character of the marked parameter
 * @param end the offset after its last character; equal to the start if no parameter is marked
 */
record MarkedSignature(String signature, int index, int start, int end) {
  private static final String VARARGS = "...";

  /** Returns a signature without a mark. */
  static MarkedSignature unmarked(String signature) {
    return new MarkedSignature(signature, 0, 0, 0);
  }

  /**
   * Marks the parameter that takes an argument. A single parameter needs no mark.
   *
   * @param index the index of the argument, counted from 0; the last parameter takes all further
   *     arguments if their number is variable
   */
  static MarkedSignature of(String signature, int index) {
    List<int[]> parameters = parameters(signature);
    if (!fits(signature, index) || parameters.size() < 2) {
      return unmarked(signature);
    }
    int[] marked = parameters.get(Math.min(index, parameters.size() - 1));
    return new MarkedSignature(signature, index, marked[0], marked[1]);
  }

  /** Returns whether a method with this signature can take an argument of this index. */
  static boolean fits(String signature, int index) {
    return index < Math.max(1, parameters(signature).size()) || isVarArgs(signature);
  }

  private static boolean isVarArgs(String signature) {
    List<int[]> parameters = parameters(signature);
    int[] last = parameters.isEmpty() ? new int[2] : parameters.get(parameters.size() - 1);
    return signature.substring(last[0], last[1]).contains(VARARGS);
  }

  /** Returns the offsets at which the parameters start and end. */
  private static List<int[]> parameters(String signature) {
    List<int[]> found = new ArrayList<>();
    int start = signature.indexOf('(') + 1;
    int depth = 0;
    for (int i = start; start > 0 && i < signature.length(); i++) {
      char c = signature.charAt(i);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (depth == 0 && (c == ',' || c == ')')) {
        if (i > start) {
          found.add(new int[] {start, i});
        }
        start = i + 2;
        i = c == ')' ? signature.length() : i + 1;
      }
    }
    return found;
  }

  /** Returns the signature, followed by the marked parameter. */
  String text() {
    return start == end
        ? signature
        : signature + "\n\nArgument " + (index + 1) + ": " + signature.substring(start, end);
  }

  /** Returns the signature with the marked parameter in bold type. */
  String html() {
    String marked = Entities.escape(signature.substring(start, end));
    return "<pre>"
        + Entities.escape(signature.substring(0, start))
        + (marked.isEmpty() ? "" : "<b>" + marked + "</b>")
        + Entities.escape(signature.substring(end))
        + "</pre>";
  }
}
