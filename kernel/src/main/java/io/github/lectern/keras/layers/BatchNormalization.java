package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Ones;
import io.github.lectern.keras.initializers.Zeros;
import io.github.lectern.keras.optimizers.BatchNormalizationOption;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.options.NormalizationOption.BetaInitializer;
import io.github.lectern.keras.options.NormalizationOption.Center;
import io.github.lectern.keras.options.NormalizationOption.GammaInitializer;
import io.github.lectern.keras.options.NormalizationOption.MovingMeanInitializer;
import io.github.lectern.keras.options.NormalizationOption.MovingVarianceInitializer;
import io.github.lectern.keras.options.NormalizationOption.Scale;
import io.github.lectern.tensor.Options;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A layer that gives each channel a mean near 0 and a standard deviation near 1, like {@code
 * keras.layers.BatchNormalization}: y = gamma (x - mean) / sqrt(variance + epsilon) + beta.
 *
 * <pre>{@code
 * net.add(new Dense(100));
 * net.add(new BatchNormalization());
 * net.add(new Activation("relu"));
 * }</pre>
 *
 * <p>The channels are the last axis: the columns of [n,d], or the c of images [n,h,w,c]. In
 * training, mean and variance are those of the batch, over all other axes. Each training step also
 * updates the moving mean and the moving variance, m = momentum m + (1 - momentum) m_batch. {@code
 * evaluate}, {@code predict}, {@code gradients} and a frozen layer use these instead. The moving
 * variance of images is that of the population, estimated with n - 1, as in TensorFlow's fused
 * operation; that of other inputs is the variance of the batch.
 *
 * <p>The layer was proposed by Ioffe and Szegedy, "Batch Normalization: Accelerating Deep Network
 * Training by Reducing Internal Covariate Shift", 2015.
 */
public final class BatchNormalization extends Layer {
  /** The number of weights that training changes without a gradient; they come last. */
  private static final int STATISTICS = 2;

  private final double momentum;
  private final double epsilon;
  private final boolean center;
  private final boolean scale;
  private final Initializer betaInitializer;
  private final Initializer gammaInitializer;
  private final Initializer movingMeanInitializer;
  private final Initializer movingVarianceInitializer;
  private Optional<Parameter> gamma = Optional.empty();
  private Optional<Parameter> beta = Optional.empty();
  private Optional<Parameter> movingMean = Optional.empty();
  private Optional<Parameter> movingVariance = Optional.empty();

  /**
   * Creates a layer.
   *
   * @param options momentum(0.99), epsilon(0.001), center(true), scale(true), betaInitializer(...),
   *     gammaInitializer(...), movingMeanInitializer(...), movingVarianceInitializer(...),
   *     name(...), trainable(...) and inputShape(...)
   */
  public BatchNormalization(BatchNormalizationOption... options) {
    super((Object[]) options);
    momentum = Options.find(options, new Momentum(0.99)).value();
    epsilon = Options.find(options, new Epsilon(1e-3)).value();
    center = Options.find(options, new Center(true)).value();
    scale = Options.find(options, new Scale(true)).value();
    betaInitializer = Options.find(options, new BetaInitializer(new Zeros())).initializer();
    gammaInitializer = Options.find(options, new GammaInitializer(new Ones())).initializer();
    movingMeanInitializer =
        Options.find(options, new MovingMeanInitializer(new Zeros())).initializer();
    movingVarianceInitializer =
        Options.find(options, new MovingVarianceInitializer(new Ones())).initializer();
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException(
          "BatchNormalization: expected input [n,...,channels] but got [n];"
              + " x.reshape(-1, 1) turns each number into a sample");
    }
    return sample.clone();
  }

  /** Returns the number of channels, the last size in the shape of a sample. */
  static int channels(int... sample) {
    return sample[sample.length - 1];
  }

  @Override
  protected void createWeights(int[] sample, int[] output) {
    int c = channels(sample);
    gamma = scale ? Optional.of(weight("gamma", gammaInitializer, c)) : Optional.empty();
    beta = center ? Optional.of(weight("beta", betaInitializer, c)) : Optional.empty();
    movingMean = Optional.of(weight("moving_mean", movingMeanInitializer, c));
    movingVariance = Optional.of(weight("moving_variance", movingVarianceInitializer, c));
  }

  /** Returns the shapes of the weights for samples of the given shape. */
  List<long[]> weightShapes(int... sample) {
    int count = STATISTICS + (scale ? 1 : 0) + (center ? 1 : 0);
    return Collections.nCopies(count, new long[] {channels(outputShape(sample))});
  }

  private Parameter weight(String weight, Initializer initializer, int channels) {
    return new Parameter(name() + "/" + weight, initializer.initialize(channels), channels);
  }

  /** Returns gamma, beta, the moving mean and the moving variance, as far as they exist. */
  @Override
  public List<Parameter> parameters() {
    return Stream.of(gamma, beta, movingMean, movingVariance).flatMap(Optional::stream).toList();
  }

  /** Selects what belongs to gamma and beta, or nothing if this layer is frozen. */
  @Override
  public <T> List<T> ofTrainableWeights(List<T> perWeight) {
    return super.ofTrainableWeights(
        perWeight.subList(0, Math.max(0, perWeight.size() - STATISTICS)));
  }

  @Override
  public Operation operation() {
    return new BatchNormalizationOp(
        gamma,
        beta,
        new MovingStatistics(
            movingMean.orElseThrow(), movingVariance.orElseThrow(), momentum, isFused()),
        epsilon);
  }

  /** Returns whether TensorFlow would use its fused operation, which is made for images. */
  private boolean isFused() {
    return input().length == 3 || input().length == 4;
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("momentum", momentum);
    config.put("epsilon", epsilon);
    config.put("center", center);
    config.put("scale", scale);
    initializers().forEach((setting, initializer) -> config.put(setting, initializer.name()));
    return config;
  }

  /** Returns the initializers by the names of their settings. */
  public Map<String, Initializer> initializers() {
    Map<String, Initializer> initializers = new LinkedHashMap<>();
    initializers.put("beta_initializer", betaInitializer);
    initializers.put("gamma_initializer", gammaInitializer);
    initializers.put("moving_mean_initializer", movingMeanInitializer);
    initializers.put("moving_variance_initializer", movingVarianceInitializer);
    return initializers;
  }
}
