package io.github.lectern.lessons.leavers;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import java.util.Locale;
import java.util.Set;

/** The questions of notebook 05 and of its exercises. */
public final class LeaverExercises {
  private static final Set<String> NAMES = Set.of("TP", "FN", "FP", "TN");

  private LeaverExercises() {}

  /**
   * Judges the names of four cases: flagged and leaves, flagged and stays, not flagged and leaves,
   * not flagged and stays.
   */
  public static Report names(String ada, String ben, String cleo, String dan) {
    return Report.of(
        "Four names",
        name("Ada was flagged, and leaves", "TP").judge(ada),
        name("Ben was flagged, and stays", "FP").judge(ben),
        name("Cleo was not flagged, and leaves", "FN").judge(cleo),
        name("Dan was not flagged, and stays", "TN").judge(dan));
  }

  private static Check<String> name(String question, String right) {
    return Check.<String>of(question, String::isBlank, answer -> tidy(answer).equals(right))
        .hint(
            Hint.when(answer -> !NAMES.contains(tidy(answer)), "The names are TP, FN, FP and TN."))
        .hint(
            Hint.when(
                answer -> tidy(answer).charAt(1) != right.charAt(1),
                "The second letter is the prediction: P was flagged, N was not."))
        .otherwise("The first letter is the mark: T, the prediction was right; F, it was wrong.");
  }

  private static String tidy(String answer) {
    return answer.strip().toUpperCase(Locale.ROOT);
  }
}
