package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Names;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.UserResultCheck;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The base class of your own losses, which compute with tensors. Extend it as you would extend
 * {@code keras.losses.Loss} in Python; unlike in Keras, you also write the gradient.
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
 * <p>{@code call} and {@code gradient} receive a whole batch, and run on the thread that called
 * {@code fit} or {@code evaluate}. Their arguments are copies, which they may change.
 */
public abstract class CustomLoss implements Loss {
  /** Creates a loss; constructors of subclasses call this one. */
  protected CustomLoss() {}

  /**
   * Returns the loss of each sample; training minimizes the mean.
   *
   * @param yTrue the labels, [n,labels] float32; if fit was called with labels [n], the shape is
   *     [n,1]
   * @param yPred the predictions after the last activation, [n,outputs] float32
   * @return [n] or [n,1], of any numeric type
   */
  public abstract INDArray call(INDArray yTrue, INDArray yPred);

  /**
   * Returns the derivative of each sample's loss with respect to its predictions, dL_i/dyPred_ik.
   *
   * @param yTrue the labels, as in {@link #call}
   * @param yPred the predictions, as in {@link #call}
   * @return [n,outputs], of any numeric type; not divided by n
   */
  public abstract INDArray gradient(INDArray yTrue, INDArray yPred);

  /** Returns the name of the class in snake case, as Keras does. */
  @Override
  public String name() {
    return Names.snakeCase(UserResultCheck.className(this));
  }

  @Override
  public String toString() {
    return UserResultCheck.className(this) + "()";
  }

  /** Returns empty; a subclass may override this method to reject labels of the wrong shape. */
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
    return UserResultCheck.rows(
        UserResultCheck.className(this) + "." + method, returned, advice, shape);
  }

  private static INDArray array(Tile tile) {
    float[] values = Arrays.copyOf(tile.values(), tile.size());
    return Nd4j.create(values, new long[] {tile.rows(), tile.width()}, 'c');
  }
}
