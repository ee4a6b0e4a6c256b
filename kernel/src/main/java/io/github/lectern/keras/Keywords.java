package io.github.lectern.keras;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.CheckpointOption.SaveBestOnly;
import io.github.lectern.keras.callbacks.CheckpointOption.SaveFreq;
import io.github.lectern.keras.callbacks.CheckpointOption.SaveWeightsOnly;
import io.github.lectern.keras.callbacks.CsvLoggerOption.Append;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Baseline;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.MinDelta;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Mode;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Monitor;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Patience;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.RestoreBestWeights;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.Action;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnBatchBegin;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnBatchEnd;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnEpochBegin;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnEpochEnd;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnTrainBegin;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnTrainEnd;
import io.github.lectern.keras.callbacks.ReduceLrOption.Cooldown;
import io.github.lectern.keras.callbacks.ReduceLrOption.Factor;
import io.github.lectern.keras.callbacks.ReduceLrOption.MinLr;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.losses.CrossentropyOption.FromLogits;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.metrics.AucOption.AucCurve;
import io.github.lectern.keras.metrics.AucOption.AucSummation;
import io.github.lectern.keras.metrics.AucOption.NumThresholds;
import io.github.lectern.keras.metrics.BinaryAccuracyOption.Threshold;
import io.github.lectern.keras.metrics.ConfusionOption.ClassId;
import io.github.lectern.keras.metrics.ConfusionOption.Thresholds;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.metrics.Metrics;
import io.github.lectern.keras.optimizers.LearningRateSchedule;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Clipnorm;
import io.github.lectern.keras.optimizers.OptimizerOption.Clipvalue;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.GlobalClipnorm;
import io.github.lectern.keras.optimizers.OptimizerOption.InitialAccumulatorValue;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.optimizers.OptimizerOption.Nesterov;
import io.github.lectern.keras.optimizers.OptimizerOption.Rho;
import io.github.lectern.keras.optimizers.OptimizerOption.WeightDecay;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.keras.optimizers.ScheduleOption.Cycle;
import io.github.lectern.keras.optimizers.ScheduleOption.Staircase;
import io.github.lectern.keras.options.CompileOption.LossChoice;
import io.github.lectern.keras.options.CompileOption.MetricChoice;
import io.github.lectern.keras.options.CompileOption.MetricsChoice;
import io.github.lectern.keras.options.CompileOption.OptimizerChoice;
import io.github.lectern.keras.options.Conv2dOption.KernelSize;
import io.github.lectern.keras.options.DenseOption.ActivationChoice;
import io.github.lectern.keras.options.DenseOption.BiasInitializer;
import io.github.lectern.keras.options.DenseOption.BiasRegularizer;
import io.github.lectern.keras.options.DenseOption.KernelInitializer;
import io.github.lectern.keras.options.DenseOption.KernelRegularizer;
import io.github.lectern.keras.options.DenseOption.UseBias;
import io.github.lectern.keras.options.FitOption.BatchSize;
import io.github.lectern.keras.options.FitOption.Callbacks;
import io.github.lectern.keras.options.FitOption.ClassWeight;
import io.github.lectern.keras.options.FitOption.Epochs;
import io.github.lectern.keras.options.FitOption.SampleWeight;
import io.github.lectern.keras.options.FitOption.ShuffleChoice;
import io.github.lectern.keras.options.FitOption.ValidationData;
import io.github.lectern.keras.options.FitOption.ValidationSplit;
import io.github.lectern.keras.options.FitOption.Verbose;
import io.github.lectern.keras.options.ImageDatasetOption.ColorMode;
import io.github.lectern.keras.options.ImageDatasetOption.ImageSize;
import io.github.lectern.keras.options.ImageDatasetOption.LabelMode;
import io.github.lectern.keras.options.ImageDatasetOption.Seed;
import io.github.lectern.keras.options.ImageDatasetOption.Subset;
import io.github.lectern.keras.options.LayerOption.InputShape;
import io.github.lectern.keras.options.LayerOption.Name;
import io.github.lectern.keras.options.LayerOption.Trainable;
import io.github.lectern.keras.options.LoadOption.CustomObjects;
import io.github.lectern.keras.options.NormalizationOption.BetaInitializer;
import io.github.lectern.keras.options.NormalizationOption.Center;
import io.github.lectern.keras.options.NormalizationOption.GammaInitializer;
import io.github.lectern.keras.options.NormalizationOption.MovingMeanInitializer;
import io.github.lectern.keras.options.NormalizationOption.MovingVarianceInitializer;
import io.github.lectern.keras.options.NormalizationOption.Scale;
import io.github.lectern.keras.options.PoolingOption.Padding;
import io.github.lectern.keras.options.PoolingOption.PoolSize;
import io.github.lectern.keras.options.PoolingOption.Strides;
import io.github.lectern.keras.options.ReluOption.MaxValue;
import io.github.lectern.keras.options.ReluOption.NegativeSlope;
import io.github.lectern.keras.options.TargetShape;
import io.github.lectern.keras.regularizers.Regularizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keras' keyword arguments: {@code key=v} in Python becomes {@code key(v)} in Java. Each method
 * only builds an option; a cell with an option in the wrong place does not compile.
 */
