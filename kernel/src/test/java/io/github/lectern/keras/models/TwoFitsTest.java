package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.SmallNets.CLASSES;
import static io.github.lectern.keras.models.SmallNets.X;
import static io.github.lectern.keras.models.SmallNets.bits;
import static io.github.lectern.keras.models.SmallNets.classifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.EarlyStopping;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.metrics.SparseCategoricalAccuracy;
import io.github.lectern.keras.optimizers.Adam;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tests fits on two threads, which are refused if the models share layers, optimizer or metrics.
 */
@Timeout(60)
class TwoFitsTest {
  private static final String SPARSE = "sparse_categorical_crossentropy";
  private static final int SAMPLES = 1000;
  private static final INDArray PIXELS =
      Nd4j.createFromArray(new Random(3).ints(SAMPLES * 784L, 0, 256).toArray())
          .castTo(DataType.UINT8)
          .reshape(SAMPLES, 784);
  private static final INDArray LABELS =
      Nd4j.createFromArray(IntStream.range(0, SAMPLES).map(i -> i % 10).toArray());

  /** Creates a net that is built, since threads that build nets would draw weights in any order. */
  private static Sequential net() {
    Sequential net = classifier(SPARSE);
    net.build(2);
    return net;
  }

  private static void train(Sequential net, Callback... callbacks) {
    net.fit(X, CLASSES, epochs(40), batchSize(3), verbose(0), callbacks(callbacks));
  }

  @Test
  void two_models_learn_bit_by_bit_what_each_learns_alone() throws Exception {
    Sequential alone = net();
    train(alone);
    for (int round = 0; round < 5; round++) {
      Sequential a = net();
      Sequential b = net();
      CyclicBarrier start = new CyclicBarrier(2);
      CompletableFuture<Void> other = CompletableFuture.runAsync(() -> trainFrom(start, b));
      trainFrom(start, a);
      other.get(30, TimeUnit.SECONDS);
      assertThat(bits(a)).isEqualTo(bits(alone));
      assertThat(bits(b)).isEqualTo(bits(alone));
      assertThat(a.history().get("loss")).isEqualTo(alone.history().get("loss"));
      assertThat(b.history().get("accuracy")).isEqualTo(alone.history().get("accuracy"));
    }
  }

