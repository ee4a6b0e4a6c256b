package io.github.lectern.bench.kernels;

import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.optimizers.Adam;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures one optimizer step on one tile of weights, in nanoseconds per weight. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OptimizerBenchmark {
  private static final int ROWS = 8;
  private static final int COLUMNS = 512;
  private static final int SIZE = ROWS * COLUMNS;

  private final Adam adam = new Adam();
  private final Workspace workspace = new Workspace(1);
  private final Parameter w = new Parameter("w", Numbers.normal(1, SIZE), ROWS, COLUMNS);
  private final Matrix g =
      Matrix.sharing(Nd4j.create(Numbers.normal(2, SIZE), new int[] {ROWS, COLUMNS}, 'c'));
  private final List<Parameter> parameters = List.of(w);
  private final Gradient gradient = Gradient.of(w, g);

  /** Stops the worker pool. */
  @TearDown
  public void close() {
    workspace.close();
  }

  /** Updates both moments and the weights. */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public Parameter adam() {
    adam.begin(parameters, workspace).update(gradient);
    return w;
  }
}
