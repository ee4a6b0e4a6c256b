package io.github.lectern.keras.reference;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A layer in plain loops over doubles. */
interface ReferenceLayer {
  /** y from x, a sample a row. */
  Estimate forward(Estimate x, boolean training);

  /** dL/dx from dL/dy of the last forward pass; notes the gradients of the weights. */
  Estimate backward(Estimate dy);

  /** Its weights, in Keras' order. */
  default List<Weight> weights() {
    return List.of();
  }

  /** The activation that ends it, if one does. */
  default Optional<End> end() {
    return Optional.empty();
  }

  /** Numbers that are trained. */
  final class Weight {
    Estimate value;
    Estimate gradient;
  }

  /**
   * The activation that ends a layer, which a loss may pass by.
   *
   * @param logits its inputs in the last forward pass
   * @param backward the layer's dL/dx from dL/dlogits
   */
  record End(String activation, Estimate logits, UnaryOperator<Estimate> backward) {}

  /** y = f(x W + b). */
  final class Dense implements ReferenceLayer {
    private final ReferenceActivation activation;
    private final Weight kernel = new Weight();
    private final Optional<Weight> bias;
    private Estimate x;
    private Estimate z;

    Dense(String activation, boolean useBias) {
      this.activation = new ReferenceActivation(activation);
      bias = useBias ? Optional.of(new Weight()) : Optional.empty();
    }

    @Override
    public List<Weight> weights() {
      return bias.map(b -> List.of(kernel, b)).orElse(List.of(kernel));
    }

    @Override
    public Estimate forward(Estimate input, boolean training) {
      x = input;
      Estimate product = x.times(kernel.value);
      z = bias.map(b -> product.plusRow(b.value)).orElse(product);
      return activation.apply(z);
    }

    @Override
    public Estimate backward(Estimate dy) {
      return fromLogits(activation.gradient(z, dy));
    }

    // dW = x^T dz;  db = 1^T dz;  dx = dz W^T
    private Estimate fromLogits(Estimate dz) {
      kernel.gradient = x.transposed().times(dz);
      bias.ifPresent(b -> b.gradient = dz.columnSums());
      return dz.times(kernel.value.transposed());
    }

    @Override
    public Optional<End> end() {
      return Optional.of(new End(activation.name(), z, this::fromLogits));
    }
  }

  /** y = f(x), over rows of that width, several of which may make a sample. */
  final class Activation implements ReferenceLayer {
    private final ReferenceActivation activation;
    private final int width;
    private Estimate x;

    Activation(String activation, int width) {
      this.activation = new ReferenceActivation(activation);
      this.width = width;
    }

    @Override
    public Estimate forward(Estimate input, boolean training) {
      x = input;
      return activation.apply(x.shaped(width)).shaped(x.columns);
    }

    @Override
    public Estimate backward(Estimate dy) {
      return activation.gradient(x.shaped(width), dy.shaped(width)).shaped(x.columns);
    }

    @Override
    public Optional<End> end() {
      return width == x.columns
          ? Optional.of(new End(activation.name(), x, dz -> dz))
          : Optional.empty();
    }
  }

  /** y = a x + b. */
  record Linear(double a, double b) implements ReferenceLayer {
    @Override
    public Estimate forward(Estimate x, boolean training) {
      return a == 1 && b == 0 ? x : x.map(v -> a * v + b, 2);
    }

    @Override
    public Estimate backward(Estimate dy) {
      return a == 1 ? dy : dy.map(v -> a * v, 1);
    }
  }

  /** y = f(x), number by number. */
  final class Pointwise implements ReferenceLayer {
    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator derivative;
    private Estimate x;

    private Pointwise(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
      this.function = function;
      this.derivative = derivative;
    }

    /** y = a x if x is below 0, and otherwise min(x, max). */
    static Pointwise relu(double slope, double max) {
      double a = (float) slope;
      double m = (float) max;
      return new Pointwise(x -> x < 0 ? a * x : Math.min(x, m), x -> x <= 0 ? a : x > m ? 0 : 1);
    }

    /** y = a (exp(x) - 1) if x is below 0, and otherwise x. */
    static Pointwise elu(double a) {
      return new Pointwise(
          x -> x < 0 ? a * (Math.exp(x) - 1) : x, x -> x < 0 ? a * Math.exp(x) : 1);
    }

    @Override
    public Estimate forward(Estimate input, boolean training) {
      x = input;
      return x.map(function, 1);
    }

    @Override
    public Estimate backward(Estimate dy) {
      Estimate slope = x.map(derivative, 1);
      for (int i = 0; i < slope.values.length; i++) {
        slope.variances[i] *= x.rows; // equal samples are off together at a kink
      }
      return dy.times(slope, 1);
    }
  }

  /** y = x m, where the mask is what the net under test has drawn. */
  final class Dropout implements ReferenceLayer {
    private final Function<Estimate, Estimate> drawn;
    private Estimate mask;

    Dropout(Function<Estimate, Estimate> mask) {
      drawn = mask;
    }

    @Override
    public Estimate forward(Estimate x, boolean training) {
      if (!training) {
        return x;
      }
      mask = drawn.apply(x);
      return x.times(mask, 2);
    }

    @Override
    public Estimate backward(Estimate dy) {
      return dy.times(mask, 2);
    }
  }
}
