package io.github.lectern.lessons.leavers;

import io.github.lectern.keras.metrics.RocCurve;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.plots.RocPlot;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The questions of notebook 05 and its exercises, except for the quizzes. */
public final class LeaverExercises {
  private static final Set<String> NAMES = Set.of("TP", "FN", "FP", "TN");
  private static final double TOLERANCE = 0.0005;

  // The filter caught 30 of 40 spam messages and, wrongly, 5 of 160 good ones.
  private static final Check<Double> ACCURACY =
      ratio("the accuracy", 185.0 / 200)
          .because("(30 + 155) / 200.")
          .hint(near(15.0 / 200, "That is the share of wrong answers."))
          .otherwise("TP and TN are the correct decisions. Divide their sum by all 200 messages.");

  private static final Check<Double> RECALL =
      ratio("the recall", 30.0 / 40)
          .because("30 of the 40 spam messages.")
          .hint(near(30.0 / 35, "That is the precision: recall looks along the row of the spam."))
          .hint(near(10.0 / 40, "That is the share of the spam that was missed."))
          .otherwise("The denominator is all messages that are spam, TP + FN.");

  private static final Check<Double> PRECISION =
      ratio("the precision", 30.0 / 35)
          .because("30 of the 35 messages in the spam folder.")
          .hint(
              near(
                  30.0 / 40, "That is the recall: precision looks down the column of the flagged."))
          .hint(near(5.0 / 35, "That is the share of good messages in the spam folder."))
          .otherwise("The denominator is all messages taken for spam, TP + FP.");

  private static final Check<Double> FPR =
      ratio("the false positive rate", 5.0 / 160)
          .because("5 of the 160 good messages.")
          .hint(near(155.0 / 160, "That is the specificity, 1 − FPR."))
          .hint(near(5.0 / 35, "Divide by all good messages, not by those in the spam folder."))
          .hint(near(5.0 / 200, "Divide by the good messages only, not by all."))
          .otherwise("The denominator is all good messages, FP + TN.");

  // Model 1 has precision 0.8 and recall 0.4; model 2 has precision 0.4 and recall 0.8.
  private static final Check<Double> F1_MODEL =
      mean("F1 of model 1", 2 * 0.8 * 0.4 / 1.2)
          .because("2 × 0.8 × 0.4 / (0.8 + 0.4). Model 2 has the same.")
          .hint(near(0.6, "That is the arithmetic mean; F1 is the harmonic one."))
          .otherwise("F1 = 2 × precision × recall / (precision + recall).");

  private static final Check<Double> F_HALF_1 =
      mean("F0.5 of model 1", 1.25 * 0.32 / (0.25 * 0.8 + 0.4))
          .because("1.25 × 0.32 / (0.25 × 0.8 + 0.4).")
          .hint(near(1.25 * 0.32 / (0.25 * 0.4 + 0.8), "β² multiplies the precision."))
          .hint(near(1.5 * 0.32 / (0.5 * 0.8 + 0.4), "β is squared: 0.25."))
          .otherwise("F = (1 + β²) P R / (β² P + R), with β² = 0.25.");

  private static final Check<Double> F_HALF_2 =
      mean("F0.5 of model 2", 1.25 * 0.32 / (0.25 * 0.4 + 0.8))
          .because("It is smaller: a β below 1 favours precision, and that of model 2 is low.")
          .hint(near(1.25 * 0.32 / (0.25 * 0.8 + 0.4), "β² multiplies the precision."))
          .hint(near(1.5 * 0.32 / (0.5 * 0.4 + 0.8), "β is squared: 0.25."))
          .otherwise("F = (1 + β²) P R / (β² P + R), with β² = 0.25.");

  // The leavers score 0.9, 0.6 and 0.4, the stayers 0.7, 0.3 and 0.2: 3 + 2 + 2 pairs are won.
  private static final Check<Long> PAIRS =
      Check.whole("pairs in which the leaver has the higher probability", 7)
          .because("0.9 beats all three; 0.6 and 0.4 beat two each.")
          .hint(
              Hint.to(9L, "That is the number of all pairs. 0.7 stays, and it beats two leavers."))
          .hint(Hint.to(2L, "Those are the pairs that are lost."))
          .otherwise(
              "Take 0.9 first: how many of 0.7, 0.3 and 0.2 are below it? Then 0.6, then 0.4.");

  private static final Check<Double> AUC =
      ratio("the area under the ROC curve", 7.0 / 9)
          .because("7 of 9 pairs.")
          .hint(
              near(
                  7.0 / 6,
                  "The area is at most 1. Three leavers and three stayers make nine pairs."))
          .otherwise("The area is the share of pairs that are won.");

  private static final FunctionCheck<long[], Double> PRECISION_CODE =
      FunctionCheck.<long[], Double>of("precision of tp and fp", LeaverExercises::agree)
          .on(new long[] {10, 90}, 0.1, "With whole numbers, 10 / 100 is 0; convert one to double.")
          .on(new long[] {3, 1}, 0.75, "Convert before you divide; afterwards it is too late.")
          .on(new long[] {0, 7}, 0.0)
          .on(new long[] {0, 0}, Double.NaN, "Do not catch 0/0: divided as doubles, it is NaN.")
          .because("As doubles, 10 / 100 is 0.1, and 0 / 0 is NaN instead of an exception.");

