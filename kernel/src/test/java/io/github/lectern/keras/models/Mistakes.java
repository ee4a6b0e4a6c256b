package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Dense;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.provider.Arguments;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Test data and assertions for mistakes that students make with models. */
final class Mistakes {
  static final String ONE_HOT = "categorical_crossentropy";
  static final String NUMBERS = "sparse_categorical_crossentropy";

  /** Four samples of three numbers. Their classes are 2, 0, 1, 0, as numbers and one-hot. */
  static final INDArray X =
      Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {0, 1, 0}});

  static final INDArray Y = Nd4j.createFromArray(2, 0, 1, 0);
  static final INDArray HOT =
      Nd4j.createFromArray(new float[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}, {1, 0, 0}});

  private Mistakes() {}

  /** Asserts that a mistake throws an exception of this type with a message like the pattern. */
  static void explain(String mistake, ThrowingCallable trigger, Class<?> type, String pattern) {
    clearSession();
    assertThatThrownBy(trigger).as(mistake).isExactlyInstanceOf(type).hasMessageMatching(pattern);
  }

  static Arguments wrong(String mistake, ThrowingCallable trigger, String message) {
    return Arguments.of(mistake, trigger, IllegalArgumentException.class, quoted(message));
  }

  static Arguments unready(String mistake, ThrowingCallable trigger, String message) {
    return Arguments.of(mistake, trigger, IllegalStateException.class, quoted(message));
  }

  static Arguments begins(String mistake, ThrowingCallable trigger, String message) {
    return Arguments.of(mistake, trigger, IllegalArgumentException.class, quoted(message) + ".*");
  }

  private static String quoted(String message) {
    return Pattern.quote(message);
  }

  static Sequential layered() {
    Sequential net = new Sequential();
    net.add(new Dense(3, activation("softmax")));
    return net;
  }

  static Sequential compiled(Sequential net, Object... metrics) {
    net.compile(optimizer("adam"), loss(ONE_HOT), metrics(metrics));
    return net;
  }

  static Sequential sparse(Object... metrics) {
    Sequential net = layered();
    net.compile(optimizer("adam"), loss(NUMBERS), metrics(metrics));
    return net;
  }

  static Sequential net(int outputs, String loss) {
    Sequential net = new Sequential();
    net.add(new Dense(outputs, activation("softmax")));
    net.compile(optimizer("adam"), loss(loss), metrics("accuracy"));
    return net;
  }

  static Sequential trained() {
    Sequential net = net(3, ONE_HOT);
    net.fit(X, HOT, verbose(0));
    return net;
  }

  static INDArray with(INDArray array, int row, int column, double value) {
    return array.dup().putScalar(row, column, value);
  }

  static INDArrayIndex rows(int count) {
    return NDArrayIndex.interval(0, count);
  }
}
