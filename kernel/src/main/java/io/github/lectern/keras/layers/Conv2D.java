package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Linear;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.initializers.GlorotUniform;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Zeros;
import io.github.lectern.keras.layers.Windows.Pair;
import io.github.lectern.keras.options.Conv2dOption;
import io.github.lectern.keras.options.Conv2dOption.KernelSize;
import io.github.lectern.keras.options.DenseOption.ActivationChoice;
import io.github.lectern.keras.options.DenseOption.BiasInitializer;
import io.github.lectern.keras.options.DenseOption.BiasRegularizer;
import io.github.lectern.keras.options.DenseOption.KernelInitializer;
import io.github.lectern.keras.options.DenseOption.KernelRegularizer;
import io.github.lectern.keras.options.DenseOption.UseBias;
import io.github.lectern.keras.options.PoolingOption.Padding;
import io.github.lectern.keras.options.PoolingOption.Strides;
import io.github.lectern.keras.regularizers.Regularizer;
import io.github.lectern.tensor.Options;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A layer that moves small windows over images, [n,height,width,channels] ->
 * [n,rows,columns,filters], like {@code keras.layers.Conv2D}.
 *
 * <pre>{@code
 * net.add(new Conv2D(32, 3, activation("relu"), inputShape(28, 28, 1)));   // (None, 26, 26, 32)
 * net.add(new Conv2D(64, kernelSize(3, 5), strides(2), padding("same")));  // (None, 13, 13, 64)
 * }</pre>
 *
 * <p>For each window and each filter, it computes f(sum x w + b), a sum over all numbers in the
 * window: y[r,c,k] = f(sum over i, j, m of x[r s + i, c t + j, m] W[i,j,m,k] + b[k]), with the
 * strides s and t. The kernel W has the shape [kernel height,kernel width,channels,filters].
 */
public final class Conv2D extends Layer {
  /** The maximum length of a Java array. */
  private static final int MOST_WEIGHTS = Integer.MAX_VALUE - 8;

  private final int filters;
  private final Pair size;
  private final Pair strides;
  private final Padding padding;
  private final ActivationFunction activation;
  private final boolean useBias;
  private final Initializer kernelInitializer;
  private final Initializer biasInitializer;
  private final Optional<Regularizer> kernelRegularizer;
  private final Optional<Regularizer> biasRegularizer;
  private Optional<Parameter> kernel = Optional.empty();
  private Optional<Parameter> bias = Optional.empty();

  /**
   * Creates a layer with square windows. By default, neighbouring windows are one pixel apart, no
   * window extends beyond the image, the activation is linear, and there is a bias; the kernel is
   * initialized by "glorot_uniform" and the bias by "zeros".
   *
   * @param filters the number of outputs per window, at least 1
   * @param kernelSize the height and width of the windows, at least 1
   * @param options strides(...), padding(...), activation(...), useBias(...),
   *     kernelInitializer(...), biasInitializer(...), kernelRegularizer(...), biasRegularizer(...),
   *     name(...), trainable(...) and inputShape(...)
   * @throws IllegalArgumentException if a number is below 1
   */
  public Conv2D(int filters, int kernelSize, Conv2dOption... options) {
    this(filters, with(new KernelSize(kernelSize, kernelSize), options));
  }

  /**
   * Creates a layer whose windows need not be square.
   *
   * @param filters the number of outputs per window, at least 1
   * @param options kernelSize(...), which is required, and the options of the other constructor
   * @throws IllegalArgumentException if a number is below 1, or if there is no kernel size
   */
  public Conv2D(int filters, Conv2dOption... options) {
    super((Object[]) options);
    if (filters < 1) {
      throw new IllegalArgumentException(
          "Conv2D: expected at least 1 filter but got "
              + filters
              + "; new Conv2D(32, 3) has 32 filters of 3 x 3 pixels");
    }
    this.filters = filters;
    size =
        Options.find(options, KernelSize.class)
            .map(found -> new Pair(found.height(), found.width()))
            .orElseThrow(Conv2D::noKernelSize);
    Strides steps = Options.find(options, new Strides(1, 1));
    strides = new Pair(steps.vertical(), steps.horizontal());
    padding = Options.find(options, new Padding("valid"));
    activation =
        Options.find(options, ActivationChoice.class)
            .map(ActivationChoice::function)
            .orElseGet(Linear::new);
    useBias = Options.find(options, new UseBias(true)).value();
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

  private static Conv2dOption[] with(KernelSize size, Conv2dOption... options) {
    Conv2dOption[] all = Arrays.copyOf(options, options.length + 1, Conv2dOption[].class);
    all[options.length] = size;
    return all;
  }

  private static IllegalArgumentException noKernelSize() {
    return new IllegalArgumentException(
        "Conv2D: expected a kernel size but got none; try new Conv2D(32, 3) for windows of 3 x 3"
            + " pixels, or new Conv2D(32, kernelSize(3, 5)) for 3 x 5");
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    Windows windows = windows(sample);
    return new int[] {windows.rows(), windows.columns(), filters};
  }

  private Windows windows(int... sample) {
    return Windows.of("Conv2D", sample, size, strides, padding.isSame());
  }

  /** Returns the shape of the kernel, [kernel height,kernel width,channels,filters]. */
  int[] kernelShape(int channels) {
    return new int[] {size.vertical(), size.horizontal(), channels, filters};
  }

  @Override
  protected void createWeights(int[] sample, int[] output) {
    int[] shape = kernelShape(sample[2]);
    long count = (long) windows(sample).numbers() * filters;
    if (count > MOST_WEIGHTS) {
      throw new IllegalArgumentException(
          String.format(
              "Conv2D: expected a kernel of at most %,d weights but got %,d; use fewer filters",
              MOST_WEIGHTS, count));
    }
    float[] w = kernelInitializer.initialize(shape);
    long[] axes = Arrays.stream(shape).asLongStream().toArray();
    kernel = Optional.of(new Parameter(name() + "/kernel", w, axes).withPenalty(kernelRegularizer));
    if (useBias) {
      float[] b = biasInitializer.initialize(filters);
      bias = Optional.of(new Parameter(name() + "/bias", b, filters).withPenalty(biasRegularizer));
    }
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(kernel, bias).flatMap(Optional::stream).toList();
  }

  @Override
  public Operation operation() {
    Windows windows = windows(input());
    Parameter w = kernel.orElseThrow();
    return ActivationOp.after(function -> new Conv2DOp(windows, w, bias, function), activation);
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
    config.put("filters", filters);
    config.put("kernel_size", size.list());
    config.put("strides", strides.list());
    config.put("padding", padding.name());
    config.put("activation", activation.name());
    config.put("use_bias", useBias);
    config.put("kernel_initializer", kernelInitializer.name());
    config.put("bias_initializer", biasInitializer.name());
    kernelRegularizer.ifPresent(r -> config.put("kernel_regularizer", r.name()));
    biasRegularizer.ifPresent(r -> config.put("bias_regularizer", r.name()));
    return config;
  }
}