public final class Keywords {
  private Keywords() {}

  // compile

  /**
   * Chooses the optimizer by its name. Keras: {@code compile(optimizer="adam")}.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static OptimizerChoice optimizer(String name) {
    return new OptimizerChoice(Optimizers.get(name));
  }

  /** Chooses the optimizer. Keras: {@code compile(optimizer=Adam())}. */
  public static OptimizerChoice optimizer(Optimizer optimizer) {
    return new OptimizerChoice(optimizer);
  }

  /**
   * Chooses the loss by its name. Keras: {@code compile(loss="categorical_crossentropy")}.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static LossChoice loss(String name) {
    return new LossChoice(Losses.get(name));
  }

  /** Chooses the loss. Keras: {@code compile(loss=CategoricalCrossentropy())}. */
  public static LossChoice loss(Loss loss) {
    return new LossChoice(loss);
  }

  /**
   * Sets whether a cross-entropy is given logits instead of probabilities, because the last layer
   * has no softmax or sigmoid. Keras: {@code SparseCategoricalCrossentropy(from_logits=True)}.
   */
  public static FromLogits fromLogits(boolean value) {
    return new FromLogits(value);
  }

  /**
   * Chooses the metrics by their names. Keras: {@code compile(metrics=["accuracy"])}. A name is
   * looked up when the model is first trained or evaluated.
   */
  public static MetricsChoice metrics(String... names) {
    return metrics((Object[]) names);
  }

  /** Chooses the metrics. Keras: {@code compile(metrics=[CategoricalAccuracy(), Recall()])}. */
  public static MetricsChoice metrics(Metric... metrics) {
    return metrics((Object[]) metrics);
  }

  /**
   * Chooses the metrics, each by its name or as an object. A loss such as {@code new
   * MeanAbsoluteError()} becomes a metric: its mean over the samples.
   *
   * <p>Keras: {@code compile(metrics=["accuracy", Recall(), MeanAbsoluteError()])}.
   *
   * @throws IllegalArgumentException if an argument is neither a name nor a metric nor a loss
   */
  public static MetricsChoice metrics(Object... metrics) {
    return new MetricsChoice(Stream.of(metrics).map(Keywords::metric).toList());
  }

  private static MetricChoice metric(Object metric) {
    if (metric instanceof String name) {
      return new MetricChoice.Named(name);
    }
    if (metric instanceof Metric object) {
      return new MetricChoice.Given(object);
    }
    if (metric instanceof Loss loss) {
      return new MetricChoice.Given(Metrics.ofLoss(loss));
    }
    throw new IllegalArgumentException(
        "metrics: expected a name such as \"accuracy\" or an object such as new Recall() but got "
            + metric);
  }

  // fit, evaluate, predict

  /**
   * Sets the number of epochs. Keras: {@code fit(epochs=20)}.
   *
   * @param value at least 1
   * @throws IllegalArgumentException if the number is below 1
   */
  public static Epochs epochs(int value) {
    return new Epochs(value);
  }

  /**
   * Sets the number of samples in a batch. Keras: {@code fit(batch_size=32)}.
   *
   * @param value at least 1
   * @throws IllegalArgumentException if the number is below 1
   */
  public static BatchSize batchSize(int value) {
    return new BatchSize(value);
  }

  /**
   * Sets how much is printed. Keras: {@code fit(verbose=1)}.
   *
   * @param value 0 for nothing, 1 for a progress line, 2 for one line per epoch
   * @throws IllegalArgumentException if the number is not 0, 1 or 2
   */
  public static Verbose verbose(int value) {
    return new Verbose(value);
  }

