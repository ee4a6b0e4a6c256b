package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Names;
import io.github.lectern.tensor.Returned;
import io.github.lectern.tensor.Rows;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A loss of your own, written on tensors, like a subclass of {@code keras.losses.Loss}. Other than
 * in Keras, the gradient has to be written too.
 *
 * <pre>{@code
 * class Squared extends CustomLoss {
 *   public INDArray call(INDArray yTrue, INDArray yPred) {
 *     INDArray error = yPred.sub(yTrue);
 *     return error.mul(error).mean(1);                     // L_i = mean_k (p_ik - y_ik)^2
 *   }
 *
 *   public INDArray gradient(INDArray yTrue, INDArray yPred) {
 *     return yPred.sub(yTrue).mul(2.0 / yPred.size(1));    // dL_i/dp_ik = 2 (p_ik - y_ik) / k
 *   }
 * }
 * net.compile(optimizer("adam"), loss(new Squared()));
 * }</pre>
 *
 * <p>Both methods see a whole batch, on the thread that trains, in arrays of their own: they may
 * change them.
 */
public abstract class CustomLoss implements Loss {
  /** For subclasses. */
  protected CustomLoss() {}

  /**
   * Returns the loss of each sample; training takes the mean.
   *
   * @param yTrue what is right, [n,labels] float32; labels given as [n] come as [n,1]
   * @param yPred what was predicted, [n,outputs] float32, after the last activation
   * @return [n] or [n,1], any number type
   */
  public abstract INDArray call(INDArray yTrue, INDArray yPred);

  /**
   * Returns the derivative of each sample's loss by each of its predictions, dL_i/dyPred_ik.
   *
   * @param yTrue as for {@link #call}
   * @param yPred as for {@link #call}
   * @return [n,outputs], any number type; not divided by n
   */
  public abstract INDArray gradient(INDArray yTrue, INDArray yPred);

  /** Returns the name of the class in snake case, as Keras makes names. */
  @Override
  public String name() {
    return Names.snakeCase(Returned.className(this));
  }

  @Override
  public String toString() {
    return Returned.className(this) + "()";
  }

  /** Any widths go together unless a subclass says otherwise. */
  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return Optional.empty();
  }

  @Override
  public final Portion portion() {
    return Portion.BATCH;
  }

  @Override
  public final void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient) {
    int n = yPred.rows();
    INDArray called = call(array(yTrue), array(yPred));
    long[] column = {n, 1};
    boolean isColumn = called != null && Arrays.equals(called.shape(), column);
    rows("call", called, "return the loss of each sample, such as x.mean(1)", shape(isColumn, n))
        .read(0, n, losses);
    rows(
            "gradient",
            gradient(array(yTrue), array(yPred)),
            "return dL/dyPred of each sample, in the shape of yPred",
            n,
            yPred.width())
        .read(0, n, gradient.values());
  }

  private static long[] shape(boolean isColumn, int n) {
    return isColumn ? new long[] {n, 1} : new long[] {n};
  }

  private Rows rows(String method, INDArray returned, String advice, long... shape) {
    return Returned.rows(Returned.className(this) + "." + method, returned, advice, shape);
  }

  private static INDArray array(Tile tile) {
    float[] values = Arrays.copyOf(tile.values(), tile.size());
    return Nd4j.create(values, new long[] {tile.rows(), tile.width()}, 'c');
  }
}
