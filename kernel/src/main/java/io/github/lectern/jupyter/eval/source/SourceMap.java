package io.github.lectern.jupyter.eval.source;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Remembers which cell each snippet came from, to name its lines in messages. */
public final class SourceMap {
  private final Map<String, Origin> byId = new ConcurrentHashMap<>();
  private final Map<String, Line> byName = new ConcurrentHashMap<>();

  @SuppressWarnings("ThreadLocalUsage") // each shell evaluates on its own thread
  private final ThreadLocal<Optional<Origin>> running = ThreadLocal.withInitial(Optional::empty);

  /** Where a snippet begins in its cell, and what it has more than the cell. */
  public record Origin(Cell cell, int offset, Insertions insertions) {
    public Origin(Cell cell, int offset) {
      this(cell, offset, Insertions.NONE);
    }

    public static Origin of(Cell cell, CellSplitter.Piece piece) {
      return new Origin(cell, piece.offset(), piece.insertions());
    }

    /** The cell's position of a character of the snippet. */
    public int inCell(int position) {
      return offset + insertions.original(position);
    }

    int firstLine() {
      return cell.lineOf(offset);
    }

    public Line line() {
      return new Line(cell, firstLine());
    }

    public Line lineAt(int position) {
      return new Line(cell, lineOf(position));
    }

    /** The cell's line of a character of the snippet. */
    public int lineOf(int position) {
      return cell.lineOf(inCell(position));
    }
  }

  /** A line of a cell. */
  public record Line(Cell cell, int number) {
    public String text() {
      return cell.line(number);
    }

    public String name() {
      return cell.name() + ", line " + number;
    }

    /** The line under its name. */
    public String marked() {
      return name() + ":\n  --> " + text().strip();
    }
  }

  public void put(String snippetId, Origin origin) {
    byId.put(snippetId, origin);
  }

  public Optional<Origin> get(String snippetId) {
    return Optional.ofNullable(byId.get(snippetId));
  }

  /** Evaluates a piece of a cell, from which what starts to run meanwhile has come. */
  public <T> T during(Origin origin, Supplier<T> evaluation) {
    running.set(Optional.of(origin));
    try {
      return evaluation.get();
    } finally {
      running.remove();
    }
  }

  /** Notes where a snippet comes from that starts to run, before its evaluation has ended. */
  public void starts(String snippetId) {
    running.get().ifPresent(origin -> put(snippetId, origin));
  }

  /** The name by which a line is found again in a frame that has it in place of a file. */
  public String nameOf(Line line) {
    byName.put(line.name(), line);
    return line.name();
  }

  /**
   * The cell's line of a frame: one that JShell names after the snippet (file "#12", line 3), or
   * one that has the line's own name.
   */
  public Optional<Line> lineOf(StackTraceElement frame) {
    String file = frame.getFileName();
    if (file == null || !file.startsWith("#")) {
      return Optional.ofNullable(file).map(byName::get);
    }
    return get(file.substring(1))
        .map(o -> new Line(o.cell(), o.firstLine() + Math.max(frame.getLineNumber(), 1) - 1));
  }
}
