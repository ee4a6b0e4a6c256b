package io.github.lectern.jupyter.eval.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Text inserted into a piece of a cell before it is compiled.
 *
 * @param spans the inserted texts in the order of insertion; each position refers to the text
 *     before that insertion
 */
record Insertions(List<Span> spans) {
  static final Insertions NONE = new Insertions(List.of());

  /** The position and length of an inserted text. */
  record Span(int start, int length) {
    int positionBefore(int position) {
      return position <= start ? position : Math.max(start, position - length);
    }
  }

  Insertions plus(int start, int length) {
    List<Span> more = new ArrayList<>(spans);
    more.add(new Span(start, length));
    return new Insertions(List.copyOf(more));
  }

  /** Maps a position in the compiled text to one in the student's text. */
  int original(int position) {
    int at = position;
    for (int i = spans.size() - 1; i >= 0; i--) {
      at = spans.get(i).positionBefore(at);
    }
    return at;
  }
}
