package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.random.Shuffle;
import io.github.lectern.keras.session.ModelLock;
import io.github.lectern.keras.session.Session;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Runs the epochs of one call to {@code fit}. */
final class TrainingLoop {
  private final Network network;
  private final Optimizer optimizer;
  private final Samples training;
  private final Optional<Samples> validation;
  private final FitSettings settings;
  private final Callback callbacks;
  private final BatchLoader loader;
  private final Optional<BatchLoader> validationLoader;
  private final ModelLock lock = Session.current().modelLock();
  private final Shuffle shuffle = Session.current().newShuffle();

  TrainingLoop(
      Network network,
      Optimizer optimizer,
      Samples training,
      Optional<Samples> validation,
      FitSettings settings,
      Callback callbacks) {
    this.network = network;
    this.optimizer = optimizer;
    this.training = training;
    this.validation = validation;
    this.settings = settings;
    this.callbacks = callbacks;
    loader = network.loader(training);
    validationLoader = validation.map(network::loader);
  }

  void run(TrainingControl control, BooleanSupplier stopped) {
    TrainingPlan plan = new TrainingPlan(settings.epochs(), training.steps(settings.batchSize()));
    callbacks.onTrainBegin(plan, control);
    try {
      for (int epoch = 0; epoch < plan.epochs() && !stopped.getAsBoolean(); epoch++) {
        callbacks.onEpochBegin(epoch);
        callbacks.onEpochEnd(epoch, epoch(epoch, plan, stopped));
      }
    } finally {
      callbacks.onTrainEnd();
    }
  }

  private Map<String, Double> epoch(int epoch, TrainingPlan plan, BooleanSupplier stopped) {
    int[] order =
        settings.shuffle() ? training.inOrder(shuffle.next(training.count())) : training.inOrder();
    network.resetLogs();
    for (int step = 0; step < plan.stepsPerEpoch() && !stopped.getAsBoolean(); step++) {
      int from = step * settings.batchSize();
      int to = Math.min(from + settings.batchSize(), order.length);
      Batch batch = training.batch(loader, order, from, to);
      callbacks.onTrainBatchBegin(step);
      lock.beginStep();
      try {
        network.train(batch, optimizer);
      } finally {
        lock.endStep();
      }
      callbacks.onTrainBatchEnd(step, network.logs());
      int finished = step;
      stopIfInterrupted(() -> interruption(epoch, finished, plan));
    }
    Map<String, Double> logs = network.logs();
    validation.ifPresent(samples -> addValidation(logs, samples));
    return logs;
  }

  private void addValidation(Map<String, Double> logs, Samples samples) {
    network.resetLogs();
    int[] order = samples.inOrder();
    for (int from = 0; from < order.length; from += settings.batchSize()) {
      int to = Math.min(from + settings.batchSize(), order.length);
      network.test(samples.batch(validationLoader.orElseThrow(), order, from, to));
      stopIfInterrupted(
          () ->
              "fit: interrupted while validating; the model keeps what it has learned, and"
                  + " history() has the finished epochs");
    }
    network.logs().forEach((name, value) -> logs.put("val_" + name, value));
  }

  private static String interruption(int epoch, int step, TrainingPlan plan) {
    return "fit: interrupted in epoch "
        + (epoch + 1)
        + " of "
        + plan.epochs()
        + ", after step "
        + (step + 1)
        + " of "
        + plan.stepsPerEpoch()
        + "; the model keeps what it has learned, and history() has the finished epochs";
  }

  /**
   * Throws an exception if the thread was interrupted, for example by the stop button of a
   * notebook.
   *
   * @throws CancellationException if the thread was interrupted
   */
  static void stopIfInterrupted(Supplier<String> message) {
    if (Thread.interrupted()) {
      throw new CancellationException(message.get());
    }
  }
}
