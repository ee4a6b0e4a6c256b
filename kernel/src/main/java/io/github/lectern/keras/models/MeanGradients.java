package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.random.FunctionStreams;
import io.github.lectern.keras.session.Session;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes the gradients of a model's mean loss over any number of samples.
 *
 * @param model the model, whose layers work as in inference
 * @param loss the loss that it is compiled with
 */
record MeanGradients(Sequential model, Loss loss) {
  /** The batch size: large enough for fast matrix products. */
  private static final int BATCH = 1024;

  List<INDArray> of(INDArray x, INDArray y) {
    SampleChecks checks = new SampleChecks("gradients");
    Samples samples = checks.samples(x, y);
    checks.labels(loss, samples, model.outputs(samples.sampleShape()));
    model.build(samples.sampleShape());
    return Session.current().modelLock().betweenSteps(() -> of(samples));
  }

  // dL/dw = sum_b n_b / n dL_b/dw, where L_b is the mean loss of batch b, which has n_b samples
  private List<INDArray> of(Samples samples) {
    List<INDArray> sums =
        model.trainableWeights().stream().map(w -> Nd4j.zeros(w.shape())).toList();
    int[] order = samples.inOrder();
    try (Workspace workspace = Workspace.ofProcessors()) {
      Network network =
          new Network(
              model.parts(),
              layer -> !layer.trainable(),
              loss,
              List.of(),
              Optional.empty(),
              new FunctionStreams(0).inOrder(),
              workspace);
      BatchLoader loader = network.loader(samples);
      for (int from = 0; from < order.length; from += BATCH) {
        Batch batch = samples.batch(loader, order, from, Math.min(from + BATCH, order.length));
        List<Gradient> gradients = network.gradients(batch);
        float share = (float) batch.size() / order.length;
        for (int i = 0; i < sums.size(); i++) {
          INDArray gradient = gradients.get(i).value(workspace).array();
          sums.get(i).addi(gradient.mul(share).reshape('c', sums.get(i).shape()));
        }
        TrainingLoop.stopIfInterrupted(() -> "gradients: interrupted; the model is unchanged");
      }
    }
    return sums;
  }
}
