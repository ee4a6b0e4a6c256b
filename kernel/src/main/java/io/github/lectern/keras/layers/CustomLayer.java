package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.options.LayerOption;
import io.github.lectern.tensor.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer of your own, written on tensors, like a subclass of {@code keras.layers.Layer}. Other
 * than in Keras, the gradient has to be written too.
 *
 * <pre>{@code
 * class Scale extends CustomLayer {                        // y = x s, a factor for each column
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
 * <p>Both methods see a whole batch, on the thread that trains, in arrays of their own: they may
 * change them.
 */
public abstract class CustomLayer extends Layer {
  private final List<Parameter> weights = new ArrayList<>();

  /** Takes name(...) and inputShape(...). */
  protected CustomLayer(LayerOption... options) {
    super((Object[]) options);
  }

  /**
   * What the layer computes.
   *
   * @param x [n, ...] float32, in the shape of the samples
   * @return [n, ...] of any number type; each sample in the shape of {@link #computeOutputShape}
   */
  protected abstract INDArray forward(INDArray x);

  /**
   * The gradients of a loss L, from its gradient dL/dy.
   *
   * @param x what {@link #forward} was given
   * @param dy dL/dy, in the shape of what it returned, float32
   * @return dL/dx in the shape of x, then dL/dw for each weight w in the order of {@link
   *     #addWeight}, summed over the samples
   */
  protected abstract List<INDArray> backward(INDArray x, INDArray dy);

  /**
   * Adds the weights, if there are any, when the shape of a sample is known.
   *
   * @param sample the shape of one sample, such as [784]
   */
  protected void addWeights(int[] sample) {}

  /** The shape of one output sample: that of the input, unless a subclass says otherwise. */
  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  /**
   * Adds a weight, like {@code self.add_weight}, and gives it: training changes its numbers.
   *
   * @param weight its name in this layer, such as "kernel"
   * @param initializer such as "glorot_uniform", "zeros" or "ones"
   * @param shape of one axis or more
   * @throws IllegalArgumentException if there is one of that name, or no such initializer
   */
  protected final INDArray addWeight(String weight, String initializer, int... shape) {
    return addWeight(weight, Initializers.get(initializer), shape);
  }

  /** Adds a weight, with an initializer as an object. */
  protected final INDArray addWeight(String weight, Initializer initializer, int... shape) {
    String full = name() + "/" + weight;
    if (isBuilt()) {
      throw problem(
          "expected weights only while the layer is built, was given \""
              + weight
              + "\" later; call addWeight in addWeights");
    }
    if (weights.stream().anyMatch(other -> other.name().equals(full))) {
      throw problem("has a weight \"" + weight + "\" already; give this one another name");
    }
    if (shape.length == 0 || IntStream.of(shape).anyMatch(size -> size < 1)) {
      throw problem(
          "expected a shape of sizes from 1 on, was "
              + Shapes.brackets(Shape.longs(shape).toArray())
              + " for \""
              + weight
              + "\"; one number has the shape 1");
    }
    long[] sizes = Shape.longs(shape).toArray();
    Parameter parameter = new Parameter(full, initializer.initialize(shape), sizes);
    weights.add(parameter);
    return parameter.value().array();
  }

  private IllegalArgumentException problem(String text) {
    return new IllegalArgumentException("addWeight: " + name() + " " + text);
  }

  /** If a subclass fails half way, the next try begins where this one did. */
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
