package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.learningRate;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.models.HealthReport;
import io.github.lectern.keras.models.LayerHealth;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The exercises of notebook 09 that cure a patient whose net is to blame: A, E and F. The answer is
 * a new net, which is then trained like the patient.
 */
public final class NetCures {
  private static final double FAIR_SHARE = 0.01;
  private static final double QUIET = 1.5;
  private static final double MANY = 0.5;
  private static final double VANISHED = 1e-4;

  private static final String OPTIMIZER =
      "The gradient arrives, so leave the optimizer and its learning rate as they were.";

  private NetCures() {}

  /** Judges a net with ten hidden layers, in which the gradient must reach every layer. */
  public static Report cureA(Sequential answer, Clinic clinic) {
    Result change =
        Check.<Sequential>of(
                "ten hidden layers, and a gradient in each",
                net ->
                    isNew(net)
                        && activations(net).equals("sigmoid ".repeat(10))
                        && hasOptimizer(net, new Adam())
                        && weakest(net, clinic) < VANISHED,
                net ->
                    hidden(net) >= 10
                        && isNew(net)
                        && !activations(net).contains("sigmoid")
                        && !isLinear(net)
                        && weakest(net, clinic) >= FAIR_SHARE)
            .because(
                "The slope of the new function can be larger than 1/4, the most that the"
                    + " sigmoid has.")
            .hint(Hint.when(net -> hidden(net) < 10, "Keep the ten hidden layers."))
            .hint(Hint.when(net -> !isNew(net), "Return a net that has not been trained."))
            .hint(
                Hint.when(
                    net -> activations(net).contains("sigmoid"),
                    "Replace the sigmoid in every hidden layer: its slope is at most 1/4, whatever"
                        + " the weights and the optimizer are. Which function has a larger slope?"))
            .hint(
                Hint.when(
                    NetCures::isLinear,
                    "Without a bend, ten layers can do no more than one. Choose a function that is"
                        + " not a straight line."))
            .otherwise(
                net ->
                    String.format(
                        Locale.ROOT,
                        "The weakest gradient is only %.1e of the strongest. Which function has a"
                            + " slope of about 1 in many places?",
                        weakest(net, clinic)))
            .judge(answer);
    return Effect.of("A", change, clinic, () -> clinic.train(answer), OPTIMIZER);
  }

  /** Judges a net with five hidden layers of relu, whose first loss must be near ln 10. */
  public static Report cureE(Sequential answer, Clinic clinic) {
    Result change =
        Check.<Sequential>of(
                "five hidden layers of relu, and a first loss near 2.3",
                net ->
                    isNew(net)
                        && hidden(net) >= 5
                        && hasOptimizer(net, new Adam())
                        && report(net, clinic).loss() > 1000,
                net -> hasRelus(net, 5) && isNew(net) && ratio(net, clinic) <= QUIET)
            .because("The first loss is now near that of a blind guess.")
            .hint(Hint.when(net -> !hasRelus(net, 5), "Keep the five hidden layers with relu."))
            .hint(Hint.when(net -> !isNew(net), "Return a net that has not been trained."))
            .otherwise(
                net ->
                    String.format(
                        Locale.ROOT,
                        "The first loss is still %.1f. With 30 inputs, each weight should be about"
                            + " 1 / sqrt(30), and with 784, about 1 / sqrt(784).",
                        report(net, clinic).loss()))
            .judge(answer);
    return Effect.of(
        "E",
        change,
        clinic,
        () -> clinic.train(answer),
        "Weights that are too small make the scores smaller from layer to layer, and the gradients"
            + " as well. Which rule keeps their size?");
  }

  /** Judges a net with two hidden layers of relu, whose nodes must survive the training. */
  public static Report cureF(Sequential answer, Clinic clinic) {
    Result change =
        Check.<Sequential>of(
                "two hidden layers of relu, and a smaller first step",
                net ->
                    isNew(net) && hasRelus(net, 2) && hasOptimizer(net, new Adam(learningRate(1))),
                net -> hasRelus(net, 2) && isNew(net) && largestUpdate(net, clinic) < MANY)
            .because("The first step is now only a small part of the weights.")
            .hint(Hint.when(net -> !hasRelus(net, 2), "Keep the two hidden layers with relu."))
            .hint(Hint.when(net -> !isNew(net), "Return a net that has not been trained."))
            .otherwise(
                net ->
                    String.format(
                        Locale.ROOT,
                        "The first step would still change the weights of one layer by %.0f %% of"
                            + " their size. What decides how long a step is?",
                        100 * largestUpdate(net, clinic)))
            .judge(answer);
    return Effect.of(
        "F",
        change,
        () -> clinic.train(answer),
        Check.<Patient>of(
                "nodes that survive, and at least 70 % of the images set aside",
                cured -> false,
                cured -> mostSilent(cured) < MANY && cured.validationAccuracy() >= Effect.GOOD)
            .hint(
                Hint.when(
                    cured -> mostSilent(cured) >= MANY,
                    "After training, at least half of the nodes of one layer are still silent. Take"
                        + " smaller steps."))
            .otherwise(
                cured ->
                    "The nodes are alive, but the accuracy is only %s: ten epochs of such short steps"
                            .formatted(Effect.accuracy(cured))
                        + " do not lead far."),
        clinic.patient("F"));
  }

  static boolean hasOptimizer(Sequential net, Adam expected) {
    return net.optimizer() instanceof Adam && net.optimizer().config().equals(expected.config());
  }

  private static boolean isLinear(Sequential net) {
    return net.layers().stream().allMatch(Dense.class::isInstance)
        && activations(net).replace("linear ", "").isBlank();
  }

  private static double largestUpdate(Sequential net, Clinic clinic) {
    return report(net, clinic).layers().stream().mapToDouble(LayerHealth::update).max().orElse(0);
  }

  private static double mostSilent(Patient patient) {
    return patient.after().layers().stream().mapToDouble(LayerHealth::silent).max().orElse(0);
  }

  private static HealthReport report(Sequential net, Clinic clinic) {
    return HealthReport.of(net, clinic.images(), clinic.labels());
  }

  static boolean isNew(Sequential net) {
    return net.optimizer().iterations() == 0;
  }

  private static double ratio(Sequential net, Clinic clinic) {
    return report(net, clinic).loss() / Math.log(10);
  }

  /** Returns the smallest gradient of a layer as a share of the largest. */
  private static double weakest(Sequential net, Clinic clinic) {
    double[] sizes =
        report(net, clinic).layers().stream().mapToDouble(LayerHealth::gradient).toArray();
    return Arrays.stream(sizes).min().orElse(0) / Arrays.stream(sizes).max().orElse(1);
  }

  private static long hidden(Sequential net) {
    return net.layers().stream().filter(Dense.class::isInstance).count() - 1;
  }

  private static boolean hasRelus(Sequential net, int layers) {
    return activations(net).startsWith("relu ".repeat(layers));
  }

  /** Returns the activations of all layers but the last, each followed by a blank. */
  private static String activations(Sequential net) {
    List<Layer> layers = net.layers();
    return layers.stream()
        .limit(Math.max(0, layers.size() - 1))
        .map(layer -> layer.activation().map(f -> f.name() + " ").orElse(""))
        .reduce("", String::concat);
  }
}
