package io.github.lectern.jupyter.eval;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts a cell into the snippets that JShell takes one at a time. */
final class CellSplitter {
  private final SourceCodeAnalysis analysis;

  CellSplitter(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * One snippet's text.
   *
   * @param source without leading space and comments
   * @param offset where it begins in the cell
   * @param complete whether it can be parsed to its end
   */
  record Piece(String source, int offset, boolean complete) {}

  List<Piece> split(String code) {
    List<Piece> pieces = new ArrayList<>();
    int offset = Blank.end(code, 0);
    while (offset < code.length()) {
      String rest = code.substring(offset);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      if (!isWhole(info.completeness())) {
        pieces.add(new Piece(rest, offset, false));
        break;
      }
      pieces.add(new Piece(info.source(), offset, true));
      offset = Blank.end(code, code.length() - info.remaining().length());
    }
    return pieces;
  }

  private static boolean isWhole(Completeness completeness) {
    return completeness.isComplete() || completeness == Completeness.CONSIDERED_INCOMPLETE;
  }
}
