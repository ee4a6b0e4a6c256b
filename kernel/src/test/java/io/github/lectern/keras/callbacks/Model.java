package io.github.lectern.keras.callbacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model that records what a callback does to it. */
final class Model implements TrainingControl {
  final List<String> saved = new ArrayList<>();
  double learningRate = 0.1;
  boolean stopped;

  /** Returns logs of one value, which a callback may extend. */
  static Map<String, Double> logs(String name, double value) {
    Map<String, Double> logs = new LinkedHashMap<>();
    logs.put(name, value);
    return logs;
  }

  /** Begins a training run with the callback, and returns the model. */
  static Model begin(Callback callback) {
    Model model = new Model();
    callback.onTrainBegin(new TrainingPlan(10, 1), model);
    return model;
  }

  @Override
  public void stopTraining() {
    stopped = true;
  }

  @Override
  public double learningRate() {
    return learningRate;
  }

  @Override
  public void setLearningRate(double value) {
    learningRate = value;
  }

  @Override
  public void save(String file) {
    saved.add(file);
  }

  @Override
  public void saveWeights(String file) {
    saved.add("weights of " + file);
  }

  @Override
  public List<INDArray> getWeights() {
    throw new AssertionError("not expected to read weights");
  }

  @Override
  public void setWeights(List<INDArray> weights) {
    throw new AssertionError("not expected to set weights");
  }
}
