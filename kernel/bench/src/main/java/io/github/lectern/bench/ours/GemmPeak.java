package io.github.lectern.bench.ours;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads;

import io.github.lectern.bench.protocol.ParentWatch;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;

/** Measures the peak FLOP/s of cblas_sgemm. */
public final class GemmPeak {
  private static final int SIZE = 3000;
  private static final int TRIES = 20;

  private GemmPeak() {}

  /** Prints the peak on all cores; takes no arguments. */
  public static void main(String[] args) {
    ParentWatch.start();
    int cores = Runtime.getRuntime().availableProcessors();
    System.out.println("gemm-peak " + flopsPerSecond(cores, TRIES));
  }

  /**
   * Returns the FLOP/s of the fastest of several large products.
   *
   * @param threads the number of OpenBLAS threads, which stays in effect afterwards
   * @param tries the number of products, at least 1
   */
  public static double flopsPerSecond(int threads, int tries) {
    blas_set_num_threads(threads);
    try (FloatPointer a = matrix();
        FloatPointer b = matrix();
        FloatPointer c = matrix()) {
      double best =
          IntStream.range(0, tries).mapToDouble(i -> seconds(a, b, c)).min().orElseThrow();
      return 2.0 * SIZE * SIZE * SIZE / best;
    }
  }

  private static FloatPointer matrix() {
    float[] values = new float[SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 - 3;
    }
    return new FloatPointer(values);
  }

  // C = A B, [n,n] [n,n] -> [n,n]: 2 n^3 multiplications and additions
  private static double seconds(FloatPointer a, FloatPointer b, FloatPointer c) {
    long start = System.nanoTime();
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        SIZE,
        SIZE,
        SIZE,
        1,
        a,
        SIZE,
        b,
        SIZE,
        0,
        c,
        SIZE);
    return (System.nanoTime() - start) / 1e9;
  }
}
