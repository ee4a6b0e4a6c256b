package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.callbacks.ProgressBar;
import io.github.lectern.keras.layers.InferenceRunner;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.Weights;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.options.CompileOption;
import io.github.lectern.keras.options.EvaluateOption;
import io.github.lectern.keras.options.FitOption;
import io.github.lectern.keras.options.LayerOption.Name;
import io.github.lectern.keras.options.LoadOption;
import io.github.lectern.keras.options.PredictOption;
import io.github.lectern.keras.options.SequentialOption;
import io.github.lectern.keras.random.FunctionStreams;
import io.github.lectern.keras.session.ModelLock;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Names;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A model whose layers form a stack, like {@code keras.Sequential}: each layer receives the outputs
 * of the previous one.
 *
 * <pre>{@code
 * var net1 = new Sequential();
 * net1.add(new Dense(30, activation("relu")));
 * net1.add(new Dense(10, activation("softmax")));
 * net1.compile(optimizer("adam"), loss("categorical_crossentropy"), metrics("accuracy"));
 * net1.fit(X, y, epochs(20), batchSize(1200));
 * }</pre>
 *
 * <p>The weights are created when the model first receives samples, for example in {@link #fit},
 * unless {@code inputShape(...)} or {@link #build} declares the shape of a sample earlier.
 */
public final class Sequential {
  private final String name;
  private final List<Layer> layers = new ArrayList<>();
  private final TrainTestLeakageCheck leakageCheck = new TrainTestLeakageCheck();
  private Optional<int[]> input = Optional.empty();
  private Optional<Compilation> compilation = Optional.empty();
  private Optional<Trainer> trainer = Optional.empty();
  private Map<Layer, Boolean> trainableAtCompile = Map.of();

  /**
   * Creates a model without layers. Its name is "sequential", "sequential_1" and so on by default.
   *
   * @param options name(...)
   */
  public Sequential(SequentialOption... options) {
    JitWarmup.start();
    name =
        Options.find(options, Name.class)
            .map(Name::name)
            .orElseGet(() -> Session.current().uniqueName("sequential"));
  }

  /**
   * Creates a model of the given layers.
   *
   * <pre>{@code
   * var net = new Sequential(
   *     new Flatten(),
   *     new Dense(30, activation("relu")),
   *     new Dense(10, activation("softmax")));
   * }</pre>
   *
   * @throws IllegalArgumentException if a layer occurs twice, two layers have the same name, or a
   *     layer does not accept the outputs of the previous one
   */
  public Sequential(Layer first, Layer... more) {
    this();
    add(first);
    for (Layer layer : more) {
      add(layer);
    }
  }

  /**
   * Creates a model of another model and the layers that follow it, such as {@code new
   * Sequential(net, new Softmax())}. Both models share the weights.
   *
   * @throws IllegalArgumentException if a layer occurs twice, two layers have the same name, or a
   *     layer does not accept the outputs of the previous one
   */
  public Sequential(Sequential first, Layer... more) {
    this();
    add(first);
    for (Layer layer : more) {
      add(layer);
    }
  }

  /**
   * Creates a model of the given layers, like {@code keras.Sequential([layer, layer])}.
   *
   * <pre>{@code
   * var net = new Sequential(List.of(new Flatten(), new Dense(10)), name("mine"));
   * }</pre>
   *
   * @param options name(...)
   * @throws IllegalArgumentException if a layer occurs twice, two layers have the same name, or a
   *     layer does not accept the outputs of the previous one
   */
  public Sequential(List<? extends Layer> layers, SequentialOption... options) {
    this(options);
    for (Layer layer : layers) {
      add(layer);
    }
  }

  /** Returns the name, such as "sequential_1". */
  public String name() {
    return name;
  }

  /**
   * Adds a layer at the end, like {@code model.add(layer)}.
   *
   * @throws IllegalArgumentException if the model already has this layer or another one with its
   *     name, or the layer does not accept the outputs of the previous one
   * @throws IllegalStateException if the model is being trained or evaluated
   */
  public void add(Layer layer) {
    change("add", () -> put(layer));
  }

  /**
   * Adds a model as a layer at the end, like {@code model.add(other)}. Both models share the
   * weights.
   *
   * <pre>{@code
   * var probabilities = new Sequential(net, new Softmax());      // net returns scores (logits)
   * }</pre>
   *
   * @throws IllegalArgumentException if the other model contains this one, or this model already
   *     has the other one or a layer with its name, or the other model does not accept the outputs
   *     of the last layer
   * @throws IllegalStateException if the model is being trained or evaluated
   */
  public void add(Sequential other) {
    if (other == null) {
      add((Layer) null);
      return;
    }
    if (other.contains(this)) {
      throw new IllegalArgumentException(
          "add: expected another model, but "
              + other.name
              + " is or contains "
              + name
              + "; create the other model with new Sequential()");
    }
    add(new ModelLayer(other));
  }

  private boolean contains(Sequential model) {
    return this == model
        || layers.stream()
            .anyMatch(layer -> layer instanceof ModelLayer inner && inner.model().contains(model));
  }

  private void put(Layer layer) {
    new LayerChecks(name, layers).requireNew(layer);
    Optional<int[]> sample = layers.isEmpty() ? layer.declaredInput() : input;
    if (sample.isPresent()) {
      layer.build(outputShape(sample.get()));
    }
    layers.add(layer);
    input = sample;
    trainer = Optional.empty();
  }

  /**
   * Removes the last layer, like {@code model.pop()}.
   *
   * @throws IllegalStateException if the model has no layers, or is being trained or evaluated
   */
  public void pop() {
    change(
        "pop",
        () -> {
          new LayerChecks(name, layers).requireSome();
          layers.remove(layers.size() - 1);
          input = layers.isEmpty() ? Optional.empty() : input;
          trainer = Optional.empty();
        });
  }

  /**
   * Returns the layer with the given name, like {@code model.get_layer("hidden")}.
   *
   * @throws IllegalArgumentException if there is no such layer; the message lists the names
   */
  public Layer getLayer(String layer) {
    return layers.stream()
        .filter(known -> known.name().equals(layer))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Names.unknown("layer", layer, layers.stream().map(Layer::name).toList())));
  }

  /**
   * Returns the layer with the given index, like {@code model.get_layer(index=0)}.
   *
   * @param index counts from 0 at the input
   * @throws IllegalArgumentException if there is no such layer
   */
  public Layer getLayer(int index) {
    if (index < 0 || index >= layers.size()) {
      throw new IllegalArgumentException(
          "getLayer: expected an index of at least 0 and below "
              + layers.size()
              + ", the number of layers, but got "
              + index);
    }
    return layers.get(index);
  }

  /**
   * Returns the layers; those of models that were added as layers take the place of these models.
   */
  List<Layer> parts() {
    return layers.stream().flatMap(layer -> layer.parts().stream()).toList();
  }

  /** Returns the shape of one sample, if it is known. */
  Optional<int[]> input() {
    return input.map(int[]::clone);
  }

  /** Returns the layers in order from the input; the list cannot be modified. */
  public List<Layer> layers() {
    return Collections.unmodifiableList(layers);
  }

  /**
   * Creates the weights before the model receives samples, like {@code model.build((None, 784))}.
   *
   * @param sample the shape of one sample, such as 784
   * @throws IllegalArgumentException if a layer does not accept the outputs of the previous one
   * @throws IllegalStateException if the model has no layers
   */
  public void build(int... sample) {
    Session.current().modelLock().betweenSteps(() -> makeWeights(sample));
  }

  private synchronized void makeWeights(int... sample) {
    outputs(sample); // throws before any weight is created if a layer does not fit
    int[] shape = sample;
    for (Layer layer : layers) {
      layer.build(shape);
      shape = layer.outputShape(shape);
    }
    input = input.or(() -> Optional.of(sample.clone()));
  }

  /**
   * Returns the number of values in one output, without building any layer.
   *
   * @throws IllegalArgumentException if the layers do not accept samples of this shape
   */
  int outputs(int[] sample) {
    new LayerChecks(name, layers).requireSome();
    return Shapes.size(outputShape(sample));
  }

  int[] outputShape(int... sample) {
    int[] shape = sample;
    for (Layer layer : layers) {
      shape = layer.outputShape(shape);
    }
    return shape;
  }

  /**
   * Chooses how the model is trained and evaluated, like {@code model.compile}.
   *
   * @param options loss(...), which is required, optimizer("rmsprop") and metrics(...)
   * @throws IllegalArgumentException if there is no loss
   * @throws IllegalStateException if the model is being trained or evaluated
   */
  public void compile(CompileOption... options) {
    compile(Compilation.of(options));
  }

  void compile(Compilation chosen) {
    change(
        "compile",
        () -> {
          compilation = Optional.of(chosen);
          trainableAtCompile =
              parts().stream().collect(Collectors.toMap(layer -> layer, Layer::trainable));
          trainer = Optional.empty();
        });
  }

  private void change(String action, Runnable change) {
    ModelLock lock = Session.current().modelLock();
    ModelLock.Use use = lock.exclusive(action, this, name);
    try {
      lock.betweenSteps(change);
    } finally {
      use.close();
    }
  }

  /**
   * Trains the model, like {@code model.fit}, starting from its current weights. If a layer, the
   * loss or a metric throws an exception in a training step, the weights and the optimizer keep
   * their state from before that step. Callbacks are called between training steps.
   *
   * @param x the samples, [n, ...], of any number type
   * @param y the labels, [n] or [n,k], in the form that the loss requires
   * @param options epochs(1), batchSize(32), shuffle(true), verbose(1), validationSplit,
   *     validationData, classWeight, sampleWeight, callbacks
   * @return the loss and the metrics of each epoch
   * @throws IllegalStateException if the model is not compiled, or is being trained or evaluated
   * @throws IllegalArgumentException if the samples, the labels and the layers do not fit together
   * @throws java.util.concurrent.CancellationException if the thread is interrupted; the weights of
   *     the last finished step are kept
   */
  public History fit(INDArray x, INDArray y, FitOption... options) {
    FitSettings settings = FitSettings.of(options);
    try (ModelLock.Use use = Session.current().modelLock().exclusive("fit", this, name)) {
      return trainer("fit").fit(x, y, settings, use);
    }
  }

  /**
   * Returns the logs of the finished epochs of the last training run, even if it failed. After
   * {@link #add} or {@link #compile}, the history is empty.
   */
  public History history() {
    return trainer.map(Trainer::history).orElseGet(History::new);
  }

  /**
   * Returns whether {@link #fit} has trained this model on exactly these samples. Their shape and
   * data type do not matter, nor does a positive factor such as 1/255. Keras has no counterpart.
   *
   * @param x samples, [n, ...], of any number type
   */
  public boolean hasTrainedOn(INDArray x) {
    return leakageCheck.hasTrained(Rows.of(x));
  }

  /**
   * Returns the loss and the metrics for the given samples, like {@code model.evaluate}.
   *
   * @param x the samples, [n, ...], of any number type
   * @param y the labels, [n] or [n,k], in the form that the loss requires
   * @param options batchSize(32), verbose(1), sampleWeight
   * @throws IllegalArgumentException if the samples, the labels and the layers do not fit together
   * @throws IllegalStateException if the model is not compiled, or is being trained or evaluated on
   *     another thread; a callback may evaluate the model that is being trained
   */
  public Evaluation evaluate(INDArray x, INDArray y, EvaluateOption... options) {
    try (ModelLock.Use use = Session.current().modelLock().reentrant("evaluate", this, name)) {
      return trainer("evaluate").evaluate(x, y, use, options);
    }
  }

  /**
   * Takes one training step on the given samples, like {@code model.train_on_batch}. The history
   * and callbacks are not involved.
   *
   * <pre>{@code
   * for (int step = 0; step < 100; step++) {
   *   net.trainOnBatch(X, y);
   * }
   * }</pre>
   *
   * @param x the samples, [n, ...], of any number type
   * @param y the labels, [n] or [n,k], in the form that the loss requires
   * @return the loss and the metrics of this batch alone, before the step changes the weights;
   *     Dropout is active
   * @throws IllegalStateException if the model is not compiled, or is being trained or evaluated
   * @throws IllegalArgumentException if the samples, the labels and the layers do not fit together
   */
  public Evaluation trainOnBatch(INDArray x, INDArray y) {
    try (ModelLock.Use use = Session.current().modelLock().exclusive("trainOnBatch", this, name)) {
      return trainer("trainOnBatch").trainOnBatch(x, y, use);
    }
  }

  /**
   * Returns the loss and the metrics for the given samples as a single batch, like {@code
   * model.test_on_batch}.
   *
   * @param x the samples, [n, ...], of any number type
   * @param y the labels, [n] or [n,k], in the form that the loss requires
   * @throws IllegalStateException if the model is not compiled, or is being trained or evaluated on
   *     another thread
   * @throws IllegalArgumentException if the samples, the labels and the layers do not fit together
   */
  public Evaluation testOnBatch(INDArray x, INDArray y) {
    try (ModelLock.Use use = Session.current().modelLock().reentrant("testOnBatch", this, name)) {
      return trainer("testOnBatch").testOnBatch(x, y, use);
    }
  }

  /**
   * Returns the optimizer that the model is compiled with, like {@code model.optimizer}.
   *
   * <pre>{@code
   * net.optimizer().learningRate()                      // such as 0.001
   * net.optimizer().setLearningRate(0.0001);
   * }</pre>
   *
   * @throws IllegalStateException if the model is not compiled
   */
  public Optimizer optimizer() {
    return compiled("optimizer").optimizer();
  }

  /**
   * Returns the gradients of the loss with respect to the weights, like {@code tape.gradient(loss,
   * model.trainable_weights)}, where the loss is the mean over the samples.
   *
   * <p>Layers work as in {@link #predict}, which is what {@code model(x)} does under a {@code
   * tf.GradientTape}: Dropout drops nothing, so the result is not random, and BatchNormalization
   * uses its moving statistics. The optimizer, the metrics, the history and existing weights are
   * not changed. If there are no weights yet, they are created first.
   *
   * <pre>{@code
   * List<INDArray> gradients = net.gradients(X, y);
   * gradients.get(0)                                    // dL/dW of the first layer, [784,30]
   * gradients.get(1)                                    // dL/db of the first layer, [30]
   * }</pre>
   *
   * @param x the samples, [n, ...], of any number type
   * @param y the labels, [n] or [n,k], in the form that the loss requires
   * @return dL/dw for each array of {@link #trainableWeights}, in the same order and shapes,
   *     float32
   * @throws IllegalStateException if the model is not compiled
   * @throws IllegalArgumentException if the samples, the labels and the layers do not fit together
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public List<INDArray> gradients(INDArray x, INDArray y) {
    return trainer("gradients").gradients(x, y);
  }

  HealthReport health(INDArray x, INDArray y) {
    return trainer("HealthReport").health(x, y);
  }

  private Compilation compiled(String action) {
    return compilation.orElseThrow(
        () ->
            new IllegalStateException(
                action
                    + ": expected a compiled model, but "
                    + name
                    + " is not compiled; call"
                    + " compile(optimizer(\"adam\"), loss(\"categorical_crossentropy\"),"
                    + " metrics(\"accuracy\")) first"));
  }

  private Trainer trainer(String action) {
    Compilation compiled = compiled(action);
    Trainer current = trainer.orElseGet(() -> trainer(compiled, new TrainingStreams()));
    trainer = Optional.of(current);
    return current;
  }

  private Trainer trainer(Compilation chosen, TrainingStreams random) {
    return new Trainer(this, chosen, leakageCheck, random, trainableAtCompile);
  }

  /**
   * Returns the outputs for the given samples, like {@code model.predict}.
   *
   * @param x the samples, [n, ...], of any number type
   * @param options batchSize(32), verbose(0)
   * @return the outputs, [n, outputs], or [n, ...] if an output has several axes, float32
   * @throws IllegalArgumentException if the layers do not accept the samples
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public INDArray predict(INDArray x, PredictOption... options) {
    Rows rows = new SampleChecks("predict").samples(x, input);
    int[] sample = Samples.sampleShape(rows);
    build(sample);
    int batchSize = Progress.batchSize((Object[]) options);
    InferenceRunner forward = new InferenceRunner(parts().stream().map(Layer::operation).toList());
    try (ProgressBar progress = Progress.bar(options, 0)) {
      progress.onTestBegin((rows.count() + batchSize - 1) / batchSize);
      INDArray result =
          forward.outputs(
              rows,
              outputs(sample),
              batchSize,
              batch -> {
                progress.onTestBatchEnd(batch, Map.of());
                TrainingLoop.stopIfInterrupted(() -> "predict: interrupted");
              });
      progress.onTestEnd(Map.of());
      return result.reshape('c', Shapes.ofSamples(rows.count(), outputShape(sample)));
    }
  }

  /** Returns the outputs for the given samples, as {@link #predict} does, like {@code model(x)}. */
  public INDArray call(INDArray x) {
    return predict(x);
  }

  /**
   * Returns the table of layers, output shapes and numbers of parameters, like {@code
   * model.summary()}.
   *
   * @throws IllegalStateException if the weights do not exist yet
   */
  public Summary summary() {
    return Summary.of(name, layers, input);
  }

  /**
   * Returns the number of parameters, like {@code model.count_params()}.
   *
   * @throws IllegalStateException if the weights do not exist yet
   */
  public long countParams() {
    return layers.stream().mapToLong(Layer::countParams).sum();
  }

  /**
   * Returns the weight arrays, layer by layer. They are not copies: changing an array changes the
   * model.
   */
  public List<INDArray> weights() {
    return layers.stream().flatMap(layer -> layer.weights().stream()).toList();
  }

  /**
   * Returns the arrays of {@link #weights} that training changes, like {@code
   * model.trainable_weights}: without those of frozen layers and without moving statistics.
   */
  public List<INDArray> trainableWeights() {
    return layers.stream()
        .flatMap(layer -> layer.trainableParameters().stream())
        .map(parameter -> parameter.value().array())
        .toList();
  }

  /**
   * Freezes all layers, or lets training change their weights again, like {@code model.trainable =
   * False}. As in Keras, this takes effect with the next {@link #compile}.
   *
   * @param value false to freeze the weights
   */
  public void trainable(boolean value) {
    layers.forEach(layer -> layer.trainable(value));
  }

  /**
   * Returns copies of all weights, layer by layer, like {@code model.get_weights()}. If another
   * thread is training the model, the weights are copied between two training steps.
   */
  public List<INDArray> getWeights() {
    return Weights.copies(this::weights);
  }

  /**
   * Replaces all weights, like {@code model.set_weights(weights)}.
   *
   * @param weights arrays in the order and shapes of {@link #getWeights}
   * @throws IllegalArgumentException if the number of arrays or a shape differs; no weight is
   *     changed in that case
   */
  public void setWeights(List<INDArray> weights) {
    Weights.copy(name, weights, weights());
  }

  /**
   * Writes all weights to a file, like {@code model.save_weights(path)}. {@link #save} also writes
   * the layers.
   *
   * @param file the name of the file, such as "weights.zip"
   * @throws IOException if the file cannot be written; in that case, an existing file is kept
   * @throws IllegalStateException if the weights do not exist yet
   */
  public void saveWeights(String file) throws IOException {
    requireWeights("saveWeights");
    WeightsFile.write(getWeights(), ModelFile.path("saveWeights", file));
  }

  /**
   * Replaces all weights with those in a file that {@link #saveWeights} or {@link #save} wrote for
   * a model with the same layers, like {@code model.load_weights(path)}.
   *
   * @throws IOException if the file cannot be read, or its weights do not have the shapes of this
   *     model's; no weight is changed in that case
   * @throws IllegalStateException if the weights of this model do not exist yet
   */
  public void loadWeights(String file) throws IOException {
    requireWeights("loadWeights");
    WeightsFile.read(this, ModelFile.path("loadWeights", file));
  }

  private void requireWeights(String action) {
    if (input.isEmpty()) {
      throw new IllegalStateException(
          action
              + ": "
              + name
              + " has no weights yet, since it has not seen the shape of a sample;"
              + " call build(784) first");
    }
  }

  /**
   * Writes the model to a file, like {@code model.save(path)}. The file is a zip archive of
   * config.json and .npy files. If another thread is training the model, the state between two
   * training steps is written. The file does not contain objects of your own classes. If there are
   * any, a message says how to pass them to {@link #load}.
   *
   * @param file the name of the file, such as "net.zip"
   * @throws IOException if the file cannot be written; in that case, an existing file is kept
   * @throws IllegalStateException if the weights do not exist yet
   */
  public void save(String file) throws IOException {
    ModelFile.write(this, compilation, trainer.flatMap(Trainer::streams), input, file);
  }

  /**
   * Reads a model that {@link #save} wrote, like {@code keras.models.load_model(path)}: {@code
   * Sequential.load("net.zip")}, or {@code Sequential.load("net.zip", customObjects(new MyLoss()))}
   * for a model with objects of your own classes.
   *
   * @param options customObjects(...), new objects of your own classes for those in the saved model
   * @throws IOException if the file cannot be read or is not a saved model
   * @throws IllegalArgumentException if an object of your own classes is missing
   */
  public static Sequential load(String file, LoadOption... options) throws IOException {
    return ModelFile.read(file, options);
  }

  /**
   * Compiles this model, which was read from a file, and continues the random streams of its
   * training.
   */
  void restore(Compilation chosen, Optional<FunctionStreams> streams) {
    compile(chosen);
    trainer = streams.map(s -> trainer(chosen, new TrainingStreams(s)));
  }

  /** Returns a text such as {@code Sequential(name=sequential, layers=[dense, dense_1])}. */
  @Override
  public String toString() {
    return "Sequential(name="
        + name
        + ", layers="
        + layers.stream().map(Layer::name).toList()
        + ")";
  }
}
