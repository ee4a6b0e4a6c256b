package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Forward;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Phase;
import io.github.lectern.keras.engine.TileFunction;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The built layers of a model with its loss: what a batch passes through, forward and backward. */
final class Network {
  private final List<Operation> operations = new ArrayList<>();
  private final List<Parameter> parameters;
  private final Forward forward;
  private final LossPass lossPass;
  private final List<Metric> metrics;
  private final Optional<ClassWeights> classWeights;
  private double lossSum;
  private long samples;

  Network(
      List<Layer> layers, Loss loss, List<Metric> metrics, Optional<ClassWeights> classWeights) {
    this.metrics = metrics;
    this.classWeights = classWeights;
    layers.forEach(layer -> operations.add(layer.operation()));
    parameters = operations.stream().flatMap(op -> op.parameters().stream()).toList();
    lossPass = lossPass(layers.get(layers.size() - 1), loss);
    forward = new Forward(operations);
  }

  /** Takes the last activation off if the loss does better on what is below it. */
  private LossPass lossPass(Layer last, Loss loss) {
    Optional<Loss> onLogits = last.activation().flatMap(f -> loss.onLogitsOf(f.name()));
    Optional<Operation> open = operations.get(operations.size() - 1).withoutFunction();
    if (onLogits.isEmpty() || open.isEmpty()) {
      return new LossPass(loss, Optional.empty(), metrics);
    }
    operations.set(operations.size() - 1, open.get());
    Optional<TileFunction> function = last.activation().map(f -> f);
    return new LossPass(onLogits.get(), function, metrics);
  }

  /** One step: forward, backward, and the weights moved. */
  void train(Samples samples, int[] order, int from, int to, Optimizer optimizer) {
    Matrix gradient = pass(samples, order, from, to, Phase.TRAINING);
    int first = firstWithParameters();
    for (int i = operations.size() - 1; i >= first; i--) {
      InputGradient wanted = i > first ? InputGradient.WANTED : InputGradient.UNUSED;
      gradient = operations.get(i).backward(gradient, wanted);
    }
    optimizer.apply(parameters);
  }

  /** Only looks: adds a batch to the loss and the metrics. */
  void test(Samples samples, int[] order, int from, int to) {
    pass(samples, order, from, to, Phase.INFERENCE);
  }

  /** Adds a batch to the loss and the metrics; gives the gradient of the loss. */
  private Matrix pass(Samples batch, int[] order, int from, int to, Phase phase) {
    Matrix outputs = forward.output(batch.x(), order, from, to, phase);
    Optional<ClassWeights> weights = phase == Phase.TRAINING ? classWeights : Optional.empty();
    LossPass.Result result = lossPass.run(outputs, batch.y(), order, from, weights);
    lossSum += result.lossSum();
    samples += to - from;
    return result.gradient();
  }

  private int firstWithParameters() {
    int first = 0;
    while (first < operations.size() && operations.get(first).parameters().isEmpty()) {
      first++;
    }
    return first;
  }

  /** The mean loss and the metrics since the last reset, in float32 as Keras keeps them. */
  Map<String, Double> logs() {
    Map<String, Double> logs = new LinkedHashMap<>();
    logs.put("loss", (double) (float) (lossSum / samples));
    metrics.forEach(metric -> logs.put(metric.name(), (double) (float) metric.result()));
    return logs;
  }

  /** Begins a new epoch. */
  void resetLogs() {
    lossSum = 0;
    samples = 0;
    metrics.forEach(Metric::resetState);
  }
}