  /**
   * Holds out a fraction of the samples for validation, taken from the end. Keras: {@code
   * fit(validation_split=0.2)}.
   *
   * @param value above 0 and below 1
   * @throws IllegalArgumentException if the fraction is out of range
   */
  public static ValidationSplit validationSplit(double value) {
    return new ValidationSplit(value);
  }

  /**
   * Sets the samples and labels on which the model is evaluated after each epoch.
   *
   * <p>Keras: {@code fit(validation_data=(XX, yy))}.
   */
  public static ValidationData validationData(INDArray x, INDArray y) {
    return new ValidationData(x, y, Optional.empty());
  }

  /**
   * Sets the samples and labels on which the model is evaluated after each epoch, and the weights
   * of these samples in the validation loss.
   *
   * <p>Keras: {@code fit(validation_data=(XX, yy, weights))}.
   *
   * @param weights one number of at least 0 per sample, [n] or [n,1]
   */
  public static ValidationData validationData(INDArray x, INDArray y, INDArray weights) {
    return new ValidationData(x, y, Optional.of(new SampleWeight(weights).value()));
  }

  /**
   * Sets whether each epoch visits the samples in a new order. Keras: {@code fit(shuffle=True)}.
   */
  public static ShuffleChoice shuffle(boolean value) {
    return new ShuffleChoice(value);
  }

  /** Sets the callbacks. Keras: {@code fit(callbacks=[EarlyStopping()])}. */
  public static Callbacks callbacks(Callback... callbacks) {
    return new Callbacks(List.of(callbacks));
  }

