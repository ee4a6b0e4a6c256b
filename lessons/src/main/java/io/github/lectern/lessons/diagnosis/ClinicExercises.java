package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.verbose;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.HealthReport;
import io.github.lectern.keras.models.LayerHealth;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The exercises of notebook 09 with patients: name the illness, cure two nets, and a challenge. */
public final class ClinicExercises {
  private static final int PATIENTS = 6;
  private static final double FAIR_SHARE = 0.01;
  private static final double QUIET = 1.5;
  private static final double GOOD = 0.8;

  /** Where to look, patient by patient. */
  private static final List<String> POINTERS =
      List.of(
          "Read the column of gradients from the last layer up to the first.",
          "The lights of the new net are all green, so look at the two curves.",
          "Look at the first two lights of the new net.",
          "Compare the two curves with those of the other patients.",
          "Look at the first loss, and then at the inputs that caused it.",
          "Compare the reports before and after, and look at the update before the first step.");

  private ClinicExercises() {}

  /** Returns the list of the illnesses with their numbers. */
  public static String illnesses() {
    return Arrays.stream(Illness.values())
        .map(illness -> "(%d) %s".formatted(illness.number(), illness.words()))
        .reduce("Which illness?", (list, line) -> list + "\n" + line);
  }

  /** Judges the numbers of the illnesses of the patients A to F. */
  public static Report diagnoses(long... numbers) {
    if (numbers.length != PATIENTS) {
      throw new IllegalArgumentException("expected 6 diagnoses but got " + numbers.length);
    }
    return Report.of(
        "Diagnoses",
        IntStream.range(0, PATIENTS)
            .mapToObj(patient -> diagnosis(patient).judge(numbers[patient]))
            .toArray(Result[]::new));
  }

  private static Check<Long> diagnosis(int patient) {
    Illness right = Clinic.illness(patient);
    Check<Long> check =
        Check.whole("patient " + (char) ('A' + patient), right.number())
            .because("%s: %s.".formatted(capital(right.words()), right.sign()))
            .otherwise("The illnesses are numbered from 1 to 6.");
    for (Illness wrong : Illness.values()) {
      check =
          check.hint(
              Hint.to(
                  wrong.number(),
                  "With %s, %s. %s".formatted(wrong.words(), wrong.sign(), POINTERS.get(patient))));
    }
    return check;
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Judges a new net with ten hidden layers, in which the gradient must reach every layer. */
  public static Report cureA(Sequential answer, Clinic clinic) {
    return Report.of(
        "Cure for patient A",
        Check.<Sequential>of(
                "ten hidden layers, and a gradient in each",
                net -> activations(net).equals("sigmoid ".repeat(10)),
                net ->
                    hidden(net) >= 10 && isNew(net, clinic) && weakest(net, clinic) >= FAIR_SHARE)
            .because(
                "The slope of the new function can be larger than 1/4, the most that the"
                    + " sigmoid has.")
            .hint(Hint.when(net -> hidden(net) < 10, "Keep the ten hidden layers."))
            .hint(Hint.when(net -> !isNew(net, clinic), "Return a net that has not been trained."))
            .otherwise(
                net ->
                    "The weakest gradient is only %.1e of the strongest. Which function has a larger slope?"
                        .formatted(weakest(net, clinic)))
            .judge(answer));
  }

  /** Judges a new net with five hidden layers of relu, whose first loss must be near ln 10. */
  public static Report cureE(Sequential answer, Clinic clinic) {
    return Report.of(
        "Cure for patient E",
        Check.<Sequential>of(
                "five hidden layers of relu, and a first loss near 2.3",
                net -> isNew(net, clinic) && hidden(net) >= 5 && report(net, clinic).loss() > 1000,
                net ->
                    activations(net).startsWith("relu ".repeat(5))
                        && isNew(net, clinic)
                        && ratio(net, clinic) <= QUIET)
            .because("Each layer now passes on scores of about the size that it receives.")
            .hint(
                Hint.when(
                    net -> !activations(net).startsWith("relu ".repeat(5)),
                    "Keep the five hidden layers with relu."))
            .hint(Hint.when(net -> !isNew(net, clinic), "Return a net that has not been trained."))
            .otherwise(
                net ->
                    String.format(
                        Locale.ROOT,
                        "The first loss is still %.1f. With 30 inputs, each weight should be about"
                            + " 1 / sqrt(30), and with 784, about 1 / sqrt(784).",
                        report(net, clinic).loss()))
            .judge(answer));
  }

  /**
   * Judges a trained net that takes raw pixels: at least 80 % of the test images must be right.
   *
   * @param answer the net
   * @param x the test images with pixels from 0 to 255, [n,784]
   * @param y their one-hot labels
   */
  public static Report rawPixels(Sequential answer, INDArray x, INDArray y) {
    return Report.of(
        "Challenge",
        Check.<Sequential>of(
                "80 % of the test images, with raw pixels",
                net -> HealthReport.of(net, x, y).steps() == 0,
                net -> net.layers().get(0) instanceof Dense && accuracy(net, x, y) >= GOOD)
            .because("No pixel was scaled.")
            .hint(
                Hint.when(
                    net -> !(net.layers().get(0) instanceof Dense),
                    "Begin with a Dense layer: a layer before it could scale the pixels."))
            .otherwise(
                net ->
                    String.format(
                        Locale.ROOT,
                        "The accuracy is %.1f %%. What was the loss before the first step?",
                        100 * accuracy(net, x, y)))
            .judge(answer));
  }

  private static double accuracy(Sequential net, INDArray x, INDArray y) {
    return net.evaluate(x, y, verbose(0)).get("accuracy");
  }

  private static HealthReport report(Sequential net, Clinic clinic) {
    return HealthReport.of(net, clinic.images(), clinic.labels());
  }

  private static boolean isNew(Sequential net, Clinic clinic) {
    return report(net, clinic).steps() == 0;
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

  /** Returns the activations of all layers but the last, each followed by a blank. */
  private static String activations(Sequential net) {
    return net.layers().stream()
        .limit(Math.max(0, net.layers().size() - 1))
        .map(layer -> layer.activation().map(f -> f.name() + " ").orElse(""))
        .reduce("", String::concat);
  }
}
