package io.github.lectern.lessons.learning;

import static io.github.lectern.keras.activations.Activations.sigmoid;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The exercise that trains the fruit model with weight decay: how long are its weights afterwards?
 */
final class DecayTraining {
  private static final int STEPS = 2000;
  private static final double NEAR = 0.006; // two decimals are enough
  private static final double START = Math.sqrt(0.5);

  private DecayTraining() {}

  static Report judge(double withDecay, double without) {
    double decayed = length(LearningExercises.DECAY);
    double plain = length(0);
    return Report.of(
        "Training with weight decay",
        length("the length of the weights with decay", decayed)
            .because("The weights stop growing where the slope of the loss equals the decay.")
            .hint(near(plain, "That is the length without decay. Does the loop use your step?"))
            .judge(withDecay),
        length("the length of the weights without decay", plain)
            .because("Without decay, they grow towards 4.07, where the loss itself is smallest.")
            .hint(near(decayed, "That is the length with decay."))
            .judge(without));
  }

  private static Check<Double> length(String question, double right) {
    return Check.decimal(question, right, NEAR)
        .hint(
            near(
                START,
                "That is the length at the start. A step returns new weights, so write w ="
                    + " step(w, ...)."))
        .otherwise(
            "Start at 0.5 and 0.5, take 2000 steps with a learning rate of 0.1, and use the"
                + " gradient of the current weights in each.");
  }

  private static Hint<Double> near(double wrong, String text) {
    return Hint.when(answer -> Math.abs(answer - wrong) <= NEAR, text);
  }

  // w <- w - r (g + d w), with g = X^T (p - y) / n
  static double length(double decay) {
    Fruit fruit = Fruit.basket(200);
    INDArray w = Nd4j.createFromArray(new double[][] {{0.5}, {0.5}});
    for (int i = 0; i < STEPS; i++) {
      INDArray error = sigmoid(fruit.x().mmul(w)).sub(fruit.y());
      INDArray slope = fruit.x().transpose().mmul(error).div(fruit.y().length());
      w = w.sub(slope.add(w.mul(decay)).mul(LearningExercises.RATE));
    }
    return w.norm2Number().doubleValue();
  }
}
