package io.github.lectern.jupyter.eval.source;

import java.util.ArrayList;
import java.util.List;

/**
 * What was inserted into a piece of a cell before it went to the compiler.
 *
 * @param spans in the order in which they were inserted, each at its position at that time
 */
record Insertions(List<Span> spans) {
  static final Insertions NONE = new Insertions(List.of());

  /** Inserted text: its first position, and how long it is. */
  record Span(int start, int length) {
    int before(int position) {
      return position <= start ? position : Math.max(start, position - length);
    }
  }

  Insertions plus(int start, int length) {
    List<Span> more = new ArrayList<>(spans);
    more.add(new Span(start, length));
    return new Insertions(List.copyOf(more));
  }

  /** The position in the student's text of a position in the compiler's. */
  int original(int position) {
    int at = position;
    for (int i = spans.size() - 1; i >= 0; i--) {
      at = spans.get(i).before(at);
    }
    return at;
  }
}