  /**
   * Sets the weight of each class in the loss. Keras: {@code fit(class_weight={0: 1, 1: 50})}.
   * Example: {@code classWeight(Map.of(0, 1, 1, 50))}.
   *
   * @param weights the weight of each class, 0 or more, by class number
   * @throws IllegalArgumentException if a weight is negative, infinite or NaN
   */
  public static ClassWeight classWeight(Map<Integer, ? extends Number> weights) {
    return new ClassWeight(
        weights.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().doubleValue())));
  }

  /**
   * Sets the weight of each sample in the loss, which becomes sum_i w_i L_i / n. The metrics of
   * {@code compile} ignore the weights. Keras: {@code fit(X, y, sample_weight=w)}.
   *
   * @param weights one number of at least 0 per sample, [n] or [n,1]
   */
  public static SampleWeight sampleWeight(INDArray weights) {
    return new SampleWeight(weights);
  }

  // imageDatasetFromDirectory

  /**
   * Sets the channels of the images. Keras: {@code image_dataset_from_directory("flowers",
   * color_mode="grayscale")}.
   *
   * @param value "rgb" or "grayscale"
   * @throws IllegalArgumentException if there is no such mode
   */
  public static ColorMode colorMode(String value) {
    return new ColorMode(value);
  }

  /**
   * Sets the size to which the images are resized. Keras: {@code
   * image_dataset_from_directory("flowers", image_size=(180, 180))}.
   *
   * @param height in pixels, at least 1
   * @param width in pixels, at least 1
   * @throws IllegalArgumentException if a size is below 1
   */
  public static ImageSize imageSize(int height, int width) {
    return new ImageSize(height, width);
  }

  /**
   * Sets the form of the labels. Keras: {@code image_dataset_from_directory("flowers",
   * label_mode="categorical")}.
   *
   * @param value "int", "categorical" or "binary"
   * @throws IllegalArgumentException if there is no such mode
   */
  public static LabelMode labelMode(String value) {
    return new LabelMode(value);
  }

  /**
   * Chooses one of the parts into which validationSplit(...) divides the files. Keras: {@code
   * image_dataset_from_directory("flowers", validation_split=0.2, subset="training", seed=1)}.
   *
   * @param value "training" or "validation"
   * @throws IllegalArgumentException if there is no such part
   */
  public static Subset subset(String value) {
    return new Subset(value);
  }

  /**
   * Sets the seed for the order of the files, by default the session's. Keras: {@code
   * image_dataset_from_directory("flowers", seed=123)}.
   */
  public static Seed seed(long value) {
    return new Seed(value);
  }

  // layers and models

  /**
   * Chooses the activation function by its name. Keras: {@code Dense(30, activation="relu")}.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static ActivationChoice activation(String name) {
    return new ActivationChoice(Activations.get(name));
  }

  /** Chooses the activation function. Keras: {@code Dense(30, activation=relu)}. */
  public static ActivationChoice activation(ActivationFunction function) {
    return new ActivationChoice(function);
  }

  /** Sets whether the layer adds a bias. Keras: {@code Dense(30, use_bias=False)}. */
  public static UseBias useBias(boolean value) {
    return new UseBias(value);
  }

  /**
   * Chooses the initializer of the kernel by its name.
   *
   * <p>Keras: {@code Dense(30, kernel_initializer="he_normal")}.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static KernelInitializer kernelInitializer(String name) {
    return new KernelInitializer(Initializers.get(name));
  }

  /**
   * Chooses the initializer of the kernel.
   *
   * <p>Keras: {@code Dense(30, kernel_initializer=HeNormal())}.
   */
  public static KernelInitializer kernelInitializer(Initializer initializer) {
    return new KernelInitializer(initializer);
  }

  /**
   * Chooses the initializer of the bias by its name.
   *
   * <p>Keras: {@code Dense(30, bias_initializer="ones")}.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static BiasInitializer biasInitializer(String name) {
    return new BiasInitializer(Initializers.get(name));
  }

  /** Chooses the initializer of the bias. Keras: {@code Dense(30, bias_initializer=Ones())}. */
  public static BiasInitializer biasInitializer(Initializer initializer) {
    return new BiasInitializer(initializer);
  }

  /**
   * Sets the size of square windows of a convolution.
   *
   * <p>Keras: {@code Conv2D(32, kernel_size=3)}.
   *
   * @param size in pixels, at least 1
   * @throws IllegalArgumentException if the size is below 1
   */
  public static KernelSize kernelSize(int size) {
    return new KernelSize(size, size);
  }

  /**
   * Sets the size of the windows of a convolution. Keras: {@code Conv2D(32, (3, 5))}.
   *
   * @param height in pixels, at least 1
   * @param width in pixels, at least 1
   * @throws IllegalArgumentException if a number is below 1
   */
  public static KernelSize kernelSize(int height, int width) {
    return new KernelSize(height, width);
  }

  /**
   * Sets the size of square windows of a pooling layer. Keras: {@code MaxPooling2D(pool_size=2)}.
   *
   * @param size in pixels, at least 1; the default is 2
   * @throws IllegalArgumentException if the size is below 1
   */
  public static PoolSize poolSize(int size) {
    return new PoolSize(size, size);
  }

  /**
   * Sets the size of the windows of a pooling layer. Keras: {@code MaxPooling2D((2, 3))}.
   *
   * @param height in pixels, at least 1
   * @param width in pixels, at least 1
   * @throws IllegalArgumentException if a number is below 1
   */
  public static PoolSize poolSize(int height, int width) {
    return new PoolSize(height, width);
  }

  /**
   * Sets the distance between neighbouring windows, down and across. By default, it is 1 for a
   * convolution, and the size of the windows for a pooling layer.
   *
   * <p>Keras: {@code Conv2D(32, 3, strides=2)}.
   *
   * @param distance in pixels, at least 1
   * @throws IllegalArgumentException if the distance is below 1
   */
  public static Strides strides(int distance) {
    return new Strides(distance, distance);
  }

  /**
   * Sets the distances between neighbouring windows. Keras: {@code Conv2D(32, 3, strides=(2, 1))}.
   *
   * @param vertical in pixels, at least 1
   * @param horizontal in pixels, at least 1
   * @throws IllegalArgumentException if a number is below 1
   */
  public static Strides strides(int vertical, int horizontal) {
    return new Strides(vertical, horizontal);
  }

  /**
   * Chooses whether the windows of a convolution or pooling layer may extend beyond the image. With
   * "same" and strides of 1, the outputs have the height and width of the image; a convolution
   * reads the missing pixels as 0. Keras: {@code Conv2D(32, 3, padding="same")}.
   *
   * @param name "valid", the default, or "same"
   * @throws IllegalArgumentException if the name is neither
   */
  public static Padding padding(String name) {
    return new Padding(name);
  }

  /**
   * Adds a penalty on the kernel to the loss. Keras: {@code Dense(30,
   * kernel_regularizer=l2(0.001))}.
   */
  public static KernelRegularizer kernelRegularizer(Regularizer regularizer) {
    return new KernelRegularizer(regularizer);
  }

  /**
   * Adds a penalty on the kernel to the loss, with the factor 0.01. Keras: {@code Dense(30,
   * kernel_regularizer="l2")}.
   *
   * @param name "l1", "l2" or "l1_l2"
   * @throws IllegalArgumentException if the name is unknown
   */
  public static KernelRegularizer kernelRegularizer(String name) {
    return new KernelRegularizer(Regularizer.get(name));
  }

  /**
   * Adds a penalty on the bias to the loss. Keras: {@code Dense(30, bias_regularizer=l2(0.001))}.
   */
  public static BiasRegularizer biasRegularizer(Regularizer regularizer) {
    return new BiasRegularizer(regularizer);
  }

  /**
   * Adds a penalty on the bias to the loss, with the factor 0.01. Keras: {@code Dense(30,
   * bias_regularizer="l2")}.
   *
   * @param name "l1", "l2" or "l1_l2"
   * @throws IllegalArgumentException if the name is unknown
   */
  public static BiasRegularizer biasRegularizer(String name) {
    return new BiasRegularizer(Regularizer.get(name));
  }

  /**
   * Returns the penalty factor sum |w|, like {@code keras.regularizers.l1(0.01)}.
   *
   * @param factor at least 0
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  public static Regularizer l1(double factor) {
    return new Regularizer(factor, 0);
  }

  /**
   * Returns the penalty factor sum w^2, like {@code keras.regularizers.l2(0.01)}.
   *
   * @param factor at least 0
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  public static Regularizer l2(double factor) {
    return new Regularizer(0, factor);
  }

  /**
   * Returns the penalty l1 sum |w| + l2 sum w^2, like {@code keras.regularizers.l1_l2(0.01, 0.01)}.
   *
   * @param l1 at least 0
   * @param l2 at least 0
   * @throws IllegalArgumentException if a factor is negative or not finite
   */
  public static Regularizer l1l2(double l1, double l2) {
    return new Regularizer(l1, l2);
  }

  /**
   * Sets the largest output of a ReLU layer. Keras: {@code ReLU(max_value=6)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public static MaxValue maxValue(double value) {
    return new MaxValue(value);
  }

  /**
   * Sets the slope of a ReLU layer for negative inputs. Keras: {@code ReLU(negative_slope=0.1)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public static NegativeSlope negativeSlope(double value) {
    return new NegativeSlope(value);
  }

  /**
   * Sets the shape of one output sample of a Reshape layer. It is needed only if the layer has
   * other options; otherwise, {@code new Reshape(28, 28, 1)} takes the sizes themselves.
   *
   * <p>Keras: {@code Reshape(target_shape=(28, 28, 1))}.
   *
   * @param sizes at least 1 each; one of them may be -1, and then follows from the others
   * @throws IllegalArgumentException if there are no sizes, a size is below 1 but not -1, or more
   *     than one is -1
   */
  public static TargetShape targetShape(int... sizes) {
    return new TargetShape(Arrays.stream(sizes).boxed().toList());
  }

  /**
   * Chooses whether a BatchNormalization adds an offset beta.
   *
   * <p>Keras: {@code BatchNormalization(center=False)}.
   */
  public static Center center(boolean value) {
    return new Center(value);
  }

  /**
   * Chooses whether a BatchNormalization multiplies by a factor gamma.
   *
   * <p>Keras: {@code BatchNormalization(scale=False)}.
   */
  public static Scale scale(boolean value) {
    return new Scale(value);
  }

  /**
   * Chooses the initializer of the offset beta by its name.
   *
   * <p>Keras: {@code BatchNormalization(beta_initializer="ones")}.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static BetaInitializer betaInitializer(String name) {
    return new BetaInitializer(Initializers.get(name));
  }

  /** Chooses the initializer of the offset beta. */
  public static BetaInitializer betaInitializer(Initializer initializer) {
    return new BetaInitializer(initializer);
  }

  /**
   * Chooses the initializer of the factor gamma by its name.
   *
   * <p>Keras: {@code BatchNormalization(gamma_initializer="ones")}.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static GammaInitializer gammaInitializer(String name) {
    return new GammaInitializer(Initializers.get(name));
  }

  /** Chooses the initializer of the factor gamma. */
  public static GammaInitializer gammaInitializer(Initializer initializer) {
    return new GammaInitializer(initializer);
  }

  /**
   * Chooses the initializer of the moving mean by its name.
   *
   * <p>Keras: {@code BatchNormalization(moving_mean_initializer="ones")}.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static MovingMeanInitializer movingMeanInitializer(String name) {
    return new MovingMeanInitializer(Initializers.get(name));
  }

  /** Chooses the initializer of the moving mean. */
  public static MovingMeanInitializer movingMeanInitializer(Initializer initializer) {
    return new MovingMeanInitializer(initializer);
  }

  /**
   * Chooses the initializer of the moving variance by its name.
   *
   * <p>Keras: {@code BatchNormalization(moving_variance_initializer="ones")}.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static MovingVarianceInitializer movingVarianceInitializer(String name) {
    return new MovingVarianceInitializer(Initializers.get(name));
  }

  /** Chooses the initializer of the moving variance. */
  public static MovingVarianceInitializer movingVarianceInitializer(Initializer initializer) {
    return new MovingVarianceInitializer(initializer);
  }

  /**
   * Sets the shape of one sample. Keras: {@code Dense(30, input_shape=(784,))}.
   *
   * @param sizes each at least 1
   * @throws IllegalArgumentException if a size is below 1
   */
  public static InputShape inputShape(int... sizes) {
    return new InputShape(Arrays.stream(sizes).boxed().toList());
  }

  /**
   * Sets the name of a layer, a model or a metric. Keras: {@code Dense(30, name="hidden")}.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public static Name name(String value) {
    return new Name(value);
  }

  /**
   * Chooses whether training changes the weights of a layer. Keras: {@code Dense(30,
   * trainable=False)}.
   *
   * @param value false to freeze the weights; the default is true
   */
  public static Trainable trainable(boolean value) {
    return new Trainable(value);
  }

  /**
   * Supplies objects of your own classes, which a saved model refers to by name.
   *
   * <p>Keras: {@code load_model(path, custom_objects={"Scale": Scale})}. Example: {@code
   * Sequential.load(path, customObjects(new Scale()))}.
   *
   * @throws IllegalArgumentException if an object is null
   */
  public static CustomObjects customObjects(Object... objects) {
    return new CustomObjects(Arrays.asList(objects));
  }

  // optimizers

  /**
   * Sets the step size. Keras: {@code Adam(learning_rate=0.001)}.
   *
   * @param value above 0
   * @throws IllegalArgumentException if the number is not above 0, or is infinite
   */
  public static LearningRate learningRate(double value) {
    if (value == 0) {
      throw new IllegalArgumentException(
          "learningRate: expected a finite number above 0 but got 0.0; try learningRate(0.001)");
    }
    return new LearningRate(value);
  }

  /**
   * Sets a step size that depends on the step. Keras: {@code Adam(learning_rate=CosineDecay(0.1,
   * 1000))}.
   */
  public static LearningRate learningRate(LearningRateSchedule schedule) {
    return new LearningRate(schedule);
  }

  /**
   * Sets whether the learning rate changes only every {@code decaySteps} steps. Keras: {@code
   * ExponentialDecay(0.1, 100, 0.5, staircase=True)}.
   */
  public static Staircase staircase(boolean value) {
    return new Staircase(value);
  }

  /**
   * Sets whether the learning rate jumps up and decays again when it has reached its end. Keras:
   * {@code PolynomialDecay(0.1, 100, cycle=True)}.
   */
  public static Cycle cycle(boolean value) {
    return new Cycle(value);
  }

  /**
   * Sets the fraction of the previous update that is kept. Keras: {@code SGD(momentum=0.9)}.
   *
   * @param value from 0 to 1
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Momentum momentum(double value) {
    return new Momentum(value);
  }

  /** Sets whether SGD uses Nesterov momentum. Keras: {@code SGD(nesterov=True)}. */
  public static Nesterov nesterov(boolean value) {
    return new Nesterov(value);
  }

  /**
   * Limits the norm of the gradient of each weight matrix or bias: a longer gradient is shortened
   * to this norm. Keras: {@code SGD(clipnorm=1)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public static Clipnorm clipnorm(double value) {
    return new Clipnorm(value);
  }

  /**
   * Limits the magnitude of each number of a gradient. Keras: {@code SGD(clipvalue=0.5)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public static Clipvalue clipvalue(double value) {
    return new Clipvalue(value);
  }

  /**
   * Limits the norm of all gradients together: if it is larger, all are scaled by the same factor.
   * Keras: {@code SGD(global_clipnorm=1)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public static GlobalClipnorm globalClipnorm(double value) {
    return new GlobalClipnorm(value);
  }

  /**
   * Sets the decay rate of Adam's first moment. Keras: {@code Adam(beta_1=0.9)}.
   *
   * @param value at least 0 and below 1
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Beta1 beta1(double value) {
    return new Beta1(value);
  }

  /**
   * Sets the decay rate of Adam's second moment. Keras: {@code Adam(beta_2=0.999)}.
   *
   * @param value at least 0 and below 1
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Beta2 beta2(double value) {
    return new Beta2(value);
  }

  /**
   * Sets the decay rate of RMSprop's mean squared gradient. Keras: {@code RMSprop(rho=0.9)}.
   *
   * @param value at least 0 and below 1
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Rho rho(double value) {
    return new Rho(value);
  }

  /**
   * Sets the small constant that prevents division by zero. Keras: {@code Adam(epsilon=1e-7)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public static Epsilon epsilon(double value) {
    return new Epsilon(value);
  }

  /**
   * Sets the fraction by which AdamW shrinks each weight in a step, before it is multiplied by the
   * learning rate. Keras: {@code AdamW(weight_decay=0.004)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public static WeightDecay weightDecay(double value) {
    return new WeightDecay(value);
  }

  /**
   * Sets the sum of squared gradients with which Adagrad begins. Keras: {@code
   * Adagrad(initial_accumulator_value=0.1)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public static InitialAccumulatorValue initialAccumulatorValue(double value) {
    return new InitialAccumulatorValue(value);
  }

  // metrics

  /**
   * Sets the threshold above which a prediction counts as 1. Keras: {@code
   * BinaryAccuracy(threshold=0.5)}.
   */
  public static Threshold threshold(double value) {
    return new Threshold(value);
  }

  /**
   * Sets the thresholds above which a prediction counts as positive.
   *
   * <p>Keras: {@code Recall(thresholds=[0.3, 0.7])}.
   *
   * @param values at least one, each from 0 to 1
   * @throws IllegalArgumentException if there is no threshold, or one is out of range
   */
  public static Thresholds thresholds(double... values) {
    return new Thresholds(Arrays.stream(values).boxed().toList());
  }

  /**
   * Restricts a metric to one column. Keras: {@code Recall(class_id=3)}.
   *
   * @param value the number of the column, counting from 0
   * @throws IllegalArgumentException if the number is negative
   */
  public static ClassId classId(int value) {
    return new ClassId(value);
  }

  /**
   * Sets the number of thresholds, which are spread evenly from 0 to 1. Keras: {@code
   * AUC(num_thresholds=200)}.
   *
   * @param value at least 2
   * @throws IllegalArgumentException if the number is below 2
   */
  public static NumThresholds numThresholds(int value) {
    return new NumThresholds(value);
  }

  /**
   * Sets the curve whose area AUC computes. Keras: {@code AUC(curve="PR")}.
   *
   * @param value "ROC" or "PR"
   * @throws IllegalArgumentException if there is no such curve
   */
  public static AucCurve curve(String value) {
    return new AucCurve(value);
  }

  /**
   * Sets the height of the curve between two of its points. Keras: {@code
   * AUC(summation_method="minoring")}.
   *
   * @param value "interpolation", "minoring" (the lower point) or "majoring" (the higher point)
   * @throws IllegalArgumentException if there is no such method
   */
  public static AucSummation summationMethod(String value) {
    return new AucSummation(value);
  }

  // callbacks

  /** Sets the logged quantity to watch. Keras: {@code EarlyStopping(monitor="val_loss")}. */
  public static Monitor monitor(String value) {
    return new Monitor(value);
  }

  /**
   * Sets the change that an improvement must exceed. Keras: {@code EarlyStopping(min_delta=0.01)}.
   */
  public static MinDelta minDelta(double value) {
    return new MinDelta(value);
  }

  /**
   * Sets the number of epochs without improvement after which EarlyStopping stops training, or
   * ReduceLROnPlateau reduces the learning rate. Keras: {@code EarlyStopping(patience=3)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative
   */
  public static Patience patience(int value) {
    return new Patience(value);
  }

  /**
   * Sets whether a higher or a lower value is an improvement. Keras: {@code
   * EarlyStopping(mode="max")}.
   *
   * @param value "max", "min", or "auto" to decide by the name of the quantity
   * @throws IllegalArgumentException if there is no such mode
   */
  public static Mode mode(String value) {
    return new Mode(value);
  }

  /**
   * Sets the value that the monitored quantity must beat. Keras: {@code
   * EarlyStopping(baseline=0.9)}.
   */
  public static Baseline baseline(double value) {
    return new Baseline(value);
  }

  /**
   * Sets whether stopping early restores the weights of the best epoch. Keras: {@code
   * EarlyStopping(restore_best_weights=True)}.
   */
  public static RestoreBestWeights restoreBestWeights(boolean value) {
    return new RestoreBestWeights(value);
  }

  /**
   * Sets the factor by which ReduceLROnPlateau reduces the learning rate. Keras: {@code
   * ReduceLROnPlateau(factor=0.1)}.
   *
   * @param value above 0 and below 1
   * @throws IllegalArgumentException if the factor is out of range
   */
  public static Factor factor(double value) {
    return new Factor(value);
  }

  /**
   * Sets for how many epochs ReduceLROnPlateau pauses after a reduction. Keras: {@code
   * ReduceLROnPlateau(cooldown=2)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative
   */
  public static Cooldown cooldown(int value) {
    return new Cooldown(value);
  }

  /**
   * Sets the smallest learning rate of ReduceLROnPlateau. Keras: {@code
   * ReduceLROnPlateau(min_lr=0.00001)}.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public static MinLr minLr(double value) {
    return new MinLr(value);
  }

  /**
   * Sets whether ModelCheckpoint saves only the best model. Keras: {@code
   * ModelCheckpoint("net.zip", save_best_only=True)}.
   */
  public static SaveBestOnly saveBestOnly(boolean value) {
    return new SaveBestOnly(value);
  }

  /**
   * Sets whether ModelCheckpoint saves only the weights, for {@code loadWeights}. Keras: {@code
   * ModelCheckpoint("weights.zip", save_weights_only=True)}.
   */
  public static SaveWeightsOnly saveWeightsOnly(boolean value) {
    return new SaveWeightsOnly(value);
  }

  /**
   * Sets after how many batches ModelCheckpoint saves again, instead of after each epoch. Keras:
   * {@code ModelCheckpoint("net.zip", save_freq=100)}.
   *
   * @param batches at least 1
   * @throws IllegalArgumentException if the number is below 1
   */
  public static SaveFreq saveFreq(int batches) {
    return new SaveFreq(batches);
  }

  /**
   * Sets whether CSVLogger adds its rows to an existing file. Keras: {@code CSVLogger("log.csv",
   * append=True)}.
   */
  public static Append append(boolean value) {
    return new Append(value);
  }

  /**
   * Sets what LambdaCallback does before each epoch. Keras: {@code
   * LambdaCallback(on_epoch_begin=lambda epoch, logs: ...)}.
   */
  public static OnEpochBegin onEpochBegin(Action action) {
    return new OnEpochBegin(action);
  }

  /**
   * Sets what LambdaCallback does after each epoch. Keras: {@code
   * LambdaCallback(on_epoch_end=lambda epoch, logs: ...)}.
   */
  public static OnEpochEnd onEpochEnd(Action action) {
    return new OnEpochEnd(action);
  }

  /**
   * Sets what LambdaCallback does before each training batch. Keras: {@code
   * LambdaCallback(on_batch_begin=lambda batch, logs: ...)}.
   */
  public static OnBatchBegin onBatchBegin(Action action) {
    return new OnBatchBegin(action);
  }

  /**
   * Sets what LambdaCallback does after each training batch. Keras: {@code
   * LambdaCallback(on_batch_end=lambda batch, logs: ...)}.
   */
  public static OnBatchEnd onBatchEnd(Action action) {
    return new OnBatchEnd(action);
  }

  /**
   * Sets what LambdaCallback does before the first epoch. Keras: {@code
   * LambdaCallback(on_train_begin=lambda logs: ...)}.
   */
  public static OnTrainBegin onTrainBegin(Consumer<Map<String, Double>> action) {
    return new OnTrainBegin(action);
  }

  /**
   * Sets what LambdaCallback does at the end of training. Keras: {@code
   * LambdaCallback(on_train_end=lambda logs: ...)}.
   */
  public static OnTrainEnd onTrainEnd(Consumer<Map<String, Double>> action) {
    return new OnTrainEnd(action);
  }
}
