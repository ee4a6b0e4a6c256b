package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.layers.Conv2D;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.MaxPooling2D;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Limits the depth of the call stack between fit and a matrix product, since readers of the code
 * have to follow it.
 */
@Timeout(60)
class StackDepthTest {
  private static final int MAX_FRAMES = 16;
  private static final INDArray X = Nd4j.rand(DataType.FLOAT, 640, 500);
  private static final INDArray IMAGES = Nd4j.rand(DataType.FLOAT, 640, 20, 20, 8);
  private static final INDArray Y = Nd4j.rand(DataType.FLOAT, 640, 10);

  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicReference<Thread> trainer = new AtomicReference<>();

  private void trainDense() {
    Sequential net = new Sequential();
    net.add(new Dense(500, activation("relu")));
    net.add(new Dense(500, activation("relu")));
    net.add(new Dense(10));
    train(net, X);
  }

  private void trainConvolutions() {
    Sequential net = new Sequential();
    net.add(new Conv2D(16, 3, activation("relu")));
    net.add(new MaxPooling2D());
    net.add(new Conv2D(16, 3, activation("gelu")));
    net.add(new Flatten());
    net.add(new Dense(10));
    train(net, IMAGES);
  }

  private void train(Sequential net, INDArray x) {
    trainer.set(Thread.currentThread());
    net.compile(optimizer("adam"), loss("mse"));
    Callback until =
        new Callback() {
          @Override
          public void onEpochBegin(int epoch) {
            if (stop.get()) {
              throw new IllegalStateException("enough");
            }
          }
        };
    try {
      net.fit(x, Y, epochs(100_000), batchSize(32), verbose(0), callbacks(until));
    } catch (IllegalStateException enough) {
      assertThat(enough).hasMessage("enough");
    }
  }

  @Test
  void at_most_16_frames_lie_between_fit_and_a_matrix_product() throws Exception {
    assertDepth(this::trainDense, 3);
  }

  @Test
  void at_most_16_frames_lie_between_fit_and_a_matrix_product_of_a_convolution() throws Exception {
    assertDepth(this::trainConvolutions, 5);
  }

  /** Trains until products of this many kinds have been seen. */
  private void assertDepth(Runnable train, int kinds) throws Exception {
    CompletableFuture<Void> training = CompletableFuture.runAsync(train);
    Set<List<String>> paths = new HashSet<>();
    Set<String> passes = new HashSet<>();
    while (passes.size() < kinds) {
      List<String> path = path();
      if (!path.isEmpty()) {
        paths.add(path);
        passes.add(pass(path));
      }
    }
    stop.set(true);
    training.get();
    assertThat(paths).allSatisfy(path -> assertThat(path).hasSizeLessThanOrEqualTo(MAX_FRAMES));
  }

  /** Returns where a product belongs: to y, to dL/dx, or to dL/dw. */
  private static String pass(List<String> path) {
    return Stream.of(
            "Conv2DOp.forward",
            "Conv2DOp.backward",
            "DenseOp.forward",
            "DenseOp.backward",
            "Gradient.read")
        .filter(method -> path.stream().anyMatch(frame -> frame.endsWith(method)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_training_loop_is_two_frames_below_fit() throws Exception {
    CompletableFuture<Void> training = CompletableFuture.runAsync(this::trainDense);
    List<String> path = path();
    while (path.isEmpty()) {
      path = path();
    }
    stop.set(true);
    training.get();
    assertThat(path.get(path.size() - 1)).endsWith("Sequential.fit");
    assertThat(path.get(path.size() - 3)).contains("TrainingLoop.");
  }

  /**
   * Returns the current frames from the caller of a matrix product up to Sequential.fit; empty if
   * no product is running.
   */
  private List<String> path() {
    Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
    List<String> frames =
        trainer.get() == null
            ? List.of()
            : Arrays.stream(all.getOrDefault(trainer.get(), new StackTraceElement[0]))
                .filter(frame -> !frame.getClassName().contains("$$Lambda")) // hidden in traces
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList();
    int product =
        IntStream.range(0, frames.size())
            .filter(i -> frames.get(i).matches(".*\\.(cblas|dnnl)_sgemm"))
            .findFirst()
            .orElse(-1);
    int fit = frames.lastIndexOf(Sequential.class.getName() + ".fit");
    return product >= 0 && fit > product ? frames.subList(product + 1, fit + 1) : List.of();
  }
}
