package io.github.lectern.keras.regularizers;

import io.github.lectern.keras.engine.Penalty;
import io.github.lectern.keras.engine.Tile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A penalty on large weights, R = l1 sum |w| + l2 sum w^2, like {@code keras.regularizers.L1L2}.
 * The loss that {@code fit} and {@code evaluate} report contains it.
 *
 * <pre>{@code
 * net.add(new Dense(16, activation("relu"), kernelRegularizer(l2(0.001))));
 * }</pre>
 *
 * @param l1 the factor of the absolute values, at least 0
 * @param l2 the factor of the squares, at least 0
 */
public record Regularizer(double l1, double l2) implements Penalty {
  /** The factor if only a name is given, as in Keras. */
  private static final double DEFAULT = 0.01;

  private static final Pattern NAME =
      Pattern.compile("(l1|l2|l1_l2)(?:\\(([^(),]+)(?:, ?([^(),]+))?\\))?");

  /**
   * Checks the factors.
   *
   * @throws IllegalArgumentException if a factor is negative or not finite
   */
  public Regularizer {
    if (!(l1 >= 0 && l2 >= 0 && Double.isFinite(l1 + l2))) {
      throw new IllegalArgumentException(
          "regularizer: expected finite factors of at least 0 but got l1 = "
              + l1
              + " and l2 = "
              + l2
              + "; try l2(0.001)");
    }
  }

  /**
   * Returns the regularizer with the given name, such as "l2", whose factor is 0.01, or "l2(0.5)".
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Regularizer get(String name) {
    Matcher parts = NAME.matcher(name);
    boolean fits = parts.matches() && (parts.group(3) == null || parts.group(1).equals("l1_l2"));
    if (!fits) {
      throw new IllegalArgumentException(
          "Unknown regularizer: "
              + name
              + "; expected \"l1\", \"l2\" or \"l1_l2\", or a factor as in l2(0.001)");
    }
    double first = parts.group(2) == null ? DEFAULT : Double.parseDouble(parts.group(2));
    double second = parts.group(3) == null ? first : Double.parseDouble(parts.group(3));
    return switch (parts.group(1)) {
      case "l1" -> new Regularizer(first, 0);
      case "l2" -> new Regularizer(0, first);
      default -> new Regularizer(first, second);
    };
  }

  /** Returns a name that {@link #get} understands, such as "l2(0.001)" or "l1_l2(0.01, 0.02)". */
  public String name() {
    if (l1 == 0) {
      return "l2(" + l2 + ")";
    }
    return l2 == 0 ? "l1(" + l1 + ")" : "l1_l2(" + l1 + ", " + l2 + ")";
  }

  // R = l1 sum |w| + l2 sum w^2
  @Override
  public double of(Tile w) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < w.size(); i++) {
      double value = w.values()[i];
      sum += Math.abs(value);
      squares += value * value;
    }
    return l1 * sum + l2 * squares;
  }

  // dR/dw = l1 sign(w) + 2 l2 w
  @Override
  public void addGradient(Tile w, Tile gradient) {
    float[] values = w.values();
    float[] g = gradient.values();
    float a = (float) l1;
    float b = (float) (2 * l2);
    for (int i = 0; i < w.size(); i++) {
      g[i] += a * Math.signum(values[i]) + b * values[i];
    }
  }

  /** Returns its name. */
  @Override
  public String toString() {
    return name();
  }
}
