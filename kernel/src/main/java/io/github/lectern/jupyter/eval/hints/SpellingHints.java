package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.Trivia;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;

/** Suggests known names for misspelt ones. */
final class SpellingHints {
  private static final int MIN_LENGTH = 3;
  private static final Pattern UNKNOWN =
      Pattern.compile("cannot find symbol: (?:variable|method|class) (\\w+).*");
  private static final Pattern CAPITAL =
      Pattern.compile("cannot find symbol: method ([A-Z]\\w*)\\(.*");

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
    boolean isClass = problem.message().contains("symbol: class ");
    return place.find(Math.min(problem.start(), cell.code().length()))
        ? nearest(cell.code(), place.start(), name, isClass).map(like -> hint(name, like))
        : Optional.empty();
  }

  /**
   * Returns a hint for a method with a capital letter, if a method has the same name in small
   * letters, such as "Did you mean epochs(...)?" for {@code Epochs(20)}.
   */
  Optional<String> smallLetterHint(String message) {
    Matcher unknown = CAPITAL.matcher(message);
    if (!unknown.matches()) {
      return Optional.empty();
    }
    String name = unknown.group(1);
    return suggestions(name.substring(0, 1).toLowerCase(Locale.ROOT))
        .filter(candidate -> candidate.endsWith("(") && bareName(candidate).equalsIgnoreCase(name))
        .findFirst()
        .map(candidate -> hint(name, candidate));
  }

  private Optional<String> nearest(String code, int at, String name, boolean isClass) {
    if (at > 0 && code.charAt(at - 1) == '.') {
      Stream<String> members = suggestions(code.substring(statementStart(code, at), at));
      return nearest(name, members.filter(like -> isLike(name, like) || isShortened(name, like)));
    }
    String first = name.substring(0, 1);
    Stream<String> alike =
        Stream.of(first.toUpperCase(Locale.ROOT), first.toLowerCase(Locale.ROOT))
            .flatMap(this::suggestions);
    Predicate<String> exists = like -> isClass && bareName(like).equals(name); // as a method
    return nearest(name, alike.filter(like -> isLike(name, like) && !exists.test(like)))
        .or(() -> withAnotherStart(name));
  }

  private static Optional<String> nearest(String name, Stream<String> candidates) {
    return Nearest.to(name, candidates, SpellingHints::bareName);
  }

  /** Returns a name that differs at its start, as "epochs" does from "pochs" and "peochs". */
  private Optional<String> withAnotherStart(String name) {
    String rest = name.substring(1);
    return name.length() <= MIN_LENGTH
        ? Optional.empty()
        : nearest(
            name,
            suggestions("")
                .filter(candidate -> isLike(name, candidate))
                .filter(candidate -> bareName(candidate).endsWith(rest.substring(1))));
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
            + " is a variable, not a method; if it holds a lambda, call the method of its type, such"
            + " as "
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
