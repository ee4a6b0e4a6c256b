package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.losses.BinaryCrossentropy;
import io.github.lectern.keras.losses.CategoricalCrossentropy;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.SparseCategoricalCrossentropy;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.random.FunctionStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Measures a model for its {@link HealthReport}. The model and its optimizer have their old state
 * afterwards.
 *
 * @param model the model, whose layers are built
 * @param compilation how the model is trained
 */
record HealthCheck(Sequential model, Compilation compilation) {
  private static final int BATCH = 1024;

  HealthReport run(INDArray x, INDArray y, Samples samples) {
    return new HealthReport(
        model.name(),
        samples.count(),
        compilation.optimizer().iterations(),
        size(x),
        loss(samples),
        guess(model.outputs(samples.sampleShape())),
        layers(x, model.gradients(x, y)));
  }

  private double loss(Samples samples) {
    try (Workspace workspace = Workspace.ofProcessors()) {
      Network network =
          new Network(
              model.parts(),
              layer -> !layer.trainable(),
              compilation.loss(),
              List.of(),
              Optional.empty(),
              new FunctionStreams(0).inOrder(),
              workspace);
      BatchLoader loader = network.loader(samples);
      int[] order = samples.inOrder();
      for (int from = 0; from < order.length; from += BATCH) {
        network.test(samples.batch(loader, order, from, Math.min(from + BATCH, order.length)));
      }
      return network.logs().get("loss");
    }
  }

  private List<LayerHealth> layers(INDArray x, List<INDArray> gradients) {
    List<Parameter> parameters = ModelFile.trainableParameters(model);
    List<INDArray> weights = copies(parameters);
    List<INDArray> next = afterOneStep(parameters, gradients);
    List<LayerHealth> layers = new ArrayList<>();
    for (StuckNodes nodes : StuckNodes.of(model.parts(), x)) {
      int place = parameters.indexOf(nodes.layer().parameters().get(0));
      if (place >= 0) { // otherwise the layer is frozen
        INDArray kernel = weights.get(place);
        layers.add(
            new LayerHealth(
                nodes.layer().name(),
                nodes.activation(),
                nodes.count(),
                nodes.silent(),
                nodes.saturated(),
                size(kernel),
                size(gradients.get(place)),
                ratio(size(next.get(place).sub(kernel)), size(kernel))));
      }
    }
    return layers;
  }

  private static List<INDArray> copies(List<Parameter> parameters) {
    return parameters.stream().map(parameter -> parameter.value().array().dup()).toList();
  }

  /** Returns the size of a change divided by that of the weights; 0 if nothing changes. */
  private static double ratio(double change, double weights) {
    return change == 0 ? 0 : change / weights;
  }

  /** Returns the weights that the optimizer's next step would lead to. */
  private List<INDArray> afterOneStep(List<Parameter> parameters, List<INDArray> gradients) {
    Optimizer optimizer = compilation.optimizer();
    Runnable undo = optimizer.savepoint(parameters);
    try (Workspace workspace = Workspace.ofProcessors()) {
      Optimizer.Step step = optimizer.begin(parameters, workspace);
      step.updateAll(
          IntStream.range(0, parameters.size())
              .mapToObj(i -> Gradient.of(parameters.get(i), Matrix.sharing(gradients.get(i))))
              .toList());
      return copies(parameters);
    } finally {
      undo.run();
    }
  }

  // -ln(1 / k) for k classes, all of which are equally likely
  private OptionalDouble guess(int outputs) {
    Loss loss = compilation.loss();
    if (loss instanceof BinaryCrossentropy) {
      return OptionalDouble.of(Math.log(2));
    }
    boolean classes =
        loss instanceof CategoricalCrossentropy || loss instanceof SparseCategoricalCrossentropy;
    return classes ? OptionalDouble.of(Math.log(outputs)) : OptionalDouble.empty();
  }

  // sqrt(mean_i a_i^2)
  private static double size(INDArray a) {
    double squares = 0;
    for (long from = 0; from < a.size(0); from += BATCH) {
      long to = Math.min(from + BATCH, a.size(0));
      INDArray rows = a.get(NDArrayIndex.interval(from, to));
      for (double value : rows.castTo(DataType.FLOAT).dup('c').data().asDouble()) {
        squares += value * value;
      }
    }
    return Math.sqrt(squares / a.length());
  }
}
