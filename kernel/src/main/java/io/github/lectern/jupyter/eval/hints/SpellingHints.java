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

/** Tells what can stand where a name is not known. */
final class SpellingHints {
  private static final int SHORTEST = 3;
  private static final Pattern UNKNOWN =
      Pattern.compile("cannot find symbol: (?:variable|method|class) (\\w+).*");

  private final SourceCodeAnalysis analysis;

  SpellingHints(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /** "Did you mean println(?" for what can stand in the cell where the error is. */
  Optional<String> advice(Cell cell, CompileReport.Problem problem) {
    Matcher unknown = UNKNOWN.matcher(problem.message());
    if (!unknown.matches()) {
      return Optional.empty();
    }
    String name = unknown.group(1);
    int at = cell.code().indexOf(name, Math.min(problem.start(), cell.code().length()));
    return at < 0
        ? Optional.empty()
        : Nearest.to(
                name,
                candidates(cell.code(), at, name).filter(c -> isLike(name, c)),
                SpellingHints::bare)
            .map(candidate -> advice(name, candidate));
  }

  private Stream<String> candidates(String code, int at, String name) {
    boolean member = at > 0 && code.charAt(at - 1) == '.';
    if (member) {
      return suggestions(code.substring(statement(code, at), at));
    }
    String first = name.substring(0, 1);
    return Stream.of(first.toUpperCase(Locale.ROOT), first.toLowerCase(Locale.ROOT))
        .flatMap(this::suggestions);
  }

  /** JShell completes one statement: the last before the position. */
  private static int statement(String code, int at) {
    String before = code.substring(0, at);
    int line = before.lastIndexOf('\n') + 1;
    return Trivia.end(code, Math.max(line, before.lastIndexOf(';') + 1));
  }

  private Stream<String> suggestions(String text) {
    List<SourceCodeAnalysis.Suggestion> found =
        analysis.completionSuggestions(text, text.length(), new int[1]);
    return found.stream().map(SourceCodeAnalysis.Suggestion::continuation);
  }

  /** Of one or two letters hardly any is left when one is wrong; and a package is no name. */
  private static boolean isLike(String name, String candidate) {
    boolean near = name.length() >= SHORTEST || name.equalsIgnoreCase(bare(candidate));
    return near && !candidate.endsWith(".");
  }

  /** The compiler does not know a method whose name a variable has. */
  private static String advice(String name, String candidate) {
    return candidate.equals(name)
        ? "  " + name + " is a variable; a function in it is called by " + name + ".apply(...)"
        : "  Did you mean " + closed(candidate) + "?";
  }

  private static String bare(String candidate) {
    return candidate.replaceFirst("\\W.*", "");
  }

  private static String closed(String candidate) {
    return candidate.endsWith("(") ? candidate + "...)" : candidate;
  }
}
