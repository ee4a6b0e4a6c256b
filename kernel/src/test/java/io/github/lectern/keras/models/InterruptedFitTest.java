package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.layers.Conv2D;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.MaxPooling2D;
import io.github.lectern.keras.layers.Reshape;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests the stop button while a net is trained on another thread. */
@Tag("slow")
@Timeout(120)
class InterruptedFitTest {
  private static final int SAMPLES = 6000;
  private static final int BATCH = 1200;
  private static final int STEPS = 5;
  private static final int IMAGES = 128;

  /**
   * The limit for busy machines. On a quiet one, a step of the dense net takes 12 to 30 ms, and one
   * of the convolutional net, which must stop within 100 ms, 15 to 30 ms.
   */
  private static final double MOST_MILLIS = 250;

  private static final INDArray X = pixels();
  private static final INDArray Y =
      toCategorical(Nd4j.createFromArray(IntStream.range(0, SAMPLES).map(i -> i % 10).toArray()));

  private final Sequential net = new Sequential();
  private final Sequential convnet = new Sequential();

  private static INDArray pixels() {
    byte[] bytes = new byte[SAMPLES * 784];
    new Random(1).nextBytes(bytes);
    float[] values = new float[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes[i] & 0xff;
    }
    return Nd4j.create(values, new long[] {SAMPLES, 784}, 'c');
  }

  @BeforeEach
  void net2() {
    setSeed(43052);
    net.add(new Dense(500, activation("relu")));
    net.add(new Dense(500, activation("relu")));
    net.add(new Dense(10, activation("softmax")));
    net.compile(optimizer("adam"), loss("categorical_crossentropy"), metrics("accuracy"));
  }

  @BeforeEach
  void convnet() {
    convnet.add(new Reshape(28, 28, 1));
    convnet.add(new Conv2D(32, 3, activation("relu")));
    convnet.add(new MaxPooling2D());
    convnet.add(new Conv2D(64, 3, activation("relu")));
    convnet.add(new MaxPooling2D());
    convnet.add(new Flatten());
    convnet.add(new Dense(10, activation("softmax")));
    convnet.compile(optimizer("adam"), loss("categorical_crossentropy"));
  }

  @Test
  void a_convolution_stops_soon() throws Exception {
    double[] millis = new double[7];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = millisToStop(c -> fit(convnet, IMAGES, c), 5 + i, 4L * i);
    }
    assertThat(DoubleStream.of(millis).sorted().toArray()[3]).isLessThan(MOST_MILLIS);
  }

  @Test
  void it_stops_soon_and_the_model_can_be_used() throws Exception {
    double[] millis = new double[7];
    for (int i = 0; i < millis.length; i++) {
      // in the second epoch, in a different batch and at a different time within it each time
      millis[i] = millisToStop(this::fit, STEPS + 1 + i % 4, 3L * i);
      assertThat(net.history().epoch()).startsWith(0).hasSizeLessThan(100);
      assertThat(net.history().get("accuracy")).hasSameSizeAs(net.history().epoch());
    }
    assertThat(DoubleStream.of(millis).sorted().toArray()[3]).isLessThan(MOST_MILLIS);
    net.weights().forEach(w -> assertThat(w.sumNumber().doubleValue()).isFinite());
    assertThat(net.evaluate(X, Y, verbose(0)).loss()).isFinite();
    assertThat(net.fit(X, Y, batchSize(BATCH), verbose(0)).get("loss").get(0)).isFinite();
  }

  /** If training is stopped at the end of a batch, the weights are those of the steps so far. */
  @Test
  void the_weights_are_those_of_the_steps_taken() throws Exception {
    Callback stop = atBatch(3, () -> Thread.currentThread().interrupt());
    Throwable thrown = catchThrowable(() -> fit(stop));
    assertThat(thrown).isInstanceOf(CancellationException.class);
    assertThat(thrown)
        .hasMessage(
            "fit: interrupted in epoch 1 of 1000, after step 3 of 5; the model keeps what it has"
                + " learned, and history() has the finished epochs");
    Sequential interrupted = net;
    InterruptedFitTest again = new InterruptedFitTest();
    again.net2();
    Callback failing =
        atBatch(
            3,
            () -> {
              throw new IllegalStateException("enough");
            });
    assertThat(catchThrowable(() -> again.fit(failing))).hasMessage("enough");
    assertThat(SmallNets.bits(interrupted)).isEqualTo(SmallNets.bits(again.net));
  }

  private void fit(Callback callback) {
    fit(net, BATCH, callback);
  }

  private static void fit(Sequential net, int batch, Callback callback) {
    net.fit(X, Y, epochs(1000), batchSize(batch), verbose(0), callbacks(callback));
  }

  private static double millisToStop(Consumer<Callback> fit, int batches, long delay)
      throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    FutureTask<Long> training =
        new FutureTask<>(
            () -> {
              Callback callback = atBatch(batches, reached::countDown);
              Throwable thrown = catchThrowable(() -> fit.accept(callback));
              assertThat(thrown).isInstanceOf(CancellationException.class);
              return System.nanoTime();
            });
    Thread thread = new Thread(training, "training");
    thread.start();
    assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
    Thread.sleep(delay);
    long pressed = System.nanoTime();
    thread.interrupt();
    return (ended(training) - pressed) / 1e6;
  }

  private static long ended(FutureTask<Long> training) throws Exception {
    try {
      return training.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  /** Runs an action at the end of the given batch, counted from 1 across epochs. */
  private static Callback atBatch(int number, Runnable action) {
    return new Callback() {
      private int batches;

      @Override
      public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
        batches++;
        if (batches == number) {
          action.run();
        }
      }
    };
  }
}
