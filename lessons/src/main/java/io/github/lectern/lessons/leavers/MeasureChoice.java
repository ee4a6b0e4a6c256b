package io.github.lectern.lessons.leavers;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import java.util.List;
import java.util.Locale;

/** The exercise of notebook 05 that asks for the measure that fits a case. */
public final class MeasureChoice {
  private static final List<String> MEASURES = List.of("accuracy", "recall", "precision", "auc");

  private static final Check<String> AVALANCHE =
      measure("a drone looks for people buried by an avalanche", "recall")
          .because("Whoever is missed dies; a false alarm costs a few minutes of digging.")
          .hint(
              to(
                  "precision",
                  "It can be 1 even if the drone reports only the one person it is surest of."))
          .hint(
              to("accuracy", "Almost all of the snow is empty: \"nobody\" is nearly always right."))
          .otherwise("The drone has one fixed threshold. Which mistake is worse?");

  private static final Check<String> FINES =
      measure("a program sends fines that nobody checks", "precision")
          .because("A false alarm fines an innocent person; a miss costs the city a fine.")
          .hint(to("recall", "It is 1 if the program fines everybody."))
          .hint(to("accuracy", "It treats a fine for an innocent person like a miss."))
          .otherwise("The program has one fixed threshold. Which mistake is worse?");

  private static final Check<String> DIGITS =
      measure("a net reads the ten digits, all equally frequent", "accuracy")
          .because("The classes have the same size, and all mistakes cost the same.")
          .hint(
              to("recall", "Recall needs one class that you are looking for; here, there are ten."))
          .hint(
              to(
                  "precision",
                  "Precision needs one class that you are looking for; here, there are ten."))
          .otherwise(
              "No class is rare, and all mistakes are equally bad. What is the simplest measure?");

  private static final Check<String> BEFORE =
      measure("two models are compared before anybody has chosen a threshold", "auc")
          .because("It judges all thresholds at once. For rare positives, also look at precision.")
          .otherwise("Three of the four need a threshold.");

  private MeasureChoice() {}

  private static Check<String> measure(String question, String right) {
    return Check.<String>of(question, String::isBlank, answer -> tidy(answer).equals(right))
        .hint(
            Hint.when(
                answer -> !MEASURES.contains(tidy(answer)),
                "Choose accuracy, recall, precision or AUC."));
  }

  private static Hint<String> to(String wrong, String text) {
    return Hint.when(answer -> tidy(answer).equals(wrong), text);
  }

  private static String tidy(String answer) {
    return answer.strip().toLowerCase(Locale.ROOT);
  }

  /** Judges the measures (accuracy, recall, precision or AUC) chosen for four cases. */
  public static Report check(String avalanche, String fines, String digits, String before) {
    return Report.of(
        "Measures",
        AVALANCHE.judge(avalanche),
        FINES.judge(fines),
        DIGITS.judge(digits),
        BEFORE.judge(before));
  }
}
