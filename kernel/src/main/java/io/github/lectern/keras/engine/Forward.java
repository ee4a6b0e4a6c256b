package io.github.lectern.keras.engine;

import io.github.lectern.tensor.Rows;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Passes samples through operations, a batch at a time. */
public final class Forward {
  private final List<Operation> operations;
  private final Buffer input = new Buffer();

  /** The operations, in order. */
  public Forward(List<Operation> operations) {
    this.operations = List.copyOf(operations);
  }

  /**
   * The outputs of samples, without training.
   *
   * @param batchSize how many samples pass at once
   * @param afterBatch is told the number of each finished batch, from 0
   * @return [n, outputs], float32
   */
  public INDArray outputs(Rows samples, int outputs, int batchSize, IntConsumer afterBatch) {
    Matrix result = Matrix.zeros(samples.count(), outputs);
    int[] order = IntStream.range(0, samples.count()).toArray();
    try (Team team = Team.ofProcessors()) {
      for (int from = 0; from < order.length; from += batchSize) {
        int to = Math.min(from + batchSize, order.length);
        Matrix part = result.rows(from, to);
        Passes.copy(output(samples, order, from, to, Step.inference(team)), part, tile -> {});
        afterBatch.accept(from / batchSize);
      }
    }
    return result.array();
  }

  /** The output of the samples order[from] to order[to - 1]; valid until the next call. */
  public Matrix output(Rows samples, int[] order, int from, int to, Step step) {
    Matrix x = input.rows(to - from, samples.width());
    step.team()
        .share(
            x.rows(),
            Passes.rowsInPart(x.rows(), x.columns()),
            (first, end) -> gather(samples, order, from + first, x.rows(first, end)));
    Matrix y = x;
    for (Operation operation : operations) {
      y = operation.forward(y, step);
    }
    return y;
  }

  private static void gather(Rows samples, int[] order, int from, Matrix target) {
    Passes.fill(
        target,
        tile -> {
          int first = from + tile.row();
          samples.read(order, first, first + tile.rows(), tile.values());
        });
  }
}
