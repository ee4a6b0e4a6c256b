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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Applies a sequence of operations to batches of samples. Models use it for inference and for the
 * forward pass of training steps.
 */
public final class InferenceRunner {
  private final List<Operation> operations;

  /** Creates a runner that applies the operations in the given order. */
  public InferenceRunner(List<Operation> operations) {
    this.operations = fused(operations);
  }

  /** Returns the operations, some of which may replace several of those given. */
  public List<Operation> operations() {
    return operations;
  }

  private static List<Operation> fused(List<Operation> operations) {
    Deque<Operation> fused = new ArrayDeque<>();
    for (Operation next : operations) {
      Optional<Operation> both =
          Optional.ofNullable(fused.peekLast()).flatMap(last -> last.followedBy(next));
      both.ifPresent(operation -> fused.removeLast());
      fused.addLast(both.orElse(next));
    }
    return List.copyOf(fused);
  }

  /**
   * Returns the outputs for all samples, in the inference phase. If another thread is training the
   * same layers, each batch is computed between two training steps.
   *
   * @param outputs the number of values in one output
   * @param batchSize the number of samples per batch
   * @param afterBatch is called with the index of each finished batch, starting at 0
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

  /**
   * Returns the outputs for a batch, [n, outputs], in the phase of the context. The matrix is valid
   * until the next call.
   */
  public Matrix output(Matrix x, Context context) {
    Matrix y = x;
    for (Operation operation : operations) {
      y = operation.forward(y, context);
    }
    return y;
  }
}
