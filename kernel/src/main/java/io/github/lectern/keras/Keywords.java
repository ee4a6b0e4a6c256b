package io.github.lectern.keras;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Baseline;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.MinDelta;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Mode;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Monitor;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Patience;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.RestoreBestWeights;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.metrics.AucOption.AucCurve;
import io.github.lectern.keras.metrics.AucOption.AucSummation;
import io.github.lectern.keras.metrics.AucOption.NumThresholds;
import io.github.lectern.keras.metrics.BinaryAccuracyOption.Threshold;
import io.github.lectern.keras.metrics.ConfusionOption.ClassId;
import io.github.lectern.keras.metrics.ConfusionOption.Thresholds;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.optimizers.OptimizerOption.Nesterov;
import io.github.lectern.keras.optimizers.OptimizerOption.Rho;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.keras.options.CompileOption.LossChoice;
import io.github.lectern.keras.options.CompileOption.MetricChoice;
import io.github.lectern.keras.options.CompileOption.MetricsChoice;
import io.github.lectern.keras.options.CompileOption.OptimizerChoice;
import io.github.lectern.keras.options.DenseOption.ActivationChoice;
import io.github.lectern.keras.options.DenseOption.BiasInitializer;
import io.github.lectern.keras.options.DenseOption.KernelInitializer;
import io.github.lectern.keras.options.DenseOption.UseBias;
import io.github.lectern.keras.options.FitOption.BatchSize;
import io.github.lectern.keras.options.FitOption.Callbacks;
import io.github.lectern.keras.options.FitOption.ClassWeight;
import io.github.lectern.keras.options.FitOption.Epochs;
import io.github.lectern.keras.options.FitOption.ShuffleChoice;
import io.github.lectern.keras.options.FitOption.ValidationData;
import io.github.lectern.keras.options.FitOption.ValidationSplit;
import io.github.lectern.keras.options.FitOption.Verbose;
import io.github.lectern.keras.options.LayerOption.InputShape;
import io.github.lectern.keras.options.LayerOption.Name;
import io.github.lectern.keras.options.LoadOption.CustomObjects;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keras' keyword arguments: {@code key=v} in Python is {@code key(v)} here. Each method only builds
 * an option; a keyword in the wrong place does not compile.
 */
public final class Keywords {
  private Keywords() {}

  // compile

  /** {@code compile(optimizer="adam")}; an unknown name lists the known ones. */
  public static OptimizerChoice optimizer(String name) {
    return new OptimizerChoice(Optimizers.get(name));
  }

  /** {@code compile(optimizer=Adam())}. */
  public static OptimizerChoice optimizer(Optimizer optimizer) {
    return new OptimizerChoice(optimizer);
  }

  /** {@code compile(loss="categorical_crossentropy")}; an unknown name lists the known ones. */
  public static LossChoice loss(String name) {
    return new LossChoice(Losses.get(name));
  }

  /** {@code compile(loss=CategoricalCrossentropy())}. */
  public static LossChoice loss(Loss loss) {
    return new LossChoice(loss);
  }

  /** {@code compile(metrics=["accuracy"])}; the names are looked up at the first fit. */
  public static MetricsChoice metrics(String... names) {
    return metrics((Object[]) names);
  }

  /** {@code compile(metrics=[CategoricalAccuracy(), Recall()])}. */
  public static MetricsChoice metrics(Metric... metrics) {
    return metrics((Object[]) metrics);
  }

  /**
   * {@code compile(metrics=["accuracy", Recall()])}: names and objects mixed.
   *
   * @throws IllegalArgumentException if something is neither a name nor a metric
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
    throw new IllegalArgumentException(
        "metrics: expected a name such as \"accuracy\" or an object such as new Recall() but got "
            + metric);
  }

  // fit, evaluate, predict

  /** {@code fit(epochs=20)}. */
  public static Epochs epochs(int value) {
    return new Epochs(value);
  }

  /** {@code fit(batch_size=32)}. */
  public static BatchSize batchSize(int value) {
    return new BatchSize(value);
  }

  /** {@code fit(verbose=1)}: 0 silent, 1 a progress line, 2 one line an epoch. */
  public static Verbose verbose(int value) {
    return new Verbose(value);
  }

  /** {@code fit(validation_split=0.2)}: the last samples are set aside. */
  public static ValidationSplit validationSplit(double value) {
    return new ValidationSplit(value);
  }

  /** {@code fit(validation_data=(XX, yy))}. */
  public static ValidationData validationData(INDArray x, INDArray y) {
    return new ValidationData(x, y);
  }

  /** {@code fit(shuffle=True)}. */
  public static ShuffleChoice shuffle(boolean value) {
    return new ShuffleChoice(value);
  }

  /** {@code fit(callbacks=[EarlyStopping()])}. */
  public static Callbacks callbacks(Callback... callbacks) {
    return new Callbacks(List.of(callbacks));
  }

