package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Lambda;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.MeanSquaredError;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests that what a worker throws reaches the caller, and that workers end with their call. */
@Timeout(60)
class FailingWorkTest {
  private static final int SAMPLES = 500;
  private static final INDArray X = Nd4j.linspace(0, 1, SAMPLES * 20L).reshape(SAMPLES, 20);

  /** The row at which the loss fails. It is recognised by its target. */
  private static final int BAD = 431;

  private static final INDArray Y = Nd4j.zeros(SAMPLES, 6);

  static {
    Y.putScalar(BAD, 0, -7);
  }

  /** The squared error, which fails for one row. */
  private record OneBadRow(Throwable thrown) implements Loss {
    @Override
    public String name() {
      return "one_bad_row";
    }

    @Override
    public Optional<String> mismatch(int labels, int outputs) {
      return Optional.empty();
    }

    @Override
    public void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient) {
      for (int row = 0; row < yTrue.rows(); row++) {
        if (yTrue.values()[row * yTrue.width()] == -7) {
          OneBadRow.<RuntimeException>sneak(thrown);
        }
      }
      new MeanSquaredError().compute(yTrue, yPred, losses, gradient);
    }

    @SuppressWarnings("unchecked") // so that checked exceptions are thrown without a wrapper
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }

  /** An error type that only this test knows. */
  private static final class OwnError extends Error {
    private static final long serialVersionUID = 1;

    OwnError(String message) {
      super(message);
    }
  }

  private static Sequential net(Loss loss) {
    setSeed(7);
    Sequential net = new Sequential();
    net.add(new Dense(33));
    net.add(new Dense(6));
    net.compile(optimizer("adam"), loss(loss));
    return net;
  }

  @AfterEach
  void no_worker_is_left() {
    assertThat(workers()).isEmpty();
  }

  private static Stream<String> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("lectern-worker"));
  }

  static Stream<Throwable> errors() {
    return Stream.of(
        new ArithmeticException("row " + BAD),
        new OwnError("row " + BAD),
        new OutOfMemoryError("x"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void what_a_loss_throws_in_one_row_comes_out_of_fit_and_evaluate(Throwable thrown) {
    Sequential net = net(new OneBadRow(thrown));
    assertThatThrownBy(() -> net.fit(X, Y, batchSize(SAMPLES), verbose(0))).isSameAs(thrown);
    assertThat(workers()).isEmpty();
    assertThatThrownBy(() -> net.evaluate(X, Y, verbose(0))).isSameAs(thrown);
  }

  @Test
  void a_model_whose_loss_threw_can_be_compiled_anew_and_trained() {
    Sequential net = net(new OneBadRow(new ArithmeticException("once")));
    assertThatThrownBy(() -> net.fit(X, Y, verbose(0))).hasMessage("once");
    net.compile(optimizer("adam"), loss("mse"));
    assertThat(net.fit(X, Y, verbose(0)).get("loss").get(0)).isFinite();
  }

  @Test
  void no_worker_is_left_after_work_that_went_well() {
    Sequential net = net(new MeanSquaredError());
    net.fit(X, Y, verbose(0));
    assertThat(workers()).isEmpty();
    net.evaluate(X, Y, verbose(0));
    assertThat(workers()).isEmpty();
    net.predict(X);
    assertThat(workers()).isEmpty();
    net.layers().get(0).call(X);
  }

  @Test
  void no_worker_is_left_after_an_interruption() {
    Sequential net = net(new MeanSquaredError());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> net.fit(X, Y, verbose(0))).hasMessageContaining("interrupted");
    assertThat(workers()).isEmpty();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> net.evaluate(X, Y, verbose(0))).hasMessageContaining("interrupted");
    assertThat(workers()).isEmpty();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> net.predict(X)).hasMessageContaining("interrupted");
  }

  @Test
  void no_worker_is_left_after_a_layer_that_throws() {
    Lambda broken =
        new Lambda(
            x -> {
              if (x.size(0) > 2) { // not when Lambda computes its output shape
                throw new ArithmeticException("broken layer");
              }
              return x;
            });
    assertThatThrownBy(() -> broken.call(X)).hasMessage("broken layer");
    assertThat(workers()).isEmpty();
    Sequential net = net(new MeanSquaredError());
    net.add(broken);
    assertThatThrownBy(() -> net.predict(X)).hasMessage("broken layer");
    assertThat(workers()).isEmpty();
    assertThatThrownBy(() -> net.fit(X, Y, verbose(0))).hasMessage("broken layer");
    assertThatCode(() -> net.layers().get(0).call(X)).doesNotThrowAnyException();
  }
}