  // Spam scores 0.95, 0.9, 0.8, 0.6 and 0.5; good messages 0.7, 0.4, 0.3, 0.2 and 0.1.
  private static final Check<Double> RECALL_WITHOUT_ALARM =
      ratio("the highest recall at an FPR of 0", 0.6)
          .because("Straight up from 0, the curve reaches 0.6: three of the five.")
          .hint(near(1, "To reach that, the curve has moved to the right: good messages are lost."))
          .hint(near(0.92, "That is the area under the curve."))
          .otherwise("Start at (0, 0) and go straight up. Where does the curve turn right?");

  private static final Check<Double> RECALL_WITH_ALARMS =
      ratio("the highest recall at an FPR of at most 0.2", 1)
          .because("At an FPR of 0.2, the curve climbs from 0.6 to 1.")
          .hint(near(0.6, "That is the lowest point at 0.2. The curve climbs from there."))
          .hint(near(0.8, "There is one more point above that one."))
          .otherwise("Look along the vertical line at 0.2, and take its highest point.");

  private static final Check<Long> LOST =
      Check.whole("good messages in the spam folder at that point", 1)
          .because("An FPR of 0.2 is one of the five good messages.")
          .hint(Hint.to(2L, "0.2 is a share, not a count: take 0.2 of the five good messages."))
          .hint(Hint.to(5L, "That is the number of all good messages."))
          .otherwise("FPR = FP / (FP + TN), and there are five good messages.");

  private LeaverExercises() {}

  private static boolean agree(double expected, double actual) {
    return Double.isNaN(expected) ? Double.isNaN(actual) : Math.abs(expected - actual) <= 1e-6;
  }

  private static Check<Double> ratio(String question, double right) {
    return Check.ratio(question, right, TOLERANCE);
  }

  private static Check<Double> mean(String question, double right) {
    return Check.share(question, right, TOLERANCE);
  }

  private static Hint<Double> near(double wrong, String text) {
    return Hint.when(answer -> Math.abs(answer - wrong) <= TOLERANCE, text);
  }

  /**
   * Judges the names (TP, FN, FP or TN) of four cases, one per person.
   *
   * @param ada the name for Ada, who was flagged and leaves
   * @param ben the name for Ben, who was flagged and stays
   * @param cleo the name for Cleo, who was not flagged and leaves
   * @param dan the name for Dan, who was not flagged and stays
   */
  public static Report names(String ada, String ben, String cleo, String dan) {
    return Report.of(
        "Four names",
        name("Ada was flagged and leaves", "TP").judge(ada),
        name("Ben was flagged and stays", "FP").judge(ben),
        name("Cleo was not flagged and leaves", "FN").judge(cleo),
        name("Dan was not flagged and stays", "TN").judge(dan));
  }

  private static Check<String> name(String question, String right) {
    return Check.<String>of(question, String::isBlank, answer -> tidy(answer).equals(right))
        .hint(
            Hint.when(answer -> !NAMES.contains(tidy(answer)), "The names are TP, FN, FP and TN."))
        .hint(
            Hint.when(
                answer -> tidy(answer).charAt(1) != right.charAt(1),
                "The second letter is the prediction: P was flagged, N was not."))
        .otherwise(
            "The first letter is the verdict: T if the prediction was right, F if it was wrong.");
  }

  private static String tidy(String answer) {
    return answer.strip().toUpperCase(Locale.ROOT);
  }

  /** Judges the four ratios of the spam filter. */
  public static Report spam(double accuracy, double recall, double precision, double fpr) {
    return Report.of(
        "Spam",
        ACCURACY.judge(accuracy),
        RECALL.judge(recall),
        PRECISION.judge(precision),
        FPR.judge(fpr));
  }

  /** Judges F1 of the first model, and F0.5 of both models. */
  public static Report fBeta(double f1, double fHalf1, double fHalf2) {
    return Report.of(
        "Two models", F1_MODEL.judge(f1), F_HALF_1.judge(fHalf1), F_HALF_2.judge(fHalf2));
  }

  /** Judges the number of pairs in which the leaver scores higher, and the resulting AUC. */
  public static Report area(long pairs, double auc) {
    return Report.of("Area", PAIRS.judge(pairs), AUC.judge(auc));
  }

  /** Judges a corrected function that computes the precision from the counts TP and FP. */
  public static Report precision(BiFunction<Long, Long, Double> answer) {
    return Report.of("Bug", PRECISION_CODE.judge(counts -> answer.apply(counts[0], counts[1])));
  }

  /** Returns the ROC curve of a spam filter on five spam emails and five legitimate ones. */
  public static RocPlot filter() {
    INDArray spam = Nd4j.createFromArray(1f, 1f, 1f, 0f, 1f, 1f, 0f, 0f, 0f, 0f);
    INDArray scores = Nd4j.createFromArray(.95f, .9f, .8f, .7f, .6f, .5f, .4f, .3f, .2f, .1f);
    return RocPlot.of("filter", RocCurve.of(spam, scores));
  }

  /** Judges what was read from the curve of {@link #filter()}. */
  public static Report curve(double recallWithoutAlarm, double recallWithAlarms, long lost) {
    return Report.of(
        "Curve",
        RECALL_WITHOUT_ALARM.judge(recallWithoutAlarm),
        RECALL_WITH_ALARMS.judge(recallWithAlarms),
        LOST.judge(lost));
  }
}
