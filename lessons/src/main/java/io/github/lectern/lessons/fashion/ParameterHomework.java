package io.github.lectern.lessons.fashion;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;

/** The homework of notebook 04: the numbers of parameters of net1 and net2, and their ratio. */
public final class ParameterHomework {
  private static final long NET1 = 23_860;
  private static final long NET2 = 648_010;

  private static final Check<Long> COUNT1 =
      Check.whole("parameters of net1", NET1)
          .because("(784 × 30 + 30) + (30 × 10 + 10) = 23,550 + 310.")
          .hint(Hint.to(23_820L, "Those are the weights. Every node also has a bias of its own."))
          .hint(Hint.to(23_550L, "That is the hidden layer alone. The ten outputs also learn."))
          .hint(Hint.to(310L, "That is the output layer alone. The hidden layer also learns."))
          .hint(Hint.to(824L, "Those are the nodes. Count the arrows, and then the biases."))
          .hint(
              Hint.to(235_200L, "Do not multiply the layers: count each one separately, then add."))
          .hint(Hint.to(NET2, "That is the other net: net1 has one hidden layer of 30 nodes."))
          .otherwise("A dense layer learns inputs × nodes weights and one bias for each node.");

  private static final Check<Long> COUNT2 =
      Check.whole("parameters of net2", NET2)
          .because("(784 × 500 + 500) + (500 × 500 + 500) + (500 × 10 + 10).")
          .hint(Hint.to(647_000L, "Those are the weights. Every node also has a bias of its own."))
          .hint(
              Hint.to(
                  397_510L,
                  "There are two hidden layers. The second one has 500 inputs and 500 nodes."))
          .hint(Hint.to(643_000L, "The ten outputs also have weights and biases."))
          .hint(Hint.to(1_794L, "Those are the nodes. Count the arrows, and then the biases."))
          .hint(Hint.to(NET1, "That is the other net: net2 has two hidden layers of 500 nodes."))
          .otherwise("Three dense layers: 784 to 500, 500 to 500, 500 to 10.");

  private static final Check<Double> RATIO =
      Check.decimal("ratio of net2's parameters to net1's", (double) NET2 / NET1, 0.005)
          .because("648,010 / 23,860 = 27.16.")
          .hint(
              Hint.to(
                  27.0,
                  "Dividing two whole numbers drops the fraction;"
                      + " write (double) before one of them."))
          .hint(
              Hint.when(
                  ratio -> Math.abs(ratio - (double) NET1 / NET2) < 0.005,
                  "That is the other way round: divide the larger number by the smaller one."))
          .hint(
              Hint.to(
                  (double) (NET2 - NET1), "That is the difference. Divide instead of subtracting."))
          .hint(
              Hint.when(
                  ratio -> Math.abs(ratio - 27.16) < 0.2, "Nearly: give at least two decimals."))
          .otherwise("Divide the parameters of net2 by the parameters of net1.");

  private ParameterHomework() {}

  /** Judges the three answers; an answer of 0 counts as not done yet. */
  public static Report check(long net1, long net2, double ratio) {
    return Report.of("Homework", COUNT1.judge(net1), COUNT2.judge(net2), RATIO.judge(ratio));
  }
}
