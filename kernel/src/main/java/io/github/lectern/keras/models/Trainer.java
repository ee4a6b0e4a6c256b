package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.CSVLogger;
import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.EarlyStopping;
import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.callbacks.LearningRateScheduler;
import io.github.lectern.keras.callbacks.ModelCheckpoint;
import io.github.lectern.keras.callbacks.ProgressBar;
import io.github.lectern.keras.callbacks.ReduceLROnPlateau;
import io.github.lectern.keras.callbacks.TerminateOnNaN;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.options.EvaluateOption;
import io.github.lectern.keras.options.FitOption.SampleWeight;
import io.github.lectern.keras.options.FitOption.ValidationData;
import io.github.lectern.keras.random.FunctionStreams;
import io.github.lectern.keras.random.PhiloxStream;
import io.github.lectern.keras.session.ModelLock;
import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains and evaluates one compiled model. */
final class Trainer implements TrainingControl {
  /** Below this number of inputs, a single step takes less time than starting its threads. */
  private static final int MANY_VALUES = 100_000;

  /** The callbacks that keep the state of a training run. */
  private static final Set<Class<?>> STATEFUL =
      Set.of(
          EarlyStopping.class,
          LearningRateScheduler.class,
          ReduceLROnPlateau.class,
          ModelCheckpoint.class,
          TerminateOnNaN.class,
          CSVLogger.class);

  private final Sequential model;
  private final Compilation compilation;
  private final TrainTestLeakageCheck leakageCheck;
  private final TrainingStreams random;
  private final Map<Layer, Boolean> trainableAtCompile;
  private Optional<List<Metric>> metrics = Optional.empty();
  private History history = new History();
  private volatile boolean stopped;
  private boolean warned;
  private Set<Layer> frozen = Set.of();

  Trainer(
      Sequential model,
      Compilation compilation,
      TrainTestLeakageCheck leakageCheck,
      TrainingStreams random,
      Map<Layer, Boolean> trainableAtCompile) {
    this.model = model;
    this.compilation = compilation;
    this.leakageCheck = leakageCheck;
    this.random = random;
    this.trainableAtCompile = trainableAtCompile;
  }

  /** Returns the random streams of training, if training has begun. */
  Optional<FunctionStreams> streams() {
    return random.traced();
  }

  History history() {
    return history;
  }

  History fit(INDArray x, INDArray y, FitSettings settings, ModelLock.Use use) {
    SampleChecks checks = new SampleChecks("fit");
    Samples all = checks.samples(x, y, settings.sampleWeight());
    check(checks, all);
    Optional<Integer> split = settings.validationSplit().map(share -> splitAt(all, share));
    Samples training = split.map(at -> all.slice(0, at)).orElse(all);
    Optional<Samples> validation =
        split.map(at -> all.slice(at, all.count())).or(() -> validation(all, settings));
    Optional<ClassWeights> weights = settings.classWeight().map(w -> classWeights(w, checks, all));
    model.build(all.sampleShape());
    use.include(changed(settings.callbacks()));
    warn(all);
    settings.validationData().ifPresent(this::recordValidation);
    JitWarmup.end();
    freeze();
    Callback callbacks = callbacks(settings);
    try (Workspace workspace = Workspace.ofProcessors()) {
      Network network = network(weights, random.next(), workspace);
      new TrainingLoop(network, compilation.optimizer(), training, validation, settings, callbacks)
          .run(this, () -> stopped);
    }
    return history;
  }

  private Callback callbacks(FitSettings settings) {
    history = new History();
    stopped = false;
    List<Callback> callbacks = new ArrayList<>(List.of(new ProgressBar(settings.verbose())));
    callbacks.add(new NonFiniteLoss());
    callbacks.addAll(settings.callbacks());
    callbacks.add(history); // last, as in Keras, since callbacks may add values to the logs
    return new CallbackList(callbacks);
  }

  /**
   * Warns once about likely mistakes in the model, and about held-out samples once per data set.
   */
  private void warn(Samples samples) {
    ProgressSink sink = Session.current().progressSink();
    leakageCheck.train(samples.x()).ifPresent(sink::write);
    if (!warned) {
      warned = true;
      new ModelWarnings(model.parts(), compilation.loss())
          .all(samples.sampleShape())
          .forEach(sink::write);
    }
  }

