package io.github.lectern.keras.reference;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a net under test shows after each step: weights, optimizer state and loss. */
final class Recorder implements Callback {
  /** One array of weights, and what the optimizer keeps for it. */
  record State(int rows, List<double[]> arrays) {
    double[] of(int weight) {
      double[] numbers = new double[arrays.size()]; // no stream: this runs for each weight
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = arrays.get(i)[weight];
      }
      return numbers;
    }
  }

  final List<List<State>> states = new ArrayList<>();
  final List<Double> losses = new ArrayList<>();

  private final Sequential net;
  private final Optimizer optimizer;
  private final List<RecordedMask> masks;

  Recorder(Sequential net, Optimizer optimizer, List<RecordedMask> masks) {
    this.net = net;
    this.optimizer = optimizer;
    this.masks = masks;
  }

  /** Notes weights and state; before the first step, and then after each. */
  void record() {
    List<Parameter> parameters =
        net.layers().stream().flatMap(layer -> layer.trainableParameters().stream()).toList();
    List<State> arrays = new ArrayList<>();
    for (Parameter parameter : parameters) {
      List<double[]> state = new ArrayList<>(List.of(doubles(parameter.value().array())));
      optimizer.state(List.of(parameter)).forEach(slot -> state.add(doubles(slot)));
      arrays.add(new State(parameter.value().rows(), state));
    }
    states.add(arrays);
  }

  private static double[] doubles(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    losses.add(logs.get("loss"));
    masks.forEach(RecordedMask::record);
    record();
  }
}
