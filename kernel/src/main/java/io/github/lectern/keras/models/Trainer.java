package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.callbacks.ProgressBar;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.options.EvaluateOption;
import io.github.lectern.keras.options.ValidationData;
import io.github.lectern.tensor.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains and evaluates one compiled model. */
final class Trainer implements TrainingControl {
  private final Sequential model;
  private final Compilation compilation;
  private final AtomicBoolean busy = new AtomicBoolean();
  private Optional<List<Metric>> metrics = Optional.empty();
  private History history = new History();
  private boolean stopped;

  Trainer(Sequential model, Compilation compilation) {
    this.model = model;
    this.compilation = compilation;
  }

  History history() {
    return history;
  }

  History fit(INDArray x, INDArray y, FitSettings settings) {
    SampleChecks checks = new SampleChecks("fit");
    Samples all = checks.samples(x, y);
    int outputs = prepare(checks, all);
    Optional<Samples> validation = validation(all, settings, checks, outputs);
    Samples training = settings.validationSplit().isPresent() ? trainingPart(all, settings) : all;
    Optional<ClassWeights> weights = settings.classWeight().map(w -> classWeights(w, all, outputs));
    exclusively(
        () -> {
          history = new History();
          stopped = false;
          Network network = network(weights);
          List<Callback> callbacks = new ArrayList<>(List.of(history));
          callbacks.add(new ProgressBar(settings.verbose()));
          callbacks.addAll(settings.callbacks());
          new TrainingLoop(
                  network,
                  compilation.optimizer(),
                  training,
                  validation,
                  settings,
                  new CallbackList(callbacks))
              .run(this, () -> stopped);
        });
    return history;
  }

  Evaluation evaluate(INDArray x, INDArray y, EvaluateOption... options) {
    SampleChecks checks = new SampleChecks("evaluate");
    Samples samples = checks.samples(x, y);
    prepare(checks, samples);
    try (ProgressBar progress = Progress.bar(options, 1)) {
      return evaluate(samples, Progress.batchSize((Object[]) options), progress);
    }
  }

  private Evaluation evaluate(Samples samples, int batchSize, Callback progress) {
    Network network = network(Optional.empty());
    network.resetLogs();
    progress.onTestBegin(samples.steps(batchSize));
    int[] order = samples.inOrder();
    for (int from = 0; from < order.length; from += batchSize) {
      network.test(samples, order, from, Math.min(from + batchSize, order.length));
      progress.onTestBatchEnd(from / batchSize, network.logs());
      TrainingLoop.stopIfInterrupted("evaluate: interrupted; the model is as it was");
    }
    Map<String, Double> logs = network.logs();
    progress.onTestEnd(logs);
    return new Evaluation(logs);
  }

  /** Builds the layers and finds the metrics; gives the number of outputs. */
  private int prepare(SampleChecks checks, Samples samples) {
    model.build(samples.sampleShape());
    int outputs = model.outputs();
    checks.labels(compilation.loss(), samples.y(), outputs);
    int labels = samples.y().width();
    if (metrics.isEmpty()) {
      metrics = Optional.of(MetricChoices.resolve(compilation.metrics(), labels, outputs));
    }
    return outputs;
  }

  private Network network(Optional<ClassWeights> weights) {
    return new Network(model.layers(), compilation.loss(), metrics.orElseThrow(), weights);
  }

  private static Samples trainingPart(Samples all, FitSettings settings) {
    return all.slice(0, splitAt(all, settings.validationSplit().orElseThrow()));
  }

  // the last samples, before any shuffling: n - floor(n (1 - share)), as in Keras
  private static int splitAt(Samples all, double share) {
    int split = (int) Math.floor(all.count() * (1 - share));
    if (split == 0 || split == all.count()) {
      throw new IllegalArgumentException(
          "validationSplit: expected some samples on both sides, "
              + share
              + " of "
              + all.count()
              + " leaves none on one");
    }
    return split;
  }

  private Optional<Samples> validation(
      Samples all, FitSettings settings, SampleChecks checks, int outputs) {
    Optional<ValidationData> data = settings.validationData();
    if (data.isPresent()) {
      Samples samples = checks.samples(data.get());
      checks.labels(compilation.loss(), samples.y(), outputs);
      model.build(samples.sampleShape());
      return Optional.of(samples);
    }
    return settings.validationSplit().map(share -> all.slice(splitAt(all, share), all.count()));
  }

  private static ClassWeights classWeights(Map<Integer, Double> given, Samples all, int outputs) {
    Rows labels = all.y();
    return new ClassWeights(given, ClassWeights.classes(labels.width(), outputs));
  }

  private void exclusively(Runnable training) {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "fit: " + model.name() + " is being trained already; wait for that fit to end");
    }
    try {
      training.run();
    } finally {
      busy.set(false);
    }
  }

  @Override
  public void stopTraining() {
    stopped = true;
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
