package io.github.lectern.lessons.notebooks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds unbalanced delimiters, braces and environments in the formulas of a notebook, and brackets
 * that TeX would read as an option.
 */
final class Latex {
  private static final Pattern FORMULA =
      Pattern.compile("(?s)\\$\\$(.*?)\\$\\$|\\$(?!\\s)([^$\\n]+?)(?<!\\s)\\$");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\\\(begin|end)\\{([^}]*)\\}");

  /** TeX does not show a bracket after \begin{aligned} or a line break, even on the next line. */
  private static final Pattern OPTION = Pattern.compile("(\\\\begin\\{[^}]*\\}|\\\\\\\\)\\s*\\[");

  private Latex() {}

  static List<String> problems(Notebook notebook) {
    List<String> problems = new ArrayList<>();
    for (Cell cell : notebook.prose()) {
      String prose = Prose.withoutCode(cell.source()).replace("\\$", "");
      Matcher formulas = FORMULA.matcher(prose);
      formulas
          .results()
          .filter(formula -> !isBalanced(formula.group()))
          .map(formula -> "cell %s: unbalanced %s".formatted(cell.id(), formula.group()))
          .forEach(problems::add);
      formulas
          .reset()
          .results()
          .filter(formula -> OPTION.matcher(formula.group()).find())
          .map(formula -> "cell %s: write {}[ in %s".formatted(cell.id(), formula.group()))
          .forEach(problems::add);
      if (formulas.replaceAll("").contains("$")) {
        problems.add("cell %s has an unmatched $".formatted(cell.id()));
      }
    }
    return problems;
  }

  private static boolean isBalanced(String formula) {
    return braces(formula)
        && environments(formula)
        && count(formula, "\\left") == count(formula, "\\right");
  }

  private static boolean braces(String formula) {
    int depth = 0;
    for (char c : formula.replace("\\{", "").replace("\\}", "").toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  private static boolean environments(String formula) {
    List<String> open = new ArrayList<>();
    for (MatchResult found : ENVIRONMENT.matcher(formula).results().toList()) {
      if (found.group(1).equals("begin")) {
        open.add(found.group(2));
      } else if (open.isEmpty() || !open.remove(open.size() - 1).equals(found.group(2))) {
        return false;
      }
    }
    return open.isEmpty();
  }

  /** Counts a command such as \left, but not longer ones that begin with it. */
  private static long count(String formula, String command) {
    return Pattern.compile(Pattern.quote(command) + "(?![a-z])").matcher(formula).results().count();
  }
}
