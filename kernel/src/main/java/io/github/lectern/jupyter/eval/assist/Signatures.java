package io.github.lectern.jupyter.eval.assist;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Finds the signatures of suggestions until a time budget of 40 ms is used up. */
final class Signatures {
  private static final Duration BUDGET = Duration.ofMillis(40);

  private final SourceCodeAnalysis analysis;
  private final String lead;
  private OptionalLong end = OptionalLong.empty();

  /**
   * Creates a finder for the completions that follow the given code.
   *
   * @param lead the code before the suggestions
   */
  Signatures(SourceCodeAnalysis analysis, String lead) {
    this.analysis = analysis;
    this.lead = lead;
  }

  /**
   * Returns the parameters of a suggested method, such as "(int units, DenseOption... options)";
   * empty if there are none or the time budget is used up.
   */
  Optional<String> of(String suggestion) {
    int open = suggestion.indexOf('(');
    if (open < 0 || isOver()) {
      return Optional.empty();
    }
    String text = lead + suggestion.substring(0, open + 1);
    List<Documentation> found = analysis.documentation(text, text.length(), false);
    return found.stream()
        .map(documentation -> Signature.of(documentation.signature()).text())
        .filter(signature -> signature.contains("("))
        .findFirst()
        .map(signature -> signature.substring(signature.indexOf('(')) + more(found.size() - 1));
  }

  private boolean isOver() {
    if (end.isEmpty()) {
      end = OptionalLong.of(System.nanoTime() + BUDGET.toNanos());
    }
    return System.nanoTime() > end.getAsLong();
  }

  private static String more(int overloads) {
    return overloads == 0 ? "" : " and " + overloads + " more";
  }
}
