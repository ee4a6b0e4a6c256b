package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.SmallNets.CLASSES;
import static io.github.lectern.keras.models.SmallNets.X;
import static io.github.lectern.keras.models.SmallNets.bits;
import static io.github.lectern.keras.models.SmallNets.classifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Dense;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tests that a fit that is refused changes nothing, not even the random numbers of the next fit.
 */
class RefusedFitTest {
  private static final String SPARSE = "sparse_categorical_crossentropy";
  private static final INDArray WRONG = Nd4j.createFromArray(1, 0, 0, 2, 1, 0, 0, 2, 0, 3);

  private static List<String> trained(Sequential net) {
    net.fit(X, CLASSES, epochs(2), verbose(0));
    return bits(net);
  }

  private static void refuse(ThrowingCallable fit) {
    assertThatThrownBy(fit).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_makes_no_weights_and_draws_no_random_numbers() {
    List<String> expected = trained(classifier(SPARSE));
    Sequential net = classifier(SPARSE);
    refuse(() -> net.fit(X, WRONG));
    refuse(() -> net.fit(Nd4j.zeros(10, 28, 28), CLASSES));
    refuse(() -> net.fit(X, CLASSES.reshape(5, 2)));
    refuse(() -> net.fit(X, CLASSES, validationData(X, WRONG)));
    refuse(() -> net.fit(X, CLASSES, validationData(Nd4j.zeros(10, 3), CLASSES)));
    assertThat(net.getWeights()).isEmpty();
    assertThat(trained(net)).isEqualTo(expected);
  }

  @Test
  void an_unknown_metric_makes_no_weights_either() {
    Sequential net = classifier(SPARSE);
    net.compile(optimizer("adam"), loss(SPARSE), metrics("recall"));
    refuse(() -> net.fit(X, CLASSES));
    assertThat(net.getWeights()).isEmpty();
  }

  @Test
  void it_keeps_the_weights_the_optimizer_and_the_history_of_the_fit_before() {
    Sequential straight = classifier(SPARSE);
    trained(straight);
    List<String> expected = trained(straight);
    Sequential net = classifier(SPARSE);
    trained(net);
    refuse(() -> net.fit(X, WRONG));
    assertThat(net.history().epoch()).containsExactly(0, 1);
    assertThat(trained(net)).isEqualTo(expected);
  }

  @Test
  void a_layer_that_does_not_fit_on_top_is_not_added() {
    Sequential net = classifier(SPARSE);
    net.build(2);
    Dense used = new Dense(1);
    used.build(7);
    refuse(() -> net.add(used));
    assertThat(net.layers()).hasSize(2);
    assertThat(net.predict(X).shape()).containsExactly(10, 3);
  }
}
