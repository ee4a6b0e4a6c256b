package io.github.lectern.jupyter.eval.source;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Maps snippets to their cells, so that messages can name cells and lines. */
public final class SourceMap {
  private final Map<String, Origin> byId = new ConcurrentHashMap<>();
  private final Map<String, Line> byName = new ConcurrentHashMap<>();

  @SuppressWarnings("ThreadLocalUsage") // each shell evaluates on its own thread
  private final ThreadLocal<Optional<Origin>> running = ThreadLocal.withInitial(Optional::empty);

  /**
   * The cell of a snippet, the snippet's offset in the cell, and the text inserted into the
   * snippet.
   */
  public record Origin(Cell cell, int offset, Insertions insertions) {
    public Origin(Cell cell, int offset) {
      this(cell, offset, Insertions.NONE);
    }

    public static Origin of(Cell cell, CellSplitter.Piece piece) {
      return new Origin(cell, piece.offset(), piece.insertions());
    }

    /** Maps an offset in the snippet to an offset in the cell. */
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

    /** Returns the number of the line in the cell that contains an offset in the snippet. */
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

    /** Returns the line with its name above it. */
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

  /**
   * Evaluates a piece of a cell. Snippets that start to run during the evaluation are recorded as
   * originating from this piece.
   */
  public <T> T during(Origin origin, Supplier<T> evaluation) {
    running.set(Optional.of(origin));
    try {
      return evaluation.get();
    } finally {
      running.remove();
    }
  }

  /**
   * Records the origin of a snippet when it starts to run, without waiting for its evaluation to
   * end.
   */
  public void started(String snippetId) {
    running.get().ifPresent(origin -> put(snippetId, origin));
  }

  /**
   * Returns the name of a line. From then on, {@link #lineOf} recognises this name as the file name
   * of a frame.
   */
  public String nameOf(Line line) {
    byName.put(line.name(), line);
    return line.name();
  }

  /**
   * Returns the line of a stack frame that names either a snippet (file "#12", line 3) or a line
   * from {@link #nameOf}.
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
