package io.github.lectern.lessons.convolution;

import io.github.lectern.lessons.check.ArrayCheck;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import java.util.Arrays;

/** The exercises of notebook 10 that need no code: three questions, shapes and parameters. */
public final class ConvolutionExercises {
  private static final String CHANNELS_LAST = "The channels come last: height, width, channels.";

  private static final Check<long[]> FIRST_SHAPE =
      ArrayCheck.shape("the shape after the first Conv2D", 24, 24, 8)
          .because("28 − 5 + 1 = 24 places along each side, and 8 filters.")
          .hint(shape("With windows of 5 by 5, four places are lost, not two.", 26, 26, 8))
          .hint(shape("Without padding, the window does not fit everywhere.", 28, 28, 8))
          .hint(shape("There is one map for each of the 8 filters.", 24, 24, 1))
          .hint(shape("That is the shape after the pooling.", 12, 12, 8))
          .hint(Hint.when(answer -> answer.length == 3 && answer[0] == 8, CHANNELS_LAST))
          .hint(
              Hint.when(
                  answer -> answer.length == 3,
                  "How many places does a window of 5 have along 28 pixels, without padding?"));

  private static final Check<Long> FIRST_COUNT =
      Check.whole("the parameters of the first Conv2D", 208)
          .because("8 × (5 × 5 + 1).")
          .hint(Hint.to(200L, "Those are the weights. Each filter also has a bias."))
          .hint(Hint.to(201L, "Each filter has a bias of its own."))
          .hint(Hint.to(80L, "These windows are 5 by 5."))
          .otherwise("How many weights does one filter have? How many filters are there?");

  private static final Check<long[]> SECOND_SHAPE =
      ArrayCheck.shape("the shape after the second Conv2D", 6, 6, 16)
          .because("12 by 12 after the pooling; with padding and a stride of 2, half of that.")
          .hint(shape("That would be without padding.", 5, 5, 16))
          .hint(shape("The stride of 2 halves the sides, and so does the pooling.", 12, 12, 16))
          .hint(shape("There is one map for each of the 16 filters.", 6, 6, 8))
          .hint(shape("That is the shape after the pooling, before this Conv2D.", 12, 12, 8))
          .hint(Hint.when(answer -> answer.length == 3 && answer[0] == 16, CHANNELS_LAST))
          .hint(
              Hint.when(
                  answer -> answer.length == 3,
                  "Follow one side: 28 pixels, then the first Conv2D, then the pooling, and then a"
                      + " stride of 2."));

  private static final Check<Long> SECOND_COUNT =
      Check.whole("the parameters of the second Conv2D", 1168)
          .because("16 × (3 × 3 × 8 + 1). Padding and stride cost nothing.")
          .hint(Hint.to(160L, "A window reaches through all 8 maps of its input."))
          .hint(Hint.to(1152L, "Those are the weights. Each filter also has a bias."))
          .otherwise("A window has 3 × 3 × 8 weights here. How many filters are there?");

  private static final Check<Long> DENSE_COUNT =
      Check.whole("the parameters of the Dense layer", 5770)
          .because("6 × 6 × 16 = 576 inputs: 576 × 10 + 10.")
          .hint(Hint.to(5760L, "Those are the weights. Each node also has a bias."))
          .hint(Hint.to(370L, "Flatten lays out all maps, not just one."))
          .otherwise("How many numbers does Flatten pass on?");

  private ConvolutionExercises() {}

  private static Hint<long[]> shape(String text, long... wrong) {
    return Hint.when(answer -> Arrays.equals(answer, wrong), text);
  }

  /** Judges the shapes and parameters of a net, layer by layer. */
  public static Report shapes(
      long[] first, long firstCount, long[] second, long secondCount, long denseCount) {
    return Report.of(
        "Shapes and parameters",
        FIRST_SHAPE.judge(first),
        FIRST_COUNT.judge(firstCount),
        SECOND_SHAPE.judge(second),
        SECOND_COUNT.judge(secondCount),
        DENSE_COUNT.judge(denseCount));
  }

  /** Returns a quiz about a window that is turned by a quarter. */
  public static Quiz turned() {
    return Quiz.ask("What does the window with the rows −1 −2 −1, 0 0 0 and 1 2 1 respond to?")
        .wrong(
            "edges between left and right",
            "In each row, left and right have the same weight, so a difference cancels out.")
        .right(
            "edges between top and bottom",
            "It subtracts the row above from the row below: it is the window of the lesson, turned.")
        .wrong("bright areas", "Its weights add up to 0, so a flat area gives 0.")
        .wrong("nothing: the middle row is 0", "The other two rows do the work.");
  }

  /** Returns a quiz about data without neighbours. */
  public static Quiz employees() {
    return Quiz.ask(
            "Each employee of notebook 05 is a row of numbers: age, salary, overtime and so on. Would"
                + " a convolution over these columns be a good idea?")
        .wrong("yes, it always needs fewer parameters", "Fewer, but with a false assumption.")
        .wrong(
            "no: convolutions need two dimensions",
            "Sound, text and other series have one, and convolutions work well there.")
        .right(
            "no: which columns are neighbours is an accident",
            "The columns could be in any order, like shuffled pixels. And what holds for the first"
                + " columns does not hold for the next ones.");
  }

  /** Returns a quiz about what pooling forgets. */
  public static Quiz pooling() {
    return Quiz.ask("What does max pooling throw away?")
        .right(
            "where exactly in its window the strongest response was",
            "So a small shift of the image changes little. The price is that exact positions are"
                + " lost.")
        .wrong("the strong responses", "It keeps exactly those.")
        .wrong("the weights that are not used", "It has no weights, and changes none.")
        .wrong("the negative pixels", "That is what relu does.");
  }

  /** Judges the answers to the three quizzes. */
  public static Report quizzes(long turned, long employees, long pooling) {
    return Report.of(
        "Quizzes", turned().judge(turned), employees().judge(employees), pooling().judge(pooling));
  }
}
