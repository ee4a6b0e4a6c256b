package io.github.lectern.bench.kernels;

import io.github.lectern.keras.Keywords;
import io.github.lectern.keras.layers.Dense;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures a whole layer, [n,784] -> [n,500], in microseconds per call: product, bias, ReLU and the
 * overhead of the call. A call needs 784,000 n FLOPs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DenseBenchmark {
  private static final int INPUTS = 784;
  private static final int UNITS = 500;

  /** The number of images in the batch. */
  @Param({"32", "1200"})
  public int batch;

  private final Dense layer = new Dense(UNITS, Keywords.activation("relu"));
  private INDArray x;

  /** Creates the batch and the weights. */
  @Setup
  public void build() {
    x = Nd4j.create(Numbers.normal(1, batch * INPUTS), new int[] {batch, INPUTS}, 'c');
    layer.build(INPUTS);
  }

  /** Computes the layer's output. */
  @Benchmark
  public INDArray call() {
    return layer.call(x);
  }
}
