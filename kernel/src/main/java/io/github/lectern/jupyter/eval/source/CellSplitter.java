package io.github.lectern.jupyter.eval.source;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts a cell into the snippets that JShell takes one at a time. */
public final class CellSplitter {
  private final SourceCodeAnalysis analysis;
  private final Runnable goOn;

  /**
   * A splitter.
   *
   * @param goOn is called before each snippet, since a long cell takes long
   */
  public CellSplitter(SourceCodeAnalysis analysis, Runnable goOn) {
    this.analysis = analysis;
    this.goOn = goOn;
  }

  /**
   * One snippet's text.
   *
   * @param source without leading space and comments
   * @param offset where it begins in the cell
   * @param completeness whether it can be parsed to its end
   * @param insertions what the source has more than the cell
   */
  public record Piece(String source, int offset, Completeness completeness, Insertions insertions) {
    Piece(String source, int offset, Completeness completeness) {
      this(source, offset, completeness, Insertions.NONE);
    }

    /** Another text of the same length. */
    Piece with(String otherSource) {
      return new Piece(otherSource, offset, completeness, insertions);
    }

    Piece insert(int at, String text) {
      String longer = source.substring(0, at) + text + source.substring(at);
      return new Piece(longer, offset, completeness, insertions.plus(at, text.length()));
    }

    public boolean complete() {
      return completeness.isComplete();
    }

    /** Such as a loop without a body, for which JShell would put a semicolon. */
    public boolean lacksStatement() {
      return completeness == Completeness.CONSIDERED_INCOMPLETE;
    }
  }

  public List<Piece> split(String code) {
    List<Piece> pieces = new ArrayList<>();
    int offset = Trivia.end(code, 0);
    while (offset < code.length()) {
      goOn.run();
      String rest = code.substring(offset);
      CompletionInfo info = analysis.analyzeCompletion(SealedTypes.withoutNonSealed(rest));
      if (!info.completeness().isComplete()) {
        pieces.add(new Piece(rest, offset, info.completeness()));
        break;
      }
      pieces.add(new Piece(source(rest, info), offset, info.completeness()));
      offset = Trivia.end(code, code.length() - info.remaining().length());
    }
    return SealedTypes.complete(pieces).stream().map(RecordConstructors::complete).toList();
  }

  /** The cell's own text, with the semicolon that JShell may have put behind it. */
  private static String source(String rest, CompletionInfo info) {
    int length = rest.length() - info.remaining().length();
    return length > info.source().length()
        ? info.source()
        : rest.substring(0, length) + info.source().substring(length);
  }

  /** Whether more has to be typed before the code can be run. */
  public CompletenessResult parse(String code) {
    List<Piece> pieces = split(code);
    if (pieces.isEmpty()) {
      return new CompletenessResult(CompletenessResult.State.COMPLETE, "");
    }
    return switch (pieces.get(pieces.size() - 1).completeness()) {
      case UNKNOWN -> new CompletenessResult(CompletenessResult.State.INVALID, "");
      case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE ->
          new CompletenessResult(CompletenessResult.State.INCOMPLETE, indent(code));
      default -> new CompletenessResult(CompletenessResult.State.COMPLETE, "");
    };
  }

  /** That of the last line, and two more after an opening bracket. */
  private static String indent(String code) {
    String line = code.substring(code.lastIndexOf('\n') + 1);
    String own = line.substring(0, line.length() - line.stripLeading().length());
    return line.strip().matches(".*[{(\\[]") ? own + "  " : own;
  }
}
