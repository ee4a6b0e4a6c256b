package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.options.Conv2dOption;
import io.github.lectern.keras.options.Conv2dOption.KernelSize;
import io.github.lectern.keras.options.DenseOption;
import io.github.lectern.keras.options.DenseOption.ActivationChoice;
import io.github.lectern.keras.options.DenseOption.BiasInitializer;
import io.github.lectern.keras.options.DenseOption.BiasRegularizer;
import io.github.lectern.keras.options.DenseOption.KernelInitializer;
import io.github.lectern.keras.options.DenseOption.KernelRegularizer;
import io.github.lectern.keras.options.DenseOption.UseBias;
import io.github.lectern.keras.options.LayerOption.Name;
import io.github.lectern.keras.options.NormalizationOption.BetaInitializer;
import io.github.lectern.keras.options.NormalizationOption.Center;
import io.github.lectern.keras.options.NormalizationOption.GammaInitializer;
import io.github.lectern.keras.options.NormalizationOption.MovingMeanInitializer;
import io.github.lectern.keras.options.NormalizationOption.MovingVarianceInitializer;
import io.github.lectern.keras.options.NormalizationOption.Scale;
import io.github.lectern.keras.options.PoolingOption.Padding;
import io.github.lectern.keras.options.PoolingOption.PoolSize;
import io.github.lectern.keras.options.PoolingOption.Strides;
import io.github.lectern.keras.options.ReluOption.NegativeSlope;
import io.github.lectern.keras.options.TargetShape;
import io.github.lectern.keras.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Creates Lectern's own layers from the types and settings in saved models. */
public final class Layers {
  private static final Set<Class<?>> KNOWN =
      Set.of(
          Dense.class,
          Conv2D.class,
          MaxPooling2D.class,
          AveragePooling2D.class,
          BatchNormalization.class,
          GlobalAveragePooling2D.class,
          GlobalMaxPooling2D.class,
          Reshape.class,
          Rescaling.class,
          Softmax.class,
          ZeroPadding2D.class,
          Flatten.class,
          Activation.class,
          Dropout.class,
          LeakyReLU.class,
          ELU.class,
          ReLU.class);

  private Layers() {}

  /** Returns whether {@link #fromConfig} can create the layer again. */
  public static boolean isKnown(Layer layer) {
    return KNOWN.contains(layer.getClass());
  }

  /**
   * Returns a new layer with the settings that {@link Layer#config()} returned, like {@code
   * keras.layers.Layer.from_config}.
   *
   * @param type the simple name of its class, such as "Dense"
   * @param name such as "dense_1"
   * @param config the settings; an activation function or an initializer may be an object or a name
   * @throws IllegalArgumentException if the type or a name is unknown, or a setting is missing
   */
  public static Layer fromConfig(String type, String name, Map<String, Object> config) {
    Name option = new Name(name);
    return switch (type) {
      case "Dense" -> dense(config, option);
      case "Conv2D" -> convolution(config, option);
      case "MaxPooling2D" ->
          new MaxPooling2D(poolSize(config), strides(config), padding(config), option);
      case "AveragePooling2D" ->
          new AveragePooling2D(poolSize(config), strides(config), padding(config), option);
      case "BatchNormalization" -> batchNormalization(config, option);
      case "GlobalAveragePooling2D" -> new GlobalAveragePooling2D(option);
      case "GlobalMaxPooling2D" -> new GlobalMaxPooling2D(option);
      case "Reshape" ->
          new Reshape(new TargetShape(integers(setting(config, "target_shape"))), option);
      case "Rescaling" -> new Rescaling(number(config, "scale"), number(config, "offset"), option);
      case "Softmax" -> new Softmax(option);
      case "ZeroPadding2D" -> zeroPadding(config, option);
      case "Flatten" -> new Flatten(option);
      case "Activation" -> new Activation(activation(config), option);
      case "Dropout" -> new Dropout(number(config, "rate"), option);
      case "LeakyReLU" -> new LeakyReLU(number(config, "alpha"), option);
      case "ELU" -> new ELU(number(config, "alpha"), option);
      case "ReLU" -> relu(config, option);
      default ->
          throw new IllegalArgumentException(
              "expected a layer of one of the types "
                  + KNOWN.stream().map(Class::getSimpleName).sorted().toList()
                  + " but got "
                  + type);
    };
  }

  private static Layer dense(Map<String, Object> config, Name name) {
    List<DenseOption> options =
        new ArrayList<>(
            List.of(
                new ActivationChoice(activation(config)),
                new UseBias((Boolean) setting(config, "use_bias")),
                new KernelInitializer(initializer(config, "kernel_initializer")),
                new BiasInitializer(initializer(config, "bias_initializer")),
                name));
    regularizer(config, "kernel_regularizer").map(KernelRegularizer::new).ifPresent(options::add);
    regularizer(config, "bias_regularizer").map(BiasRegularizer::new).ifPresent(options::add);
    int units = ((Number) setting(config, "units")).intValue();
    return new Dense(units, options.toArray(DenseOption[]::new));
  }

