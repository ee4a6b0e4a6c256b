package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Linear;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.initializers.GlorotUniform;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Zeros;
import io.github.lectern.keras.options.DenseOption;
import io.github.lectern.keras.options.DenseOption.ActivationChoice;
import io.github.lectern.keras.options.DenseOption.BiasInitializer;
import io.github.lectern.keras.options.DenseOption.BiasRegularizer;
import io.github.lectern.keras.options.DenseOption.KernelInitializer;
import io.github.lectern.keras.options.DenseOption.KernelRegularizer;
import io.github.lectern.keras.options.DenseOption.UseBias;
import io.github.lectern.keras.regularizers.Regularizer;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fully connected layer, y = f(x W + b), [n,in] -> [n,units], like {@code keras.layers.Dense}.
 *
 * <pre>{@code
 * net.add(new Dense(30, activation("relu")));
 * }</pre>
 */
public final class Dense extends Layer {
  /** The maximum length of a Java array. */
  private static final int MOST_WEIGHTS = Integer.MAX_VALUE - 8;

  private final int units;
  private final ActivationFunction activation;
  private final boolean useBias;
  private final Initializer kernelInitializer;
  private final Initializer biasInitializer;
  private final Optional<Regularizer> kernelRegularizer;
  private final Optional<Regularizer> biasRegularizer;
  private Optional<Parameter> kernel = Optional.empty();
  private Optional<Parameter> bias = Optional.empty();

  /**
   * Creates a layer. By default it has a linear activation and a bias; the kernel is initialized by
   * "glorot_uniform" and the bias by "zeros".
   *
   * @param units the number of outputs, at least 1
   * @param options activation(...), useBias(...), kernelInitializer(...), biasInitializer(...),
   *     kernelRegularizer(...), biasRegularizer(...), name(...), trainable(...) and inputShape(...)
   * @throws IllegalArgumentException if units is below 1
   */
  public Dense(int units, DenseOption... options) {
    super((Object[]) options);
    if (units < 1) {
      throw new IllegalArgumentException(
          "Dense: expected at least 1 unit but got " + units + "; new Dense(10) has 10 outputs");
    }
    this.units = units;
    activation =
        Options.find(options, ActivationChoice.class)
            .map(ActivationChoice::function)
            .orElseGet(Linear::new);
    useBias = Options.find(options, UseBias.class).map(UseBias::value).orElse(true);
    kernelInitializer =
        Options.find(options, KernelInitializer.class)
            .map(KernelInitializer::initializer)
            .orElseGet(GlorotUniform::new);
    biasInitializer =
        Options.find(options, BiasInitializer.class)
            .map(BiasInitializer::initializer)
            .orElseGet(Zeros::new);
    kernelRegularizer =
        Options.find(options, KernelRegularizer.class).map(KernelRegularizer::regularizer);
    biasRegularizer =
        Options.find(options, BiasRegularizer.class).map(BiasRegularizer::regularizer);
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    if (sample.length == 1) {
      return new int[] {units};
    }
    String advice =
        sample.length == 0
            ? "; x.reshape(-1, 1) turns each number into a sample"
            : "; add new Flatten() first";
    String expected = sample.length == 0 ? "[n,inputs]" : "[n," + Shapes.size(sample) + "]";
    throw new IllegalArgumentException(
        "Dense: expected input " + expected + " but got " + Shapes.batch(sample) + advice);
  }

  @Override
  protected void createWeights(int[] sample, int[] output) {
    int inputs = sample[0];
    if ((long) inputs * units > MOST_WEIGHTS) {
      throw new IllegalArgumentException(
          String.format(
              "Dense: expected a kernel of at most %,d weights but got %,d inputs x %,d units;"
                  + " use fewer units",
              MOST_WEIGHTS, inputs, units));
    }
    float[] w = kernelInitializer.initialize(inputs, units);
    Parameter weights = new Parameter(name() + "/kernel", w, inputs, units);
    kernel = Optional.of(weights.withPenalty(kernelRegularizer));
    if (useBias) {
      float[] b = biasInitializer.initialize(units);
      bias = Optional.of(new Parameter(name() + "/bias", b, units).withPenalty(biasRegularizer));
    }
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(kernel, bias).flatMap(Optional::stream).toList();
  }

  @Override
  public Operation operation() {
    Parameter w = kernel.orElseThrow();
    return ActivationOp.after(function -> new DenseOp(w, bias, function), activation);
  }

  @Override
  public Optional<ActivationFunction> activation() {
    return Optional.of(activation);
  }

  /** Returns the initializer of the kernel. */
  public Initializer kernelInitializer() {
    return kernelInitializer;
  }

  /** Returns the initializer of the bias. */
  public Initializer biasInitializer() {
    return biasInitializer;
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("units", units);
    config.put("activation", activation.name());
    config.put("use_bias", useBias);
    config.put("kernel_initializer", kernelInitializer.name());
    config.put("bias_initializer", biasInitializer.name());
    kernelRegularizer.ifPresent(r -> config.put("kernel_regularizer", r.name()));
    biasRegularizer.ifPresent(r -> config.put("bias_regularizer", r.name()));
    return config;
  }
}
