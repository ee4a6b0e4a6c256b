package io.github.lectern.keras.initializers;

import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Locale;

/**
 * Draws weights whose variance is a scale divided by a number of connections, like {@code
 * keras.initializers.VarianceScaling}. The Glorot, He and Lecun initializers are special cases.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new VarianceScaling(0.1, "fan_avg", "uniform")))
 * }</pre>
 *
 * @param scale the variance before it is divided, above 0
 * @param mode what it is divided by: "fan_in" for the number of inputs, "fan_out" for the number of
 *     outputs, or "fan_avg" for their mean
 * @param distribution "truncated_normal", "untruncated_normal" or "uniform"
 */
public record VarianceScaling(double scale, String mode, String distribution)
    implements Initializer {
  private static final List<String> MODES = List.of("fan_in", "fan_out", "fan_avg");
  private static final List<String> DISTRIBUTIONS =
      List.of("truncated_normal", "untruncated_normal", "uniform");

  /**
   * Checks the settings; as in Keras, "normal" means "truncated_normal".
   *
   * @throws IllegalArgumentException if the scale is not above 0, or the mode or the distribution
   *     is unknown
   */
  public VarianceScaling {
    if (!(scale > 0 && Double.isFinite(scale))) {
      throw new IllegalArgumentException(
          "VarianceScaling: expected a finite scale above 0 but got "
              + scale
              + "; try new VarianceScaling(1.0)");
    }
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(Names.unknown("mode of VarianceScaling", mode, MODES));
    }
    String lower = distribution.toLowerCase(Locale.ROOT);
    distribution = lower.equals("normal") ? "truncated_normal" : lower;
    if (!DISTRIBUTIONS.contains(distribution)) {
      throw new IllegalArgumentException(
          Names.unknown("distribution of VarianceScaling", distribution, DISTRIBUTIONS));
    }
  }

  /** Creates an initializer with the scale 1, divided by the number of inputs. */
  public VarianceScaling() {
    this(1);
  }

  /** Creates an initializer with a truncated normal distribution and the mode "fan_in". */
  public VarianceScaling(double scale) {
    this(scale, "fan_in");
  }

  /** Creates an initializer with a truncated normal distribution. */
  public VarianceScaling(double scale, String mode) {
    this(scale, mode, "truncated_normal");
  }

  @Override
  public String name() {
    return "variance_scaling";
  }

  // variance = scale / n;  uniform from -limit to limit: limit = sqrt(3 scale / n)
  @Override
  public float[] initialize(int... shape) {
    Fans fans = Fans.of(shape);
    double variance = scale / Math.max(1, connections(fans));
    return switch (distribution) {
      case "truncated_normal" -> Draw.truncatedNormal(fans.size(), Math.sqrt(variance));
      case "untruncated_normal" -> Draw.normal(fans.size(), 0, Math.sqrt(variance));
      default -> Draw.uniform(fans.size(), Math.sqrt(3 * variance));
    };
  }

  private double connections(Fans fans) {
    return switch (mode) {
      case "fan_in" -> fans.in();
      case "fan_out" -> fans.out();
      default -> fans.mean();
    };
  }

  @Override
  public String toString() {
    return "VarianceScaling(scale=%s, mode=%s, distribution=%s)"
        .formatted(scale, mode, distribution);
  }
}