  private static Layer convolution(Map<String, Object> config, Name name) {
    List<Conv2dOption> options =
        new ArrayList<>(
            List.of(
                new KernelSize(number(config, "kernel_size", 0), number(config, "kernel_size", 1)),
                strides(config),
                padding(config),
                new ActivationChoice(activation(config)),
                new UseBias((Boolean) setting(config, "use_bias")),
                new KernelInitializer(initializer(config, "kernel_initializer")),
                new BiasInitializer(initializer(config, "bias_initializer")),
                name));
    regularizer(config, "kernel_regularizer").map(KernelRegularizer::new).ifPresent(options::add);
    regularizer(config, "bias_regularizer").map(BiasRegularizer::new).ifPresent(options::add);
    int filters = ((Number) setting(config, "filters")).intValue();
    return new Conv2D(filters, options.toArray(Conv2dOption[]::new));
  }

  private static Optional<Regularizer> regularizer(Map<String, Object> config, String key) {
    return Optional.ofNullable((String) config.get(key)).map(Regularizer::get);
  }

  private static Layer batchNormalization(Map<String, Object> config, Name name) {
    return new BatchNormalization(
        new Momentum(number(config, "momentum")),
        new Epsilon(number(config, "epsilon")),
        new Center((Boolean) setting(config, "center")),
        new Scale((Boolean) setting(config, "scale")),
        new BetaInitializer(initializer(config, "beta_initializer")),
        new GammaInitializer(initializer(config, "gamma_initializer")),
        new MovingMeanInitializer(initializer(config, "moving_mean_initializer")),
        new MovingVarianceInitializer(initializer(config, "moving_variance_initializer")),
        name);
  }

  private static Layer zeroPadding(Map<String, Object> config, Name name) {
    List<?> sides = (List<?>) setting(config, "padding");
    List<Integer> rows = integers(sides.get(0));
    List<Integer> columns = integers(sides.get(1));
    return new ZeroPadding2D(rows.get(0), rows.get(1), columns.get(0), columns.get(1), name);
  }

  private static List<Integer> integers(Object numbers) {
    return ((List<?>) numbers).stream().map(number -> ((Number) number).intValue()).toList();
  }

  private static Layer relu(Map<String, Object> config, Name name) {
    NegativeSlope slope = new NegativeSlope(number(config, "negative_slope"));
    return config.containsKey("max_value")
        ? new ReLU(number(config, "max_value"), slope, name)
        : new ReLU(slope, name);
  }

  private static PoolSize poolSize(Map<String, Object> config) {
    return new PoolSize(number(config, "pool_size", 0), number(config, "pool_size", 1));
  }

  private static Strides strides(Map<String, Object> config) {
    return new Strides(number(config, "strides", 0), number(config, "strides", 1));
  }

  private static Padding padding(Map<String, Object> config) {
    return new Padding((String) setting(config, "padding"));
  }

  private static int number(Map<String, Object> config, String key, int index) {
    return ((Number) ((List<?>) setting(config, key)).get(index)).intValue();
  }

  private static double number(Map<String, Object> config, String key) {
    return ((Number) setting(config, key)).doubleValue();
  }

  private static ActivationFunction activation(Map<String, Object> config) {
    return setting(config, "activation") instanceof ActivationFunction function
        ? function
        : Activations.get((String) setting(config, "activation"));
  }

  private static Initializer initializer(Map<String, Object> config, String key) {
    return setting(config, key) instanceof Initializer initializer
        ? initializer
        : Initializers.get((String) setting(config, key));
  }

  private static Object setting(Map<String, Object> config, String key) {
    if (!config.containsKey(key)) {
      throw new IllegalArgumentException("the layer setting \"" + key + "\" is missing");
    }
    return config.get(key);
  }

  /**
   * Returns the shapes that a layer's weights will have for samples of the given shape; empty for a
   * layer of any other class, whose shapes are known only once it is built.
   */
  public static Optional<List<long[]>> weightShapes(Layer layer, int... sample) {
    int[] output = layer.outputShape(sample);
    if (layer instanceof Dense) {
      return Optional.of(withBias(layer, sample[0], output[0]));
    }
    if (layer instanceof BatchNormalization normalization) {
      return Optional.of(normalization.weightShapes(sample));
    }
    if (layer instanceof Conv2D convolution) {
      int[] kernel = convolution.kernelShape(sample[2]);
      return Optional.of(withBias(layer, Arrays.stream(kernel).asLongStream().toArray()));
    }
    return isKnown(layer) ? Optional.of(List.of()) : Optional.empty();
  }

  private static List<long[]> withBias(Layer layer, long... kernel) {
    long[] bias = {kernel[kernel.length - 1]};
    boolean hasBias = (Boolean) layer.config().get("use_bias");
    return hasBias ? List.of(kernel, bias) : List.<long[]>of(kernel);
  }
}
