package io.github.lectern.jupyter.eval;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts a cell into the snippets that JShell takes one at a time. */
final class CellSplitter {
  private final SourceCodeAnalysis analysis;
  private final Runnable goOn;

  /**
   * A splitter.
   *
   * @param goOn is called before each snippet, since a long cell takes long
   */
  CellSplitter(SourceCodeAnalysis analysis, Runnable goOn) {
    this.analysis = analysis;
    this.goOn = goOn;
  }

  /**
   * One snippet's text.
   *
   * @param source without leading space and comments
   * @param offset where it begins in the cell
   * @param completeness whether it can be parsed to its end
   */
  record Piece(String source, int offset, Completeness completeness) {
    Piece with(String otherSource) {
      return new Piece(otherSource, offset, completeness);
    }

    boolean complete() {
      return completeness.isComplete();
    }

    /** Such as a loop without a body, for which JShell would put a semicolon. */
    boolean lacksStatement() {
      return completeness == Completeness.CONSIDERED_INCOMPLETE;
    }
  }

  List<Piece> split(String code) {
    List<Piece> pieces = new ArrayList<>();
    int offset = Blank.end(code, 0);
    while (offset < code.length()) {
      goOn.run();
      String rest = code.substring(offset);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      Piece whole = new Piece(info.source(), offset, info.completeness());
      if (!whole.complete()) {
        pieces.add(new Piece(rest, offset, info.completeness()));
        break;
      }
      pieces.add(whole);
      offset = Blank.end(code, code.length() - info.remaining().length());
    }
    return SealedTypes.complete(pieces);
  }

  /** Whether more has to be typed before the code can be run. */
  Parsing parse(String code) {
    List<Piece> pieces = split(code);
    if (pieces.isEmpty()) {
      return new Parsing(Parsing.State.COMPLETE, "");
    }
    return switch (pieces.get(pieces.size() - 1).completeness()) {
      case UNKNOWN -> new Parsing(Parsing.State.INVALID, "");
      case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE ->
          new Parsing(Parsing.State.INCOMPLETE, indent(code));
      default -> new Parsing(Parsing.State.COMPLETE, "");
    };
  }

  /** That of the last line, and two more after an opening bracket. */
  private static String indent(String code) {
    String line = code.substring(code.lastIndexOf('\n') + 1);
    String own = line.substring(0, line.length() - line.stripLeading().length());
    return line.strip().matches(".*[{(\\[]") ? own + "  " : own;
  }
}
