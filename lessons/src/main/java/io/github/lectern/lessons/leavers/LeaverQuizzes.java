package io.github.lectern.lessons.leavers;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/** The quizzes among the exercises of notebook 05. */
public final class LeaverQuizzes {
  private static final Quiz SCREENING =
      Quiz.ask(
              "A disease is rare and deadly, but curable if found early. A first test decides who"
                  + " gets a second, more thorough one. Which measure matters most?")
          .wrong("accuracy", "It is high even if the test calls everybody healthy.")
          .right("recall", "Anyone missed may die; anyone wrongly flagged is just tested again.")
          .wrong("precision", "It is 1 if the test flags only the most obvious case.")
          .wrong("specificity", "It is 1 if the test flags nobody at all.");

  private static final Quiz NOBODY =
      Quiz.ask("A model flags nobody, and ten people leave. Its precision is ...")
          .wrong("0", "That would mean that everyone it flagged stayed. It flagged nobody.")
          .wrong("1, since it raised no false alarm", "It raised no true alarm either: 0 of 0.")
          .right("undefined", "It is 0/0: there is nobody to take a share of.")
          .wrong(
              "the same as its recall", "The recall is 0 of 10, which is 0; the precision is 0/0.");

  private static final Quiz LOWERING =
      Quiz.ask("You lower the threshold of a model. What cannot happen?")
          .wrong(
              "the precision rises",
              "It does if leavers are more frequent among the people added than on the list so"
                  + " far.")
          .wrong(
              "the false positive rate rises",
              "It does as soon as one of those who are added stays.")
          .wrong("the accuracy rises", "It does if more of those who are added leave than stay.")
          .right(
              "the recall falls",
              "Whoever was found is still found: a lower threshold only adds people.");

  private static final Quiz RARE =
      Quiz.ask(
              "Of 100,000 people, one in a thousand is positive. The AUC is 0.98, and the recall at"
                  + " your threshold is 0.9. What do you know about the precision?")
          .wrong("it is about 0.98", "That is the AUC, which ignores how rare the positives are.")
          .wrong("it is 0.9", "That is the recall.")
          .wrong("it is at least 0.5", "0.5 is the AUC of drawing lots, not a precision.")
          .right(
              "nothing yet: it may be a few percent",
              "You find 90 of the 100 positives. If the FPR is 2 %, there are 1,998 false alarms,"
                  + " and the precision is 90 / 2,088, about 4 %.");

  private LeaverQuizzes() {}

  /** Returns a quiz about the ratio that matters most if a miss is fatal. */
  public static Quiz screening() {
    return SCREENING;
  }

  /** Returns a quiz about the precision of a model that flags nobody. */
  public static Quiz nobody() {
    return NOBODY;
  }

  /** Returns a quiz about the effects of a lower threshold. */
  public static Quiz lowering() {
    return LOWERING;
  }

  /** Returns a quiz about the precision at a high AUC if positives are rare. */
  public static Quiz rare() {
    return RARE;
  }

  /** Judges the answers to the four quizzes. */
  public static Report check(long screening, long nobody, long lowering, long rare) {
    return Report.of(
        "Quizzes",
        SCREENING.judge(screening),
        NOBODY.judge(nobody),
        LOWERING.judge(lowering),
        RARE.judge(rare));
  }
}
