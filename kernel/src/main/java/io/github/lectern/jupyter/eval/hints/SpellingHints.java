package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.Trivia;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;

/** Suggests known names for misspelt ones. */
final class SpellingHints {
  private static final int MIN_LENGTH = 3;
  private static final Pattern UNKNOWN =
      Pattern.compile("cannot find symbol: (?:variable|method|class) (\\w+).*");

  private final SourceCodeAnalysis analysis;

  SpellingHints(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * Returns a hint such as "Did you mean println(...)?", which suggests the nearest name that is
   * valid at the position of the error.
   */
  Optional<String> hint(Cell cell, CompileReport.Problem problem) {
    Matcher unknown = UNKNOWN.matcher(problem.message());
    if (!unknown.matches()) {
      return Optional.empty();
    }
    String name = unknown.group(1);
    Matcher place = Pattern.compile("\\b" + name + "\\b").matcher(cell.code());
    return place.find(Math.min(problem.start(), cell.code().length()))
        ? Nearest.to(name, candidates(cell.code(), place.start(), name), SpellingHints::bareName)
            .map(candidate -> hint(name, candidate))
        : Optional.empty();
  }

  private Stream<String> candidates(String code, int at, String name) {
    boolean member = at > 0 && code.charAt(at - 1) == '.';
    if (member) {
      return suggestions(code.substring(statementStart(code, at), at))
          .filter(candidate -> isLike(name, candidate) || isShortened(name, candidate));
    }
    String first = name.substring(0, 1);
    return Stream.of(first.toUpperCase(Locale.ROOT), first.toLowerCase(Locale.ROOT))
        .flatMap(this::suggestions)
        .filter(candidate -> isLike(name, candidate));
  }

  /** Returns whether a name of two letters is the start of a member, such as "ad" of "add(". */
  private static boolean isShortened(String name, String member) {
    return name.length() == MIN_LENGTH - 1 && member.startsWith(name);
  }

  /**
   * Returns the start of the statement that contains an offset; JShell completes only this
   * statement.
   */
  private static int statementStart(String code, int at) {
    String before = code.substring(0, at);
    int line = before.lastIndexOf('\n') + 1;
    return Trivia.end(code, Math.max(line, before.lastIndexOf(';') + 1));
  }

  private Stream<String> suggestions(String text) {
    List<SourceCodeAnalysis.Suggestion> found =
        analysis.completionSuggestions(text, text.length(), new int[1]);
    return found.stream().map(SourceCodeAnalysis.Suggestion::continuation);
  }

  /**
   * Returns whether a candidate may be suggested. Packages are never suggested. For a name of one
   * or two letters, the candidate may differ only in case.
   */
  private static boolean isLike(String name, String candidate) {
    boolean near = name.length() >= MIN_LENGTH || name.equalsIgnoreCase(bareName(candidate));
    return near && !candidate.endsWith(".");
  }

  /**
   * Returns the hint. A candidate equal to the name is a variable that was called like a method.
   */
  private static String hint(String name, String candidate) {
    return candidate.equals(name)
        ? "  "
            + name
            + " is a variable, not a method; if it holds a Function, call "
            + name
            + ".apply(...)"
        : "  Did you mean " + withClosedParenthesis(candidate) + "?";
  }

  private static String bareName(String candidate) {
    return candidate.replaceFirst("\\W.*", "");
  }

  private static String withClosedParenthesis(String candidate) {
    return candidate.endsWith("(") ? candidate + "...)" : candidate;
  }
}