  /**
   * Determines which layers are frozen: those that were when the model was compiled, as in Keras.
   * Warns if this has changed since then.
   */
  private void freeze() {
    Set<Layer> now = frozen(Map.of());
    frozen = frozen(trainableAtCompile);
    if (!frozen.equals(now)) {
      Session.current()
          .progressSink()
          .write(
              "Warning: fit: layers have been frozen or unfrozen since the model was compiled; call"
                  + " compile(...) again, otherwise training ignores this\n");
    }
  }

  private Set<Layer> frozen(Map<Layer, Boolean> trainable) {
    return model.parts().stream()
        .filter(layer -> !trainable.getOrDefault(layer, layer.trainable()))
        .collect(Collectors.toSet());
  }

  /** Returns the objects that training changes. No other model may use them at the same time. */
  private List<Object> changed(List<Callback> callbacks) {
    List<Object> changed = new ArrayList<>(model.parts());
    changed.add(compilation.optimizer());
    changed.addAll(compilation.metricObjects());
    callbacks.stream().filter(c -> STATEFUL.contains(c.getClass())).forEach(changed::add);
    return changed;
  }

  private void recordValidation(ValidationData data) {
    leakageCheck.evaluated(Rows.of(data.x()), "the validation data of an earlier call to fit");
  }

  Evaluation evaluate(INDArray x, INDArray y, ModelLock.Use use, EvaluateOption... options) {
    SampleChecks checks = new SampleChecks("evaluate");
    Optional<INDArray> weights = Options.find(options, SampleWeight.class).map(SampleWeight::value);
    Samples samples = checks.samples(x, y, weights);
    check(checks, samples);
    model.build(samples.sampleShape());
    use.include(compilation.metricObjects());
    leakageCheck.evaluated(samples.x(), "the data of an earlier call to evaluate");
    return run(samples, options);
  }

  private Evaluation run(Samples samples, EvaluateOption... options) {
    try (ProgressBar progress = Progress.bar(options, 1);
        Workspace workspace = Workspace.ofProcessors()) {
      Network network = network(Optional.empty(), new FunctionStreams(0).inOrder(), workspace);
      return evaluate(network, samples, Progress.batchSize((Object[]) options), progress);
    }
  }

  private Evaluation evaluate(Network network, Samples samples, int batchSize, Callback progress) {
    network.resetLogs();
    progress.onTestBegin(samples.steps(batchSize));
    int[] order = samples.inOrder();
    BatchLoader loader = network.loader(samples);
    for (int from = 0; from < order.length; from += batchSize) {
      Batch batch = samples.batch(loader, order, from, Math.min(from + batchSize, order.length));
      Session.current().modelLock().betweenSteps(() -> network.test(batch));
      progress.onTestBatchEnd(from / batchSize, network.logs());
      TrainingLoop.stopIfInterrupted(() -> "evaluate: interrupted; the model is unchanged");
    }
    Map<String, Double> logs = network.logs();
    progress.onTestEnd(logs);
    return new Evaluation(logs);
  }

  List<INDArray> gradients(INDArray x, INDArray y) {
    return new MeanGradients(model, compilation.loss()).of(x, y);
  }

  Evaluation trainOnBatch(INDArray x, INDArray y, ModelLock.Use use) {
    Samples batch = batch("trainOnBatch", x, y);
    use.include(changed(List.of()));
    JitWarmup.end();
    freeze();
    ModelLock lock = Session.current().modelLock();
    return onBatch(
        batch,
        random.next(),
        (network, all) -> {
          lock.beginStep();
          try {
            network.train(all, compilation.optimizer());
          } finally {
            lock.endStep();
          }
        });
  }

  Evaluation testOnBatch(INDArray x, INDArray y, ModelLock.Use use) {
    Samples batch = batch("testOnBatch", x, y);
    use.include(compilation.metricObjects());
    return onBatch(
        batch,
        new FunctionStreams(0).inOrder(),
        (network, all) -> Session.current().modelLock().betweenSteps(() -> network.test(all)));
  }

  private Samples batch(String action, INDArray x, INDArray y) {
    SampleChecks checks = new SampleChecks(action);
    Samples batch = checks.samples(x, y);
    check(checks, batch);
    model.build(batch.sampleShape());
    return batch;
  }