  private static void trainFrom(CyclicBarrier start, Sequential net) {
    await(start);
    train(net);
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fits use worker threads, and products of each library. */
  @Test
  void two_models_with_helpers_learn_bit_by_bit_what_each_learns_alone() throws Exception {
    List<String> alone = bits(trainedOnPixels(new CyclicBarrier(1)));
    CyclicBarrier start = new CyclicBarrier(2);
    CompletableFuture<Sequential> other =
        CompletableFuture.supplyAsync(() -> trainedOnPixels(start));
    assertThat(bits(trainedOnPixels(start))).isEqualTo(alone);
    assertThat(bits(other.get(30, TimeUnit.SECONDS))).isEqualTo(alone);
  }

  private static Sequential trainedOnPixels(CyclicBarrier start) {
    Sequential net = new Sequential();
    net.add(new Dense(300, activation("relu"), kernelInitializer(new Ramp())));
    net.add(new Dense(10, activation("softmax"), kernelInitializer(new Ramp())));
    net.compile(optimizer("adam"), loss(SPARSE));
    await(start);
    net.fit(PIXELS, LABELS, epochs(4), batchSize(32), shuffle(false), verbose(0));
    net.fit(PIXELS, LABELS, epochs(4), batchSize(600), shuffle(false), verbose(0));
    return net;
  }

  /** An initializer without random numbers, since two threads would draw them in any order. */
  private record Ramp() implements Initializer {
    @Override
    public String name() {
      return "ramp";
    }

    @Override
    public float[] initialize(int... shape) {
      float[] values = new float[shape[0] * shape[1]];
      for (int i = 0; i < values.length; i++) {
        values[i] = i * 37 % 101 / 1000f - .05f;
      }
      return values;
    }
  }

  @Test
  void the_same_model_is_refused_and_the_first_fit_goes_on() throws Exception {
    Sequential alone = net();
    train(alone);
    Sequential net = net();
    String name = net.name();
    duringFitOf(
        net,
        () -> {
          refused(() -> net.fit(X, CLASSES), "fit: " + name + " is already being trained; ");
          refused(() -> net.evaluate(X, CLASSES), "evaluate: " + name + " is being trained; ");
          refused(() -> net.add(new Dense(3)), "add: " + name + " is being trained; ");
          refused(
              () -> net.compile(optimizer("sgd"), loss("mse")),
              "compile: "
                  + name
                  + " is being trained; wait until the running call to fit has ended");
          refused(() -> net.fit(X, CLASSES), "fit: " + name + " is already being trained; ");
        });
    assertThat(bits(net)).isEqualTo(bits(alone));
    assertThat(net.layers()).hasSize(2);
    assertThat(net.evaluate(X, CLASSES, verbose(0)).values())
        .isEqualTo(alone.evaluate(X, CLASSES, verbose(0)).values());
  }

  @Test
  void predict_summary_and_weights_can_be_had_during_a_fit() throws Exception {
    Sequential net = net();
    duringFitOf(
        net,
        () -> {
          assertThat(net.predict(X).shape()).containsExactly(10, 3);
          assertThat(net.summary().totalParams()).isEqualTo(27);
          assertThat(net.getWeights()).hasSize(4);
        });
  }

  @Test
  void models_that_share_what_training_changes_are_refused() throws Exception {
    Adam adam = new Adam();
    SparseCategoricalAccuracy accuracy = new SparseCategoricalAccuracy();
    Sequential first = net();
    first.compile(optimizer(adam), loss(SPARSE), metrics(accuracy));
    Sequential second = net();
    Sequential third = new Sequential();
    third.add(first.layers().get(0));
    third.compile(loss("mse"));
    INDArray targets = Nd4j.zeros(10, 4);
    String inUse =
        " is in use by a call to fit on "
            + first.name()
            + "; wait until that call has ended, or give each model its own ";
    duringFitOf(
        first,
        () -> {
          second.compile(optimizer(adam), loss(SPARSE));
          refused(
              () -> second.fit(X, CLASSES), "fit: the Adam of " + second.name() + inUse + "Adam");
          second.compile(optimizer("adam"), loss(SPARSE), metrics(accuracy));
          refused(() -> second.evaluate(X, CLASSES), "evaluate: the SparseCategoricalAccuracy of ");
          refused(
              () -> third.fit(X, targets), "fit: the Dense of " + third.name() + inUse + "Dense");
        });
    assertThatCode(() -> train(second)).doesNotThrowAnyException();
    assertThatCode(() -> third.fit(X, targets, verbose(0))).doesNotThrowAnyException();
  }

  @Test
  void one_early_stopping_does_not_watch_two_fits() throws Exception {
    EarlyStopping shared = new EarlyStopping();
    Sequential first = SmallNets.classifier(SPARSE);
    Sequential second = net();
    during(
        pause ->
            first.fit(X, CLASSES, validationData(X, CLASSES), verbose(0), callbacks(shared, pause)),
        () ->
            refused(
                () -> second.fit(X, CLASSES, callbacks(shared)),
                "fit: the EarlyStopping of " + second.name() + " is in use by a call to fit on "));
  }

  @Test
  void a_callback_may_evaluate_the_model_that_it_watches_but_not_change_it() {
    Sequential net = net();
    Callback inside =
        new Callback() {
          @Override
          public void onEpochEnd(int epoch, Map<String, Double> logs) {
            assertThat(net.evaluate(X, CLASSES, verbose(0)).loss()).isPositive();
            refused(() -> net.fit(X, CLASSES), "fit: ");
            refused(() -> net.compile(loss("mse")), "compile: ");
            refused(() -> net.add(new Dense(2)), "add: ");
          }
        };
    net.fit(X, CLASSES, epochs(2), verbose(0), callbacks(inside));
    assertThat(net.history().epoch()).containsExactly(0, 1);
  }

  @Test
  void a_model_can_be_used_again_after_a_fit_that_failed() {
    Sequential net = net();
    Callback broken =
        new Callback() {
          @Override
          public void onEpochBegin(int epoch) {
            throw new IllegalStateException("broken callback");
          }
        };
    assertThatThrownBy(() -> train(net, broken)).hasMessage("broken callback");
    net.compile(optimizer("adam"), loss(SPARSE));
    assertThatCode(() -> train(net)).doesNotThrowAnyException();
  }

  private static void duringFitOf(Sequential net, Runnable meanwhile) throws Exception {
    during(pause -> train(net, pause), meanwhile);
  }

  /** Pauses a fit on another thread after its first batch while an action runs. */
  private static void during(Consumer<Callback> fit, Runnable meanwhile) throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Callback pause =
        new Callback() {
          @Override
          public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
            running.countDown();
            await(done);
          }
        };
    CompletableFuture<Void> training = CompletableFuture.runAsync(() -> fit.accept(pause));
    await(running);
    try {
      meanwhile.run();
    } finally {
      done.countDown();
    }
    training.get(30, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(message);
  }
}
