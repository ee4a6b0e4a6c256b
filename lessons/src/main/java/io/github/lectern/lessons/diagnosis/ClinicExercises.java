package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.verbose;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Result;
import io.github.lectern.lessons.check.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The exercises of notebook 09 with patients: name the illness, and a challenge. */
public final class ClinicExercises {
  private static final int PATIENTS = 6;
  private static final double GOOD = 0.8;
  private static final int EPOCHS = 10;
  private static final int BATCH = 240;
  private static final String RAW = "80 % of the test images, with raw pixels";

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

  /**
   * Trains a new net on raw pixels for ten epochs and judges it: at least 80 % of the test images
   * must be right. The lesson's own net counts as not done yet.
   *
   * @param answer the net
   * @param x the training images with pixels from 0 to 255, [n,784]
   * @param y their one-hot labels
   * @param xTest the test images with pixels from 0 to 255
   * @param yTest their one-hot labels
   */
  public static Report rawPixels(
      Sequential answer, INDArray x, INDArray y, INDArray xTest, INDArray yTest) {
    Result start =
        Check.<Sequential>of(RAW, ClinicExercises::isLessons, net -> isDense(net) && isNew(net, x))
            .hint(
                Hint.when(
                    net -> !isDense(net),
                    "Begin with a Dense layer: a layer before it could scale the pixels."))
            .otherwise(
                "Return a net that has not been trained: the check trains it, on raw pixels.")
            .judge(answer);
    return Report.of(
        "Challenge",
        start.verdict() == Verdict.PASSED ? trained(answer, x, y, xTest, yTest) : start);
  }

  private static Result trained(
      Sequential answer, INDArray x, INDArray y, INDArray xTest, INDArray yTest) {
    return Check.<Sequential>of(
            RAW,
            net -> false,
            net -> {
              net.fit(x, y, epochs(EPOCHS), batchSize(BATCH), verbose(0));
              return accuracy(net, xTest, yTest) >= GOOD;
            })
        .because(
            net ->
                String.format(
                    Locale.ROOT,
                    "The accuracy is %.1f %%, and no pixel was scaled.",
                    100 * accuracy(net, xTest, yTest)))
        .otherwise(
            net ->
                String.format(
                    Locale.ROOT,
                    "The accuracy is %.1f %%. What is the loss before the first step?",
                    100 * accuracy(net, xTest, yTest)))
        .judge(answer);
  }

  private static double accuracy(Sequential net, INDArray x, INDArray y) {
    return net.evaluate(x, y, verbose(0)).get("accuracy");
  }

  private static boolean isDense(Sequential net) {
    return net.layers().get(0) instanceof Dense;
  }

  private static boolean isNew(Sequential net, INDArray x) {
    return NetCures.isNew(net) && !net.hasTrainedOn(x);
  }

  /** Returns whether this is the lesson's net: 30 nodes with relu, a softmax and plain Adam. */
  private static boolean isLessons(Sequential net) {
    List<Layer> layers = net.layers();
    return layers.size() == 2
        && isPlain(layers.get(0), 30, "relu")
        && isPlain(layers.get(1), 10, "softmax")
        && NetCures.isNew(net)
        && NetCures.hasOptimizer(net, new Adam());
  }

  private static boolean isPlain(Layer layer, int units, String function) {
    return layer instanceof Dense
        && layer.config().get("units").equals(units)
        && layer.config().get("activation").equals(function)
        && layer.config().get("kernel_initializer").equals("glorot_uniform");
  }
}
