package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.Gradients;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Phase;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.layers.InferenceRunner;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.losses.LogitsLoss;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.random.PhiloxStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Runs batches forward and backward through the layers of a model and its loss. */
final class Network {
  private final List<Operation> operations;
  private final InferenceRunner forward;
  private final int firstTrained;
  private final List<Parameter> parameters;
  private final boolean callsUserCode;
  private final BatchLoss batchLoss;
  private final Penalties penalties;
  private final List<Metric> metrics;
  private final Optional<ClassWeights> classWeights;
  private final Workspace workspace;
  private double lossSum;
  private long samples;

  /**
   * Creates the network of a model.
   *
   * @param frozen whether a layer's weights stay as they are in training
   * @param random returns the stream for the next random operation
   */
  Network(
      List<Layer> layers,
      Predicate<Layer> frozen,
      Loss loss,
      List<Metric> metrics,
      Optional<ClassWeights> classWeights,
      Supplier<PhiloxStream> random,
      Workspace workspace) {
    this.metrics = metrics;
    this.classWeights = classWeights;
    this.workspace = workspace;
    List<Operation> ofLayers = new ArrayList<>();
    for (Layer layer : layers) {
      Operation operation = layer.operation(random);
      ofLayers.add(frozen.test(layer) ? operation.frozen() : operation);
    }
    LogitsLoss onOutputs = loss(layers.get(layers.size() - 1), ofLayers, loss);
    batchLoss = new BatchLoss(onOutputs, loss.portion(), metrics);
    penalties = Penalties.of(layers);
    forward = new InferenceRunner(ofLayers);
    operations = forward.operations();
    firstTrained = firstWithParameters(operations);
    parameters = operations.stream().flatMap(op -> op.parameters().stream()).toList();
    callsUserCode = operations.stream().anyMatch(Operation::callsUserCode);
  }

  /**
   * Returns the loss for the last operation. If the loss is more accurate when it is computed from
   * logits, the activation is removed from that operation.
   */
  private static LogitsLoss loss(Layer last, List<Operation> operations, Loss loss) {
    int top = operations.size() - 1;
    Optional<LogitsLoss> onLogits = last.activation().flatMap(f -> loss.onLogitsOf(f.name()));
    Optional<Operation> open = operations.get(top).withoutActivation();
    if (onLogits.isEmpty() || open.isEmpty()) {
      return loss::compute;
    }
    operations.set(top, open.get());
    return onLogits.get();
  }

  /** Returns a loader that gathers batches of these samples. */
  BatchLoader loader(Samples samples) {
    return new BatchLoader(samples.x(), workspace);
  }

  /**
   * Takes one training step: the forward pass, the loss, the backward pass and the update of the
   * weights.
   *
   * <p>The weights of a layer are updated right after its backward pass, and their gradient is
   * computed part by part during the update. For five layers of 500 units, running the backward
   * pass through all layers before the first update took a tenth longer. If a layer or an
   * activation function is user-written, however, its code may throw an exception. In such a net,
   * no weight is changed until the backward pass through all layers has finished. The same is true
   * if the optimizer limits the norm of all gradients together.
   */
  void train(Batch batch, Optimizer optimizer) {
    Context context = new Context(workspace, Phase.TRAINING);
    Matrix dy = forward(batch, context, classWeights);
    Optimizer.Step step = optimizer.begin(parameters, workspace);
    try {
      if (callsUserCode || optimizer.needsAllGradients()) {
        step.updateAll(gradients(dy, context));
      } else {
        backward(dy, context, step::update);
      }
      operations.forEach(Operation::endStep);
    } catch (Throwable failure) {
      step.undo(failure);
      throw failure;
    }
  }

  /** Returns the gradients of the mean loss of a batch, without changing the weights. */
  List<Gradient> gradients(Batch batch) {
    Context context = new Context(workspace, Phase.INFERENCE);
    return gradients(forward(batch, context, Optional.empty()), context);
  }

  /** Returns the gradients of all weights, in the order of the layers. */
  private List<Gradient> gradients(Matrix lossGradient, Context context) {
    List<Gradient> gradients = new ArrayList<>();
    backward(lossGradient, context, gradients::add);
    gradients.sort(Comparator.comparingInt(gradient -> parameters.indexOf(gradient.parameter())));
    return gradients;
  }

  /**
   * Runs the backward pass, from the last layer to the first one with weights.
   *
   * @param result receives the gradient of each parameter
   */
  private void backward(Matrix lossGradient, Context context, Consumer<Gradient> result) {
    Matrix dy = lossGradient;
    for (int i = operations.size() - 1; i >= firstTrained; i--) {
      InputGradient input = i > firstTrained ? InputGradient.NEEDED : InputGradient.NOT_NEEDED;
      Gradients gradients = operations.get(i).backward(dy, input, context);
      for (Gradient gradient : gradients.parameters()) {
        result.accept(gradient.withPenalty());
      }
      dy = gradients.input().orElse(dy);
    }
  }

  /** Adds a batch to the loss and the metrics, without training. */
  void test(Batch batch) {
    forward(batch, new Context(workspace, Phase.INFERENCE), Optional.empty());
  }

  /**
   * Adds a batch to the loss, which includes the penalties, and the metrics, and returns
   * dL/doutputs.
   */
  private Matrix forward(Batch batch, Context context, Optional<ClassWeights> weights) {
    Matrix x = batch.x();
    batch.prepareNext();
    Matrix outputs = forward.output(x, context);
    BatchLoss.Result result = batchLoss.run(outputs, batch, weights, workspace);
    lossSum += result.lossSum() + batch.size() * penalties.sum(workspace);
    samples += batch.size();
    return result.gradient();
  }

  private static int firstWithParameters(List<Operation> operations) {
    int first = 0;
    while (first < operations.size() && operations.get(first).parameters().isEmpty()) {
      first++;
    }
    return first;
  }

  /** Returns the mean loss and the metrics since the last reset, rounded to float32 as in Keras. */
  Map<String, Double> logs() {
    Map<String, Double> logs = new LinkedHashMap<>();
    logs.put("loss", (double) (float) (lossSum / samples));
    metrics.forEach(metric -> logs.put(metric.name(), (double) (float) metric.result()));
    return logs;
  }

  /** Resets the loss and the metrics. */
  void resetLogs() {
    lossSum = 0;
    samples = 0;
    metrics.forEach(Metric::resetState);
  }
}
