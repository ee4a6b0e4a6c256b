package io.github.lectern.keras.layers;

import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies weights from one list to another of the same shapes. */
public final class Weights {
  private Weights() {}

  /** Copies of weights, all of them between the same two training steps. */
  public static List<INDArray> copies(Supplier<List<INDArray>> weights) {
    return Session.current()
        .modelLock()
        .betweenSteps(() -> weights.get().stream().map(INDArray::dup).toList());
  }

  /**
   * Copies after a look at all shapes, so that nothing changes if one does not fit, and between two
   * training steps.
   *
   * @param owner whose weights they are, for the message
   * @throws IllegalArgumentException if the number or a shape differs
   */
  public static void copy(String owner, List<INDArray> from, List<INDArray> to) {
    if (from.size() != to.size()) {
      throw new IllegalArgumentException(
          "setWeights: "
              + owner
              + " has "
              + to.size()
              + " weight arrays, was given "
              + from.size()
              + "; getWeights() shows their order and shapes");
    }
    for (int i = 0; i < to.size(); i++) {
      if (!Arrays.equals(from.get(i).shape(), to.get(i).shape())) {
        throw new IllegalArgumentException(
            "setWeights: "
                + owner
                + " expects shape "
                + Shapes.brackets(to.get(i).shape())
                + " for weight array "
                + i
                + ", was "
                + Shapes.brackets(from.get(i).shape())
                + "; getWeights() shows their order and shapes");
      }
    }
    Session.current().modelLock().betweenSteps(() -> assign(from, to));
  }

  private static void assign(List<INDArray> from, List<INDArray> to) {
    for (int i = 0; i < to.size(); i++) {
      to.get(i).assign(from.get(i));
    }
  }
}
