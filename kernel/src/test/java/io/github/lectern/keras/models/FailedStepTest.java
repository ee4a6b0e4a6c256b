package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.layers.BatchNormalization;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.MeanSquaredError;
import io.github.lectern.keras.models.FailingParts.Fuse;
import io.github.lectern.keras.models.FailingParts.Heap;
import io.github.lectern.keras.models.FailingParts.Linear;
import io.github.lectern.keras.models.FailingParts.Same;
import io.github.lectern.keras.models.FailingParts.Squared;
import io.github.lectern.keras.models.FailingParts.Tiles;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.options.CompileOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests that a step that fails does not change weights and optimizer. */
class FailedStepTest {
  private static final int BATCH = 70;
  private static final int STEPS = 4;
  private static final INDArray X = Nd4j.rand(DataType.FLOAT, BATCH * STEPS, 20);
  private static final INDArray Y = Nd4j.rand(DataType.FLOAT, BATCH * STEPS, 3);

  private record Net(Sequential model, Optimizer rule) {
    static Net of(Layer middle, Optimizer rule, Loss loss, CompileOption... more) {
      setSeed(7);
      Sequential model = new Sequential();
      model.add(new Dense(40, activation("tanh")));
      model.add(new BatchNormalization());
      model.add(middle);
      model.add(new Dense(30, activation("relu")));
      model.add(new Dense(3));
      List<CompileOption> options = new ArrayList<>(List.of(more));
      options.addAll(List.of(optimizer(rule), loss(loss)));
      model.compile(options.toArray(CompileOption[]::new));
      model.build(20);
      return new Net(model, rule);
    }

    void fit(int samples, Callback... callbacks) {
      model.fit(
          SmallNets.part(X, 0, samples),
          SmallNets.part(Y, 0, samples),
          batchSize(BATCH),
          shuffle(false),
          verbose(0),
          callbacks(callbacks));
    }

    /**
     * Returns weights, optimizer state and step count as text, which differs for any two floats.
     */
    List<String> state() {
      List<Parameter> parameters =
          model.layers().stream().flatMap(layer -> layer.parameters().stream()).toList();
      Stream<String> slots =
          rule.state(parameters).stream().map(s -> Arrays.toString(s.data().asFloat()));
      return Stream.of(SmallNets.bits(model).stream(), slots, Stream.of("" + rule.iterations()))
          .flatMap(s -> s)
          .toList();
    }
  }

  /** Creates nets with one part that calls the fuse, and so can fail. */
  private enum Failing {
    LAYER {
      @Override
      Net net(Fuse fuse) {
        return Net.of(new Same(fuse), new Adam(), new MeanSquaredError());
      }
    },
    ACTIVATION {
      @Override
      Net net(Fuse fuse) {
        return Net.of(
            new Dense(40, activation(new Linear(fuse))), new Adam(), new MeanSquaredError());
      }
    },
    OPTIMIZER {
      @Override
      Net net(Fuse fuse) {
        return Net.of(new Dense(40), new Heap(fuse), new MeanSquaredError());
      }
    },
    LOSS {
      @Override
      Net net(Fuse fuse) {
        return Net.of(new Dense(40), new Adam(), new Squared(fuse));
      }
    },
    METRIC {
      @Override
      Net net(Fuse fuse) {
        return Net.of(new Dense(40), new Adam(), new MeanSquaredError(), metrics(new Tiles(fuse)));
      }
    };

    abstract Net net(Fuse fuse);

    /** Returns how often the fuse is called in the given number of steps. */
    int calls(int steps) {
      Fuse counter = new Fuse(0, new IllegalStateException());
      net(counter).fit(steps * BATCH);
      return counter.calls();
    }
  }

  static Stream<Throwable> thrown() {
    return Stream.of(
        new ArithmeticException("in mid step"),
        new OutOfMemoryError("in mid step"),
        new StackOverflowError("in mid step"),
        new CancellationException("in mid step"));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void weights_and_optimizer_are_as_before_the_step_that_failed(Throwable thrown) {
    for (Failing failing : Failing.values()) {
      for (int step = 0; step < STEPS; step++) {
        Net whole = failing.net(new Fuse(0, thrown));
        if (step > 0) {
          whole.fit(step * BATCH);
        }
        int last = failing.calls(step + 1);
        Net failed = failing.net(new Fuse(last, thrown)); // in the last call of this step
        assertThat(catchThrowable(() -> failed.fit(STEPS * BATCH))).isSameAs(thrown);
        assertThat(failed.state()).as("%s in step %d", failing, step).isEqualTo(whole.state());
      }
    }
  }

  @Test
  void a_callback_that_fails_after_a_step_leaves_what_the_step_learnt() {
    Net whole = Failing.LAYER.net(new Fuse(0, new IllegalStateException()));
    whole.fit(2 * BATCH);
    Net failed = Failing.LAYER.net(new Fuse(0, new IllegalStateException()));
    Fuse fuse = new Fuse(2, new IllegalStateException("enough"));
    Callback callback =
        new Callback() {
          @Override
          public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
            fuse.burn();
          }
        };
    assertThat(catchThrowable(() -> failed.fit(STEPS * BATCH, callback))).hasMessage("enough");
    assertThat(failed.state()).isEqualTo(whole.state());
  }

  @Test
  void training_goes_on_after_a_failed_step() {
    Net failed = Failing.OPTIMIZER.net(new Fuse(1, new IllegalStateException("once")));
    assertThat(catchThrowable(() -> failed.fit(BATCH))).hasMessage("once");
    failed.fit(STEPS * BATCH);
    Net whole = Failing.OPTIMIZER.net(new Fuse(0, new IllegalStateException()));
    whole.fit(STEPS * BATCH);
    assertThat(failed.state()).isEqualTo(whole.state());
  }
}
