package io.github.lectern.bench.kernels;

import io.github.lectern.tensor.Rows;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Measures reading 32 images in random order as floats, in nanoseconds per pixel. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GatherBenchmark {
  private static final int IMAGES = 60_000;
  private static final int PIXELS = 784;
  private static final int BATCH = 32;

  /** The type of the pixels; UBYTE is ND4J's name for uint8. */
  @Param({"UBYTE", "FLOAT"})
  public DataType type;

  private final int[] order = new Random(1).ints(IMAGES, 0, IMAGES).toArray();
  private final float[] batch = new float[BATCH * PIXELS];
  private Rows images;
  private int from;

  /** Creates black images, since the pixel values do not affect the time. */
  @Setup
  public void makeImages() {
    images = Rows.of(Nd4j.zeros(type, IMAGES, PIXELS));
  }

  /** Reads the next batch of an epoch. */
  @Benchmark
  @OperationsPerInvocation(BATCH * PIXELS)
  public float[] gather() {
    images.read(order, from, from + BATCH, batch);
    from = (from + BATCH) % IMAGES;
    return batch;
  }
}
