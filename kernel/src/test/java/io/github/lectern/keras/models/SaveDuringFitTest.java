package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.losses.CustomLoss;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tests that other threads see a model in its state between two training steps.
 *
 * <p>With x = 1, one sample per batch and a kernel of zeros, kernel and bias have the same
 * gradient. They are therefore bit-identical before and after each step, but not within a step.
 */
@Timeout(120)
class SaveDuringFitTest {
  private static final int UNITS = 20_000;
  private static final INDArray X = Nd4j.ones(DataType.FLOAT, 40, 1);
  private static final INDArray Y = Nd4j.rand(DataType.FLOAT, 40, UNITS);

  @TempDir private Path folder;

  private static Sequential net() {
    Sequential net = new Sequential();
    net.add(new Dense(UNITS, kernelInitializer("zeros")));
    net.add(new Dropout(.25));
    net.compile(optimizer("adam"), loss("mse"));
    return net;
  }

  /** Trains on another thread until {@code stop} is set. */
  private static CompletableFuture<Void> training(Sequential net, AtomicBoolean stop) {
    Callback stopping =
        new Callback() {
          @Override
          public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
            if (stop.get()) {
              throw new CancellationException("stopped");
            }
          }
        };
    return CompletableFuture.runAsync(
            () -> net.fit(X, Y, epochs(1000), batchSize(1), verbose(0), callbacks(stopping)))
        .exceptionally(
            e -> {
              assertThat(e).hasRootCauseInstanceOf(CancellationException.class);
              return null;
            });
  }

  private static void assertBetweenSteps(List<INDArray> weights) {
    float[] kernel = weights.get(0).dup('c').data().asFloat();
    float[] bias = weights.get(1).dup('c').data().asFloat();
    assertThat(Arrays.equals(kernel, bias)).isTrue();
  }

  @Test
  @Tag("slow")
  void every_file_that_is_saved_during_a_fit_is_a_model_between_two_steps() throws Exception {
    for (int round = 0; round < 6; round++) {
      Sequential net = net();
      net.build(1);
      AtomicBoolean stop = new AtomicBoolean();
      CompletableFuture<Void> training = training(net, stop);
      try {
        for (int i = 0; i < 8; i++) {
          Path file = folder.resolve("net.zip");
          net.save(file.toString());
          assertBetweenSteps(Sequential.load(file.toString()).getWeights());
        }
      } finally {
        stop.set(true);
      }
      training.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void weights_are_taken_and_set_between_two_steps() throws Exception {
    Sequential net = net();
    net.build(1);
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> training = training(net, stop);
    try {
      for (int i = 0; i < 60; i++) {
        assertBetweenSteps(net.getWeights());
        assertBetweenSteps(net.layers().get(0).getWeights());
        net.setWeights(net.getWeights());
      }
    } finally {
      stop.set(true);
    }
    training.get(30, TimeUnit.SECONDS);
    assertBetweenSteps(net.getWeights());
  }

  /** If another thread adds a layer, a saved net either has it completely or not at all. */
  @Test
  void a_net_that_grows_meanwhile_can_be_saved() throws Exception {
    Sequential net = new Sequential();
    net.add(new Dense(1));
    net.build(1);
    CompletableFuture<Void> growing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 300; i++) {
                net.add(new Dense(1));
              }
            });
    Path file = folder.resolve("net.zip");
    while (!growing.isDone()) {
      net.save(file.toString());
      Sequential loaded = Sequential.load(file.toString());
      assertThat(loaded.countParams()).isEqualTo(2L * loaded.layers().size());
    }
    growing.get(30, TimeUnit.SECONDS);
  }

  /** For x = -1, the output is bias - kernel, which is 0 if both are from the same step. */
  @Test
  void a_prediction_sees_weights_between_two_steps() throws Exception {
    Sequential net = net();
    net.build(1);
    INDArray x = Nd4j.ones(DataType.FLOAT, 2, 1).negi();
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> training = training(net, stop);
    try {
      for (int i = 0; i < 60; i++) {
        assertThat(net.predict(x).amaxNumber().floatValue()).isZero();
        assertThat(net.layers().get(0).call(x).amaxNumber().floatValue()).isZero();
      }
    } finally {
      stop.set(true);
    }
    training.get(30, TimeUnit.SECONDS);
  }

  /** Returns a loss that runs an action and is always 0. */
  private static CustomLoss doing(Runnable something) {
    return new CustomLoss() {
      @Override
      public INDArray call(INDArray yTrue, INDArray yPred) {
        something.run();
        return yPred.mul(0).mean(1);
      }

      @Override
      public INDArray gradient(INDArray yTrue, INDArray yPred) {
        return yPred.mul(0);
      }
    };
  }

  private static Sequential small(CustomLoss loss) {
    Sequential net = new Sequential();
    net.add(new Dense(1));
    net.compile(optimizer("adam"), loss(loss));
    net.build(1);
    return net;
  }

  /** A thread that waits for a step that does not end can be interrupted like a cell. */
  @Test
  void a_wait_for_a_step_can_be_interrupted() throws Exception {
    CountDownLatch inStep = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Sequential net =
        small(
            doing(
                () -> {
                  inStep.countDown();
                  await(end);
                }));
    CompletableFuture<?> training = CompletableFuture.runAsync(() -> net.fit(X, X, verbose(0)));
    await(inStep);
    Thread waiting = Thread.currentThread();
    Thread interrupter = new Thread(() -> interruptWhenParked(waiting));
    interrupter.start();
    try {
      assertThatThrownBy(net::getWeights)
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("interrupted");
    } finally {
      end.countDown();
      interrupter.join(30_000);
    }
    training.get(30, TimeUnit.SECONDS);
    assertThat(net.getWeights()).hasSize(2);
  }

  private static void interruptWhenParked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    thread.interrupt();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A custom loss may use any model, but cannot save the one whose step is computing the loss. */
  @Test
  void within_a_step_weights_can_be_looked_at_but_not_saved() {
    Path file = folder.resolve("net.zip");
    AtomicReference<Sequential> net = new AtomicReference<>();
    net.set(
        small(
            doing(
                () -> {
                  assertThat(net.get().getWeights()).hasSize(2);
                  assertThat(net.get().predict(X).size(0)).isEqualTo(40);
                  assertThatThrownBy(() -> net.get().save(file.toString()))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("call save in a callback");
                })));
    net.get().fit(X, X, verbose(0));
    assertThat(net.get().history().epoch()).hasSize(1);
    assertThat(file).doesNotExist();
  }
}
