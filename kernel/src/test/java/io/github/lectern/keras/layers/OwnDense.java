package io.github.lectern.keras.layers;

import io.github.lectern.keras.options.LayerOption;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer y = x W + b, written as a user would write it. */
public final class OwnDense extends CustomLayer {
  private final int units;
  private INDArray kernel;
  private INDArray bias;

  /** Creates a layer with the given number of outputs. */
  public OwnDense(int units, LayerOption... options) {
    super(options);
    this.units = units;
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return new int[] {units};
  }

  @Override
  protected void addWeights(int[] sample) {
    kernel = addWeight("kernel", "glorot_uniform", sample[0], units);
    bias = addWeight("bias", "zeros", units);
  }

  @Override
  protected INDArray forward(INDArray x) {
    return x.mmul(kernel).addiRowVector(bias);
  }

  @Override
  protected List<INDArray> backward(INDArray x, INDArray dy) {
    return List.of(dy.mmul(kernel.transpose()), x.transpose().mmul(dy), dy.sum(0));
  }
}
