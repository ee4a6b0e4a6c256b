package io.github.lectern.bench.ours;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads;

import io.github.lectern.bench.protocol.ParentWatch;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;

/** Prints the most multiplications and additions a second that cblas_sgemm does on all cores. */
public final class GemmPeak {
  private static final int SIZE = 3000;
  private static final int TRIES = 20;

  private GemmPeak() {}

  /** Needs no arguments. */
  public static void main(String[] args) {
    ParentWatch.start();
    blas_set_num_threads(Runtime.getRuntime().availableProcessors());
    try (FloatPointer a = matrix();
        FloatPointer b = matrix();
        FloatPointer c = matrix()) {
      double best =
          IntStream.range(0, TRIES).mapToDouble(i -> seconds(a, b, c)).min().orElseThrow();
      System.out.println("gemm-peak " + 2.0 * SIZE * SIZE * SIZE / best);
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