  /** {@code fit(class_weight={0: 1, 1: 50})} is {@code classWeight(Map.of(0, 1, 1, 50))}. */
  public static ClassWeight classWeight(Map<Integer, ? extends Number> weights) {
    return new ClassWeight(
        weights.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().doubleValue())));
  }

  // layers and models

  /** {@code Dense(30, activation="relu")}; an unknown name lists the known ones. */
  public static ActivationChoice activation(String name) {
    return new ActivationChoice(Activations.get(name));
  }

  /** {@code Dense(30, activation=relu)}. */
  public static ActivationChoice activation(ActivationFunction function) {
    return new ActivationChoice(function);
  }

  /** {@code Dense(30, use_bias=False)}. */
  public static UseBias useBias(boolean value) {
    return new UseBias(value);
  }

  /** {@code Dense(30, kernel_initializer="he_normal")}; an unknown name lists the known ones. */
  public static KernelInitializer kernelInitializer(String name) {
    return new KernelInitializer(Initializers.get(name));
  }

  /** {@code Dense(30, kernel_initializer=HeNormal())}. */
  public static KernelInitializer kernelInitializer(Initializer initializer) {
    return new KernelInitializer(initializer);
  }

  /** {@code Dense(30, bias_initializer="ones")}; an unknown name lists the known ones. */
  public static BiasInitializer biasInitializer(String name) {
    return new BiasInitializer(Initializers.get(name));
  }

  /** {@code Dense(30, bias_initializer=Ones())}. */
  public static BiasInitializer biasInitializer(Initializer initializer) {
    return new BiasInitializer(initializer);
  }

  /** {@code Dense(30, input_shape=(784,))}: the shape of one sample. */
  public static InputShape inputShape(int... sizes) {
    return new InputShape(Arrays.stream(sizes).boxed().toList());
  }

  /** {@code Dense(30, name="hidden")}. */
  public static Name name(String value) {
    return new Name(value);
  }

  /**
   * {@code load_model(path, custom_objects={"Scale": Scale})} is {@code load(path,
   * customObjects(new Scale()))}.
   */
  public static CustomObjects customObjects(Object... objects) {
    return new CustomObjects(Arrays.asList(objects));
  }

  // optimizers

  /** {@code Adam(learning_rate=0.001)}. */
  public static LearningRate learningRate(double value) {
    return new LearningRate(value);
  }

  /** {@code SGD(momentum=0.9)}. */
  public static Momentum momentum(double value) {
    return new Momentum(value);
  }

  /** {@code SGD(nesterov=True)}. */
  public static Nesterov nesterov(boolean value) {
    return new Nesterov(value);
  }

  /** {@code Adam(beta_1=0.9)}. */
  public static Beta1 beta1(double value) {
    return new Beta1(value);
  }

  /** {@code Adam(beta_2=0.999)}. */
  public static Beta2 beta2(double value) {
    return new Beta2(value);
  }

  /** {@code RMSprop(rho=0.9)}. */
  public static Rho rho(double value) {
    return new Rho(value);
  }

  /** {@code Adam(epsilon=1e-7)}. */
  public static Epsilon epsilon(double value) {
    return new Epsilon(value);
  }

  // metrics

  /** {@code BinaryAccuracy(threshold=0.5)}. */
  public static Threshold threshold(double value) {
    return new Threshold(value);
  }

  /** {@code Recall(thresholds=[0.3, 0.7])}, each from 0 to 1. */
  public static Thresholds thresholds(double... values) {
    return new Thresholds(Arrays.stream(values).boxed().toList());
  }

  /** {@code Recall(class_id=3)}: one column, from 0. */
  public static ClassId classId(int value) {
    return new ClassId(value);
  }

  /** {@code AUC(num_thresholds=200)}. */
  public static NumThresholds numThresholds(int value) {
    return new NumThresholds(value);
  }

  /** {@code AUC(curve="PR")}: "ROC" or "PR". */
  public static AucCurve curve(String value) {
    return new AucCurve(value);
  }

  /** {@code AUC(summation_method="minoring")}: "interpolation", "minoring" or "majoring". */
  public static AucSummation summationMethod(String value) {
    return new AucSummation(value);
  }

  // callbacks

  /** {@code EarlyStopping(monitor="val_loss")}. */
  public static Monitor monitor(String value) {
    return new Monitor(value);
  }

  /** {@code EarlyStopping(min_delta=0.01)}. */
  public static MinDelta minDelta(double value) {
    return new MinDelta(value);
  }

  /** {@code EarlyStopping(patience=3)}. */
  public static Patience patience(int value) {
    return new Patience(value);
  }

  /** {@code EarlyStopping(mode="max")}: "auto", "min" or "max". */
  public static Mode mode(String value) {
    return new Mode(value);
  }

  /** {@code EarlyStopping(baseline=0.9)}. */
  public static Baseline baseline(double value) {
    return new Baseline(value);
  }

  /** {@code EarlyStopping(restore_best_weights=True)}. */
  public static RestoreBestWeights restoreBestWeights(boolean value) {
    return new RestoreBestWeights(value);
  }
}
