package io.github.lectern.keras.layers;

import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies the weights of layers and models between two training steps. */
public final class Weights {
  private Weights() {}

  /** Returns copies of the weights, all of them made between the same two training steps. */
  public static List<INDArray> copies(Supplier<List<INDArray>> weights) {
    return Session.current()
        .modelLock()
        .betweenSteps(() -> weights.get().stream().map(INDArray::dup).toList());
  }

  /**
   * Copies the values of some arrays to others, between two training steps. It checks all shapes
   * first, so nothing is changed if one does not fit.
   *
   * @param owner the name of the layer or model that has the weights, for the message
   * @throws IllegalArgumentException if the number of arrays or a shape differs
   */
  public static void copy(String owner, List<INDArray> from, List<INDArray> to) {
    if (from.size() != to.size()) {
      throw new IllegalArgumentException(
          "setWeights: expected "
              + Plural.of(to.size(), "weight array")
              + " for "
              + owner
              + " but got "
              + from.size()
              + "; getWeights() shows their order and shapes");
    }
    for (int i = 0; i < to.size(); i++) {
      if (!Arrays.equals(from.get(i).shape(), to.get(i).shape())) {
        throw new IllegalArgumentException(
            "setWeights: expected shape "
                + Shapes.brackets(to.get(i).shape())
                + " for weight array "
                + i
                + " of "
                + owner
                + " but got "
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
