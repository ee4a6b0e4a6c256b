package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.Keywords.validationSplit;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.session.RecordedProgress;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.DatasetHash;
import io.github.lectern.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TrainTestLeakageCheckTest {
  private static final INDArray X = SmallNets.part(SmallNets.X, 0, 6);
  private static final INDArray Y = SmallNets.part(SmallNets.CLASSES, 0, 6);
  private static final INDArray XX = SmallNets.part(SmallNets.X, 6, 10);
  private static final INDArray YY = SmallNets.part(SmallNets.CLASSES, 6, 10);

  @RegisterExtension private final RecordedProgress progress = new RecordedProgress();
  private final Sequential net = SmallNets.classifier("sparse_categorical_crossentropy");

  @Test
  void training_on_a_test_set_is_warned_of_even_without_a_progress_line() {
    INDArray test = Nd4j.createFromArray(new float[][] {{7, 1}, {2, 9}});
    Session.current().rememberTestSet(DatasetHash.of(Rows.of(test)), "the test set of Toys");
    net.fit(test, Nd4j.createFromArray(0, 1), verbose(0));
    assertThat(progress.text())
        .isEqualTo(
            """
            Warning: fit: these 2 samples are the test set of Toys.
            A net must not be judged by data that it was trained on; evaluate(x, y) evaluates a net\
             without training it.
            """);
  }

  @Test
  void training_on_what_the_net_was_evaluated_on_is_warned_of_once() {
    net.fit(X, Y, verbose(0));
    net.evaluate(XX, YY, verbose(0));
    net.fit(XX, YY, verbose(0));
    assertThat(progress.text())
        .contains("these 4 samples are the data of an earlier call to evaluate.");
    progress.forget();
    net.fit(XX, YY, verbose(0));
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void training_on_earlier_validation_data_is_warned_of() {
    net.fit(X, Y, verbose(0), validationData(XX, YY));
    assertThat(progress.text()).isEmpty();
    net.fit(XX.mul(2), YY, verbose(0)); // scaled samples count as the same
    assertThat(progress.text())
        .contains("these 4 samples are the validation data of an earlier call to fit.");
  }

  @Test
  void going_on_with_the_training_data_is_fine() {
    net.evaluate(X, Y, verbose(0)); // before any training, this does not count
    net.fit(X, Y, verbose(0));
    net.evaluate(X, Y, verbose(0));
    net.fit(X, Y, verbose(0), validationSplit(.5));
    net.fit(X, Y, verbose(0));
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void a_net_remembers_what_it_was_trained_on_even_if_it_is_compiled_again() {
    assertThat(net.hasTrainedOn(X)).isFalse();
    net.evaluate(XX, YY, verbose(0));
    net.fit(X, Y, verbose(0));
    net.compile(loss("sparse_categorical_crossentropy"));
    assertThat(net.hasTrainedOn(X)).isTrue();
    assertThat(net.hasTrainedOn(X.mul(2))).isTrue(); // scaled samples count as the same
    assertThat(net.hasTrainedOn(XX)).isFalse();
  }

  @Test
  void new_samples_are_fine() {
    net.fit(X, Y, verbose(0));
    net.evaluate(XX, YY, verbose(0));
    net.fit(SmallNets.X, SmallNets.CLASSES, verbose(0));
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void what_one_net_was_judged_by_another_may_train_on() {
    net.fit(X, Y, verbose(0));
    net.evaluate(XX, YY, verbose(0));
    SmallNets.classifier("sparse_categorical_crossentropy").fit(XX, YY, verbose(0));
    assertThat(progress.text()).isEmpty();
  }
}
