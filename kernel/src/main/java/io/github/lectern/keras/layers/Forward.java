package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Phase;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Rows;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Passes samples through operations, a batch at a time. */
public final class Forward {
  private final List<Operation> operations;

  /** The operations, in order. */
  public Forward(List<Operation> operations) {
    this.operations = List.copyOf(operations);
  }

  /**
   * The outputs of samples, without training; each batch sees the weights between two steps.
   *
   * @param batchSize how many samples pass at once
   * @param afterBatch is told the number of each finished batch, from 0
   * @return [n, outputs], float32
   */
  public INDArray outputs(Rows samples, int outputs, int batchSize, IntConsumer afterBatch) {
    Matrix result = Matrix.zeros(samples.count(), outputs);
    int[] order = IntStream.range(0, samples.count()).toArray();
    try (Workspace workspace = Workspace.ofProcessors()) {
      Context context = new Context(workspace, Phase.INFERENCE);
      BatchLoader loader = new BatchLoader(samples, workspace);
      for (int from = 0; from < order.length; from += batchSize) {
        int to = Math.min(from + batchSize, order.length);
        Matrix x = loader.take(order, from, to);
        Matrix part = result.rows(from, to);
        Session.current().modelLock().betweenSteps(() -> write(x, part, context));
        afterBatch.accept(from / batchSize);
      }
    }
    return result.array();
  }

  private void write(Matrix x, Matrix result, Context context) {
    TileLoops.copy(output(x, context), result, tile -> {});
  }

  /** The output of a batch; valid until the next call. */
  public Matrix output(Matrix x, Context context) {
    Matrix y = x;
    for (Operation operation : operations) {
      y = operation.forward(y, context);
    }
    return y;
  }
}
