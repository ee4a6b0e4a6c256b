package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.options.LayerOption;
import io.github.lectern.tensor.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The base class of your own layers, which compute with tensors. Extend it as you would extend
 * {@code keras.layers.Layer} in Python; unlike in Keras, you also write the gradient.
 *
 * <pre>{@code
 * class Scale extends CustomLayer {                        // y = x s, one factor per column
 *   INDArray s;
 *
 *   protected void addWeights(int[] sample) {
 *     s = addWeight("s", "ones", sample[0]);
 *   }
 *
 *   protected INDArray forward(INDArray x) {
 *     return x.mulRowVector(s);
 *   }
 *
 *   protected List<INDArray> backward(INDArray x, INDArray dy) {
 *     return List.of(dy.mulRowVector(s), dy.mul(x).sum(0)); // dL/dx, dL/ds
 *   }
 * }
 * net.add(new Scale());
 * }</pre>
 *
 * <p>{@code forward} and {@code backward} receive a whole batch, and run on the thread that called
 * {@code fit}, {@code evaluate} or {@code predict}. Their arguments are copies, which they may
 * change.
 */
public abstract class CustomLayer extends Layer {
  private final List<Parameter> weights = new ArrayList<>();

  /**
   * Creates a layer.
   *
   * @param options name(...) and inputShape(...)
   */
  protected CustomLayer(LayerOption... options) {
    super((Object[]) options);
  }

  /**
   * Computes the outputs of a batch.
   *
   * @param x the inputs, [n, ...], one sample for each index of the first axis, float32
   * @return the outputs, [n, ...], of any number type; each has the shape that {@link
   *     #computeOutputShape} returns
   */
  protected abstract INDArray forward(INDArray x);

  /**
   * Computes the gradients of a loss L with respect to the inputs and the weights.
   *
   * @param x the inputs of the last call to {@link #forward}
   * @param dy dL/dy, in the shape of the outputs, float32
   * @return dL/dx in the shape of x, followed by dL/dw for each weight w, summed over the samples,
   *     in the order of the calls to {@link #addWeight}
   */
  protected abstract List<INDArray> backward(INDArray x, INDArray dy);

  /**
   * Adds the weights by calling {@link #addWeight}. This method is called when the layer is built,
   * because the shape of a sample is known then. The default adds no weights.
   *
   * @param sample the shape of one sample, such as [784]
   */
  protected void addWeights(int[] sample) {}

  /**
   * Returns the shape of one output sample: the shape of the input sample, unless a subclass
   * overrides this method.
   */
  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  /**
   * Adds a weight and returns its array, like {@code self.add_weight}. Training updates the numbers
   * in this array.
   *
   * @param weight the name of the weight in this layer, such as "kernel"
   * @param initializer the name of the weight's initializer, such as "glorot_uniform", "zeros" or
   *     "ones"
   * @param shape the shape of the weight, with at least one axis; [1] for a single number
   * @throws IllegalArgumentException if the layer already has a weight with this name, the
   *     initializer is unknown, a size is below 1, or the layer is already built
   */
  protected final INDArray addWeight(String weight, String initializer, int... shape) {
    return addWeight(weight, Initializers.get(initializer), shape);
  }

  /** Adds a weight whose initializer is passed as an object, and returns its array. */
  protected final INDArray addWeight(String weight, Initializer initializer, int... shape) {
    String full = name() + "/" + weight;
    if (isBuilt()) {
      throw problem(
          "is already built, so \""
              + weight
              + "\" cannot be added; call addWeight only in addWeights");
    }
    if (weights.stream().anyMatch(other -> other.name().equals(full))) {
      throw problem("already has a weight \"" + weight + "\"; choose another name for this one");
    }
    if (shape.length == 0 || IntStream.of(shape).anyMatch(size -> size < 1)) {
      throw problem(
          "expected a shape with sizes of at least 1 for \""
              + weight
              + "\" but got "
              + Shapes.brackets(shape)
              + "; for a single number, pass 1");
    }
    long[] sizes = Arrays.stream(shape).asLongStream().toArray();
    Parameter parameter = new Parameter(full, initializer.initialize(shape), sizes);
    weights.add(parameter);
    return parameter.value().array();
  }

  private IllegalArgumentException problem(String text) {
    return new IllegalArgumentException("addWeight: " + name() + " " + text);
  }

  /**
   * Calls {@link #addWeights}. If that method throws an exception, the weights that it has added
   * are removed, so that the layer can be built again.
   */
  @Override
  protected final void createWeights(int[] sample, int[] output) {
    List<Parameter> before = List.copyOf(weights);
    boolean complete = false;
    try {
      addWeights(sample.clone());
      complete = true;
    } finally {
      if (!complete) {
        weights.retainAll(before);
      }
    }
  }

  @Override
  public final List<Parameter> parameters() {
    return List.copyOf(weights);
  }

  @Override
  public final Operation operation() {
    return new CustomOp(this, input(), computeOutputShape(input()));
  }
}
