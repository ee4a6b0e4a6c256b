package io.github.lectern.keras.models;

import io.github.lectern.tensor.Plural;
import java.util.List;
import java.util.OptionalDouble;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A check-up of a compiled net, new or trained: what goes in, the loss, and for each layer the
 * nodes that cannot learn, the size of the gradient and the size of the next step. Each number has
 * a traffic light, and each light that is not green comes with advice. Keras has no counterpart.
 *
 * <pre>{@code
 * HealthReport report = HealthReport.of(net, X, y);
 * report.light()                                      // the worst light
 * report.layers().get(0).silent()                     // such as 0.77
 * }</pre>
 *
 * <p>Sizes are typical sizes: the root mean square of all numbers. The lights are rules of thumb: a
 * green net may have been trained on wrong labels, and a yellow one may learn well.
 *
 * @param model the name of the model
 * @param samples the number of samples
 * @param steps the number of steps that the optimizer has taken so far
 * @param inputs the size of the inputs
 * @param loss the mean loss of the samples
 * @param guess the loss of a blind guess among k classes, ln k; empty if the loss is not a
 *     cross-entropy
 * @param layers the layers with weights, in order from the input
 */
public record HealthReport(
    String model,
    long samples,
    long steps,
    double inputs,
    double loss,
    OptionalDouble guess,
    List<LayerHealth> layers) {
  /** Creates a report with a copy of the list. */
  public HealthReport {
    layers = List.copyOf(layers);
  }

  /**
   * Measures a net. The net, its optimizer and its history are not changed. If there are no weights
   * yet, they are created first.
   *
   * @param net a compiled net
   * @param x the samples, [n, ...], prepared as for training; a few thousand are enough
   * @param y their labels, in the form that the loss requires
   * @throws IllegalStateException if the net is not compiled
   * @throws IllegalArgumentException if the samples, the labels and the layers do not fit together
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static HealthReport of(Sequential net, INDArray x, INDArray y) {
    return net.health(x, y);
  }

  /** Returns what the report says, number by number: first about the net, then layer by layer. */
  public List<Reading> readings() {
    return new HealthRules(this).readings();
  }

  /**
   * Returns the readings of one place.
   *
   * @param place "net", which has the readings "inputs" and "loss", or the name of a layer, which
   *     has "silent", "saturated", "weights", "gradient" and "update"
   * @throws IllegalArgumentException if there is no such place
   */
  public List<Reading> readings(String place) {
    List<Reading> here =
        readings().stream().filter(reading -> reading.place().equals(place)).toList();
    if (here.isEmpty()) {
      throw new IllegalArgumentException(
          "HealthReport: expected one of %s but got \"%s\""
              .formatted(readings().stream().map(Reading::place).distinct().toList(), place));
    }
    return here;
  }

  /** Returns the worst light of all readings. */
  public Light light() {
    return readings().stream().map(Reading::light).max(Light::compareTo).orElse(Light.GREEN);
  }

  /** Returns the first line of the report: the net, and how many lights are not green. */
  public String summary() {
    String age = steps == 0 ? "not trained yet" : "after " + Plural.of(steps, "step");
    String lights =
        light() == Light.GREEN
            ? "all lights are green"
            : "%d red and %d yellow".formatted(count(Light.RED), count(Light.YELLOW));
    return "Health of %s, %s, on %s: %s"
        .formatted(model, age, Plural.of(samples, "sample"), lights);
  }

  private long count(Light light) {
    return readings().stream().filter(reading -> reading.light() == light).count();
  }

  /** Returns the advice for all lights that are not green, the red ones first. */
  public List<String> advice() {
    return HealthRules.advice(readings());
  }

  @Override
  public String toString() {
    return HealthText.of(this);
  }

  /** A traffic light, from good to bad. */
  public enum Light {
    /** Nothing to do. */
    GREEN("good", "●"),
    /** Unusual: keep an eye on it. */
    YELLOW("watch", "▲"),
    /** A net like this seldom learns well. */
    RED("act", "■");

    private final String word;
    private final String sign;

    Light(String word, String sign) {
      this.word = word;
      this.sign = sign;
    }

    /** Returns the word for this light: good, watch or act. */
    public String word() {
      return word;
    }

    /** Returns the shape of this light: a disc, a triangle or a square. */
    public String sign() {
      return sign;
    }
  }

  /**
   * One number of a report.
   *
   * @param place "net" or the name of a layer
   * @param measure what was measured, such as "silent"
   * @param text the number as the report shows it, such as "77 %"
   * @param light how it is judged
   * @param advice what to do; empty if the light is green
   */
  public record Reading(String place, String measure, String text, Light light, String advice) {}
}
