package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.SmallNets.CLASSES;
import static io.github.lectern.keras.models.SmallNets.X;
import static io.github.lectern.keras.models.SmallNets.bits;
import static io.github.lectern.keras.models.SmallNets.classifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Dense;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
  private static final String SPARSE = "sparse_categorical_crossentropy";

  @TempDir private Path folder;
  private Sequential net;

  @BeforeEach
  void train() {
    net = classifier(SPARSE);
    net.fit(X, CLASSES, epochs(2), verbose(0));
  }

  private String file() {
    return folder.resolve("weights.zip").toString();
  }

  private static Sequential other() {
    Sequential other = classifier(SPARSE);
    other.build(2);
    return other;
  }

  @Test
  void weights_come_back_bit_for_bit() throws IOException {
    net.saveWeights(file());
    Sequential other = other();
    assertThat(bits(other)).isNotEqualTo(bits(net));
    other.loadWeights(file());
    assertThat(bits(other)).isEqualTo(bits(net));
  }

  @Test
  void the_weights_in_a_saved_model_fit_as_well() throws IOException {
    net.save(file());
    Sequential other = other();
    other.loadWeights(file());
    assertThat(bits(other)).isEqualTo(bits(net));
  }

  @Test
  void weights_of_other_layers_are_refused_and_nothing_changes() throws IOException {
    net.saveWeights(file());
    Sequential wide = SmallNets.of(SPARSE, new Dense(4), new Dense(5, activation("softmax")));
    Sequential shallow = SmallNets.of(SPARSE, new Dense(4));
    for (Sequential other : List.of(wide, shallow)) {
      other.build(2);
      List<String> before = bits(other);
      assertThatThrownBy(() -> other.loadWeights(file()))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              "loadWeights: expected the weights of a net with the same layers");
      assertThat(bits(other)).isEqualTo(before);
    }
  }

  @Test
  void a_net_without_weights_says_what_to_do() {
    assertThatIllegalStateException()
        .isThrownBy(() -> classifier(SPARSE).saveWeights(file()))
        .withMessageStartingWith("saveWeights: ")
        .withMessageEndingWith("call build(784) first");
    assertThatIllegalStateException()
        .isThrownBy(() -> classifier(SPARSE).loadWeights(file()))
        .withMessageStartingWith("loadWeights: ");
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> net.loadWeights(file()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file() + " does not exist");
  }
}
