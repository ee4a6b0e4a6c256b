package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Intake;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.engine.Phase;
import io.github.lectern.keras.engine.Step;
import io.github.lectern.keras.engine.Team;
import io.github.lectern.keras.layers.Forward;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.losses.LogitsLoss;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.random.PhiloxStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The built layers of a model with its loss: what a batch passes through, forward and backward. */
final class Network {
  private final List<Operation> operations = new ArrayList<>();
  private final WeightUpdate weightUpdate;
  private final Forward forward;
  private final int firstTrained;
  private final LossPass lossPass;
  private final List<Metric> metrics;
  private final Optional<ClassWeights> classWeights;
  private final Team team;
  private double lossSum;
  private long samples;

  Network(
      List<Layer> layers,
      Loss loss,
      List<Metric> metrics,
      Optional<ClassWeights> classWeights,
      Supplier<PhiloxStream> random,
      Team team) {
    this.metrics = metrics;
    this.classWeights = classWeights;
    this.team = team;
    layers.forEach(layer -> operations.add(layer.operation(random)));
    lossPass = new LossPass(loss(layers.get(layers.size() - 1), loss), loss.portion(), metrics);
    forward = new Forward(operations);
    firstTrained = firstWithParameters(operations);
    weightUpdate = new WeightUpdate(operations.subList(firstTrained, operations.size()));
  }

  /** Takes the last activation off if the loss does better on what is below it. */
  private LogitsLoss loss(Layer last, Loss loss) {
    int top = operations.size() - 1;
    Optional<LogitsLoss> onLogits = last.activation().flatMap(f -> loss.onLogitsOf(f.name()));
    Optional<Operation> open = operations.get(top).withoutFunction();
    if (onLogits.isEmpty() || open.isEmpty()) {
      return loss::compute;
    }
    operations.set(top, open.get());
    return onLogits.get();
  }

  /** Gathers batches of samples for this network. */
  Intake intake(Samples samples) {
    return new Intake(samples.x(), team);
  }

  /** One step: forward, backward, and the weights moved. */
  void train(Batch batch, Optimizer optimizer) {
    Step step = new Step(team, Phase.TRAINING, optimizer::update);
    Matrix gradient = pass(batch, step, classWeights);
    weightUpdate.run(batch.size(), optimizer, () -> backward(gradient, step));
  }

  private void backward(Matrix lossGradient, Step step) {
    Matrix gradient = lossGradient;
    for (int i = operations.size() - 1; i >= firstTrained; i--) {
      InputGradient wanted =
          i > firstTrained ? operations.get(i - 1).outputGradient() : InputGradient.UNUSED;
      gradient = operations.get(i).backward(gradient, wanted, step);
    }
  }

  /** Only looks: adds a batch to the loss and the metrics. */
  void test(Batch batch) {
    pass(batch, Step.inference(team), Optional.empty());
  }

  /** Adds a batch to the loss and the metrics; gives the gradient of the loss. */
  private Matrix pass(Batch batch, Step step, Optional<ClassWeights> weights) {
    Matrix x = batch.x();
    batch.prepareNext();
    Matrix outputs = forward.output(x, step);
    LossPass.Result result = lossPass.run(outputs, batch, weights, team);
    lossSum += result.lossSum();
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
