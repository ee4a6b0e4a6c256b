package io.github.lectern.lessons.leavers;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.keras.metrics.ConfusionMatrix;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Result;
import io.github.lectern.lessons.check.Verdict;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * The challenge of notebook 05: a handwritten rule that beats the trained model. The rule sees the
 * same columns as the model. If it wins, it is also applied to the employees of the following year.
 */
public final class RuleChallenge {
  private static final Table PEOPLE = Leavers.people(43052);
  private static final Table LATER = Leavers.people(43053);

  // Model 1 finds 4 of 10 and wrongly flags 10: F1 = 2 TP / (2 TP + FN + FP) = 8 / (8 + 6 + 10)
  private static final double TO_BEAT = 8.0 / 24;
  private static final Pattern DECIMALS = Pattern.compile("Column (.+) is of type DOUBLE .*");
  private static final String QUESTION = "a rule with an F1 above 0.3333, that of model 1";

  private RuleChallenge() {}

  /** Judges a rule, such as {@code person -> person.getInt("sighs a day") > 5}. */
  public static Report check(Predicate<Row> rule) {
    return Report.of("Challenge", judge(rule));
  }

  private static Result judge(Predicate<Row> rule) {
    try {
      BinaryConfusionMatrix matrix = matrix(PEOPLE, rule);
      if (matrix.tp() + matrix.fp() == 0) {
        return new Result(QUESTION, Verdict.NOT_DONE, "");
      }
      return matrix.f1() > TO_BEAT
          ? new Result(QUESTION, Verdict.PASSED, words(matrix) + " " + later(rule))
          : new Result(QUESTION, Verdict.WRONG, words(matrix) + " " + hint(matrix));
    } catch (RuntimeException e) {
      return new Result(
          QUESTION,
          Verdict.WRONG,
          "The rule failed: %s. It may use the columns %s."
              .formatted(failure(e), visible(PEOPLE).columnNames()));
    }
  }

  /**
   * Returns the message without its full stop, and the call that reads decimals if it is needed.
   */
  private static String failure(RuntimeException e) {
    String message = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
    Matcher decimals = DECIMALS.matcher(message);
    return decimals.matches()
        ? "%s has decimals; write person.getDouble(\"%s\")"
            .formatted(decimals.group(1), decimals.group(1))
        : message;
  }

  private static BinaryConfusionMatrix matrix(Table people, Predicate<Row> rule) {
    return ConfusionMatrix.binary(Leavers.left(people), Leavers.flag(visible(people), rule));
  }

  /** Drops the labels, the employee numbers, and the reference letters, which are confidential. */
  private static Table visible(Table people) {
    return people.rejectColumns("left", "employee", "reference letter");
  }

  private static String words(BinaryConfusionMatrix m) {
    return String.format(
        Locale.ROOT,
        "%d flagged, %d of 10 leavers among them: precision %.4f, recall %.4f, F1 %.4f.",
        m.tp() + m.fp(),
        m.tp(),
        m.precision(),
        m.recall(),
        m.f1());
  }

  private static String hint(BinaryConfusionMatrix m) {
    return m.precision() < m.recall()
        ? "Too many false alarms: add a condition with &&."
        : "Too few found: loosen a condition.";
  }

  private static String later(Predicate<Row> rule) {
    return String.format(
        Locale.ROOT,
        "A year later its F1 is %.4f: a rule that was fitted to ten people fits those ten best.",
        matrix(LATER, rule).f1());
  }
}
