package io.github.lectern.keras.layers;

import io.github.lectern.keras.options.LayerOption;
import io.github.lectern.tensor.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A layer that applies any function of a tensor, like {@code keras.layers.Lambda}.
 *
 * <pre>{@code
 * net.add(new Lambda(x -> x.div(255)));                                  // no gradient needed
 * net.add(new Lambda(x -> x.mul(x), (x, dy) -> dy.mul(x).mul(2)));       // y = x^2, dx = 2 x dy
 * }</pre>
 */
public final class Lambda extends CustomLayer {
  private final UnaryOperator<INDArray> function;
  private final Optional<BinaryOperator<INDArray>> gradient;

  /**
   * Creates a layer without a gradient. It must come before all layers with weights, where training
   * needs no gradient.
   *
   * @param function maps x, [n, ...], to y, [n, ...]
   * @param options name(...) and inputShape(...)
   */
  public Lambda(UnaryOperator<INDArray> function, LayerOption... options) {
    super(options);
    this.function = function;
    gradient = Optional.empty();
  }

  /**
   * Creates a layer with a gradient. It may be anywhere in a network.
   *
   * @param function maps x, [n, ...], to y, [n, ...]
   * @param gradient maps x and dL/dy, in the shape of y, to dL/dx, in the shape of x
   * @param options name(...) and inputShape(...)
   */
  public Lambda(
      UnaryOperator<INDArray> function, BinaryOperator<INDArray> gradient, LayerOption... options) {
    super(options);
    this.function = function;
    this.gradient = Optional.of(gradient);
  }

  /**
   * Returns the shape of one output sample. It is found by applying the function to two samples of
   * zeros.
   *
   * @throws IllegalArgumentException if the function does not return two samples
   */
  @Override
  public int[] computeOutputShape(int[] sample) {
    long[] two = Shapes.ofSamples(2, sample);
    INDArray y = function.apply(Nd4j.zeros(DataType.FLOAT, two));
    if (y == null || y.rank() == 0 || y.size(0) != 2) {
      throw new IllegalArgumentException(
          name()
              + ": expected a function that keeps the number of samples but got "
              + Shapes.batch(sample)
              + " -> "
              + (y == null ? "null" : Shapes.brackets(y.shape()))
              + " for n = 2; the length of the first axis must be the number of samples");
    }
    return Shapes.ints(Arrays.copyOfRange(y.shape(), 1, y.rank()));
  }

  @Override
  protected INDArray forward(INDArray x) {
    return function.apply(x);
  }

  @Override
  protected List<INDArray> backward(INDArray x, INDArray dy) {
    BinaryOperator<INDArray> known =
        gradient.orElseThrow(
            () ->
                new IllegalStateException(
                    name()
                        + ": expected a gradient, since an earlier layer has weights to train, but"
                        + " got none; add one: new Lambda(x -> ..., (x, dy) -> ...)"));
    return Arrays.asList(known.apply(x, dy));
  }
}
