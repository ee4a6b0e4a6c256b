package io.github.lectern.jupyter.eval;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which cell each snippet came from, to name its lines in messages. */
final class Origins {
  private final Map<String, Origin> byId = new ConcurrentHashMap<>();

  /** Where a snippet begins in its cell. */
  record Origin(Cell cell, int offset) {
    int firstLine() {
      return cell.lineOf(offset);
    }

    Line line() {
      return new Line(cell, firstLine());
    }

    /** The cell's line of a character of the snippet. */
    int lineOf(int position) {
      return cell.lineOf(offset + position);
    }
  }

  /** A line of a cell. */
  record Line(Cell cell, int number) {
    String text() {
      return cell.line(number);
    }

    String name() {
      return cell.name() + ", line " + number;
    }
  }

  void put(String snippetId, Origin origin) {
    byId.put(snippetId, origin);
  }

  Optional<Origin> get(String snippetId) {
    return Optional.ofNullable(byId.get(snippetId));
  }

  /** The cell's line of a frame that JShell names after the snippet: file "#12", line 3. */
  Optional<Line> lineOf(StackTraceElement frame) {
    String file = frame.getFileName();
    if (file == null || !file.startsWith("#")) {
      return Optional.empty();
    }
    return get(file.substring(1))
        .map(o -> new Line(o.cell(), o.firstLine() + Math.max(frame.getLineNumber(), 1) - 1));
  }
}
