package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.LectureKernels.assertKernel;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the initial weights of the lecture's nets. */
class LectureWeightsTest {
  @ParameterizedTest
  @CsvSource({
    "30 10, b1f71172 cf36c49d",
    "500 500 10, 54e1f13a bc4cbff9 5b112d30",
    "500 500 500 500 500 10, 54e1f13a bc4cbff9 70f2bbb2 b50b6a05 b82ad55c 71d02aa6"
  })
  void a_net_begins_with_the_kernels_of_the_lecture_and_biases_of_0(String units, String crcs) {
    setSeed(43052);
    Sequential net = new Sequential();
    net.add(new Flatten());
    for (String count : units.split(" ", -1)) {
      net.add(new Dense(Integer.parseInt(count), activation("relu")));
    }
    net.build(28, 28);
    List<Layer> dense = net.layers().subList(1, net.layers().size());
    String[] expected = crcs.split(" ", -1);
    assertThat(dense).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertKernel(dense.get(i).getWeights().get(0), expected[i]);
    }
    assertThat(dense).allMatch(layer -> layer.getWeights().get(1).amaxNumber().doubleValue() == 0);
  }

  /** Keras 2.7 draws the seed of a Dropout in the training function, not when it is built. */
  @Test
  void a_dropout_between_them_changes_no_kernel() {
    setSeed(43052);
    Sequential net = new Sequential();
    net.add(new Dense(30, activation("relu")));
    net.add(new Dropout(.2));
    net.add(new Dense(10, activation("softmax")));
    net.build(784);
    assertKernel(net.getWeights().get(0), "b1f71172");
    assertKernel(net.getWeights().get(2), "cf36c49d");
  }
}
