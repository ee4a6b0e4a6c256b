package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.verbose;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.HealthReport;
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

/** The exercises of notebook 09 with patients: name the illness, and a challenge. */
public final class ClinicExercises {
  private static final int PATIENTS = 6;
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
}
