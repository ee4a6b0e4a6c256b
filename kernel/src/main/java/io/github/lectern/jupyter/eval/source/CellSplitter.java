package io.github.lectern.jupyter.eval.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Splits a cell into snippets, which JShell evaluates one at a time. */
public final class CellSplitter {
  /** The semicolons and white space at the end of a cell without comments. */
  private static final Pattern TRAILING = Pattern.compile("[;\\s]*$");

  private static final Pattern ARROW_THROW = Pattern.compile("->(\\s*)throw\\b");

  private final SourceCodeAnalysis analysis;
  private final Runnable progress;

  /**
   * Creates a splitter.
   *
   * @param progress the action to run before each snippet is split off, because splitting a long
   *     cell takes time
   */
  public CellSplitter(SourceCodeAnalysis analysis, Runnable progress) {
    this.analysis = analysis;
    this.progress = progress;
  }

  /**
   * The text of a snippet.
   *
   * @param source the text without leading white space and comments
   * @param offset the offset of the text in the cell
   * @param completeness whether JShell can parse the text to its end
   * @param insertions the text that was added to the source
   */
  public record Piece(String source, int offset, Completeness completeness, Insertions insertions) {
    Piece(String source, int offset, Completeness completeness) {
      this(source, offset, completeness, Insertions.NONE);
    }

    /** Returns the piece with another text of the same length. */
    Piece with(String otherSource) {
      return new Piece(otherSource, offset, completeness, insertions);
    }

    /** Returns the piece with a text inserted at an offset. */
    Piece insert(int at, String text) {
      String longer = source.substring(0, at) + text + source.substring(at);
      return new Piece(longer, offset, completeness, insertions.plus(at, text.length()));
    }

    /** Returns whether JShell can parse the text to its end. */
    public boolean complete() {
      return completeness.isComplete();
    }

    /** Returns whether the last statement lacks its body; JShell would use ";" as the body. */
    public boolean lacksStatement() {
      return completeness == Completeness.CONSIDERED_INCOMPLETE;
    }
  }

  /**
   * Splits a cell into pieces. If the rest of the cell cannot be parsed, it becomes the last piece.
   */
  public List<Piece> split(String code) {
    List<Piece> pieces = new ArrayList<>();
    int offset = Trivia.end(code, 0);
    while (offset < code.length()) {
      progress.run();
      String rest = code.substring(offset);
      CompletionInfo info = analysis.analyzeCompletion(splittable(rest));
      if (!info.completeness().isComplete()) {
        pieces.add(new Piece(rest, offset, info.completeness()));
        break;
      }
      pieces.add(new Piece(source(rest, info), offset, info.completeness()));
      offset = Trivia.end(code, code.length() - info.remaining().length());
    }
    return SealedTypes.complete(pieces).stream().map(RecordConstructors::complete).toList();
  }

  /** Replaces what JDK 17's JShell cannot split with text of the same length. */
  private static String splittable(String code) {
    String withoutNonSealed = SealedTypes.withoutNonSealed(code);
    return ARROW_THROW.matcher(withoutNonSealed).replaceAll("->$1     ");
  }

  /**
   * Returns the statements of a cell as one piece between two texts, without the semicolon at the
   * end; empty if there is no statement or the cell cannot be parsed to its end.
   */
  public Optional<Piece> between(String before, String code, String after) {
    List<Piece> pieces = split(code);
    if (pieces.isEmpty() || !pieces.get(pieces.size() - 1).complete()) {
      return Optional.empty();
    }
    int start = pieces.get(0).offset();
    int end = TRAILING.matcher(SourceMask.withoutComments(code)).replaceFirst("").length();
    String statements = code.substring(start, Math.max(start, end));
    return Optional.of(
        new Piece(statements, start, Completeness.COMPLETE)
            .insert(statements.length(), after)
            .insert(0, before));
  }

  /**
   * Returns the snippet's text as written in the cell, with the semicolon that JShell may have
   * appended.
   */
  private static String source(String rest, CompletionInfo info) {
    int length = rest.length() - info.remaining().length();
    return length > info.source().length()
        ? info.source()
        : rest.substring(0, length) + info.source().substring(length);
  }

  /** Returns whether the code can be run, needs more text or has a syntax error. */
  public CompletenessResult parse(String code) {
    List<Piece> pieces = split(code);
    if (pieces.isEmpty()) {
      return new CompletenessResult(CompletenessResult.State.COMPLETE, "");
    }
    if (pieces.stream().map(Piece::source).anyMatch(SyntaxCheck::fails)) {
      return new CompletenessResult(CompletenessResult.State.INVALID, "");
    }
    return switch (pieces.get(pieces.size() - 1).completeness()) {
      case UNKNOWN -> new CompletenessResult(CompletenessResult.State.INVALID, "");
      case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE ->
          new CompletenessResult(CompletenessResult.State.INCOMPLETE, indent(code));
      default -> new CompletenessResult(CompletenessResult.State.COMPLETE, "");
    };
  }

  /** Returns the pieces with a syntax error, which JShell overlooks because it looks at tokens. */
  public static List<Piece> withSyntaxErrors(List<Piece> pieces) {
    return SyntaxCheck.allParse(pieces.stream().map(Piece::source).toList())
        ? List.of()
        : pieces.stream().filter(piece -> !SyntaxCheck.parses(piece.source())).toList();
  }

  /**
   * Returns the indent of the last line, plus two spaces if the line ends with an opening bracket.
   */
  private static String indent(String code) {
    String line = code.substring(code.lastIndexOf('\n') + 1);
    String own = line.substring(0, line.length() - line.stripLeading().length());
    return line.strip().matches(".*[{(\\[]") ? own + "  " : own;
  }
}