  private Evaluation onBatch(
      Samples samples, Supplier<PhiloxStream> streams, BiConsumer<Network, Batch> step) {
    int values = samples.count() * samples.x().width();
    int threads = values < MANY_VALUES ? 1 : Workspace.defaultThreads();
    try (Workspace workspace = new Workspace(threads)) {
      Network network = network(Optional.empty(), streams, workspace);
      network.resetLogs();
      int[] order = samples.inOrder();
      step.accept(network, samples.batch(network.loader(samples), order, 0, order.length));
      return new Evaluation(network.logs());
    }
  }

  HealthReport health(INDArray x, INDArray y) {
    SampleChecks checks = new SampleChecks("HealthReport");
    Samples samples = checks.samples(x, y);
    checks.labels(compilation.loss(), samples, model.outputs(samples.sampleShape()));
    model.build(samples.sampleShape());
    return Session.current()
        .modelLock()
        .betweenSteps(() -> new HealthCheck(model, compilation).run(x, y, samples));
  }

  /**
   * Checks that the layers, the samples, the labels, the loss and the metrics fit together, before
   * any weight is created. It also resolves the metrics.
   */
  private void check(SampleChecks checks, Samples samples) {
    int outputs = model.outputs(samples.sampleShape());
    checks.labels(compilation.loss(), samples, outputs);
    if (metrics.isEmpty()) {
      int labels = samples.y().width();
      metrics = Optional.of(MetricChoices.resolve(compilation.metrics(), labels, outputs));
    }
  }

  private Network network(
      Optional<ClassWeights> weights, Supplier<PhiloxStream> streams, Workspace workspace) {
    return new Network(
        model.parts(),
        frozen::contains,
        compilation.loss(),
        metrics.orElseThrow(),
        weights,
        streams,
        workspace);
  }

  // as in Keras, validation takes the last n - floor(n (1 - share)) samples before any shuffling
  private static int splitAt(Samples all, double share) {
    int split = (int) Math.floor(all.count() * (1 - share));
    if (split == 0 || split == all.count()) {
      throw new IllegalArgumentException(
          "fit: validationSplit: expected samples for both training and validation but got "
              + share
              + " of "
              + Plural.of(all.count(), "sample")
              + ", which leaves none for "
              + (split == 0 ? "training" : "validation")
              + "; use more samples or another fraction");
    }
    return split;
  }

  private Optional<Samples> validation(Samples all, FitSettings settings) {
    SampleChecks checks = new SampleChecks("fit: validationData");
    Optional<Samples> samples =
        settings.validationData().map(data -> checks.samples(data.x(), data.y(), data.weights()));
    samples.ifPresent(given -> checkLike(all, given, checks));
    return samples;
  }

  private void checkLike(Samples training, Samples validation, SampleChecks checks) {
    check(checks, validation);
    if (!Arrays.equals(training.sampleShape(), validation.sampleShape())) {
      throw new IllegalArgumentException(
          "fit: validationData: expected samples "
              + Shapes.batch(training.x().sampleShape())
              + ", as in the training data, but got "
              + Shapes.batch(validation.x().sampleShape())
              + "; prepare both in the same way");
    }
  }

  private ClassWeights classWeights(Map<Integer, Double> given, SampleChecks checks, Samples all) {
    int outputs = model.outputs(all.sampleShape());
    ClassWeights weights = new ClassWeights(given, ClassWeights.classes(all.y().width(), outputs));
    checks.classes(weights, all);
    return weights;
  }

  @Override
  public void stopTraining() {
    stopped = true;
  }

  @Override
  public double learningRate() {
    return compilation.optimizer().learningRate();
  }

  @Override
  public void setLearningRate(double value) {
    compilation.optimizer().setLearningRate(value);
  }

  @Override
  public void save(String file) throws IOException {
    model.save(file);
  }

  @Override
  public void saveWeights(String file) throws IOException {
    model.saveWeights(file);
  }

  @Override
  public List<INDArray> getWeights() {
    return model.getWeights();
  }

  @Override
  public void setWeights(List<INDArray> weights) {
    model.setWeights(weights);
  }
}
