package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.inputShape;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Layer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SequentialTest {
  @Test
  void layers_can_be_passed_to_the_constructor() {
    Layer first = new Dense(4, inputShape(3));
    Layer last = new Dense(2);
    assertThat(new Sequential(first, last).layers()).containsExactly(first, last);
    Sequential named = new Sequential(List.of(new Dense(4), new Flatten()), name("mine"));
    assertThat(named.name()).isEqualTo("mine");
    assertThat(named.layers()).hasSize(2).first().isInstanceOf(Dense.class);
    assertThat(new Sequential(List.of()).layers()).isEmpty();
    Sequential built = new Sequential(new Dense(4, inputShape(3)), new Dense(2));
    assertThat(built.countParams()).isEqualTo(4 * 4 + 5 * 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sequential(first, first))
        .withMessageContaining("is already in");
  }

  @BeforeEach
  void startNamesOver() {
    clearSession();
  }

  private static Sequential net(int... units) {
    Sequential net = new Sequential();
    for (int width : units) {
      net.add(new Dense(width, activation("relu")));
    }
    net.add(new Dense(10, activation("softmax")));
    return net;
  }

  @Test
  void models_and_layers_are_numbered_over_the_session() {
    Sequential first = net(30);
    Sequential second = net(30);
    assertThat(first.name()).isEqualTo("sequential");
    assertThat(second.name()).isEqualTo("sequential_1");
    assertThat(first.layers()).map(Layer::name).containsExactly("dense", "dense_1");
    assertThat(second.layers()).map(Layer::name).containsExactly("dense_2", "dense_3");
    assertThat(second).hasToString("Sequential(name=sequential_1, layers=[dense_2, dense_3])");
  }

  @Test
  void a_cleared_session_starts_the_numbers_over() {
    net(30);
    clearSession();
    Sequential again = net();
    assertThat(again.name()).isEqualTo("sequential");
    assertThat(again.layers()).map(Layer::name).containsExactly("dense");
  }

  @Test
  void a_name_that_is_given_is_kept_and_takes_no_number() {
    Sequential named = new Sequential(name("mine"));
    assertThat(named.name()).isEqualTo("mine");
    assertThat(new Sequential().name()).isEqualTo("sequential");
  }

  // 784 * 30 + 30 = 23,550;  30 * 10 + 10 = 310
  @Test
  void net1_has_23860_parameters() {
    Sequential net1 = net(30);
    net1.build(784);
    assertThat(net1.countParams()).isEqualTo(23_860);
    assertThat(net1.layers()).map(Layer::countParams).containsExactly(23_550L, 310L);
    assertThat(net1.summary().toString())
        .contains("Model: \"sequential\"", "dense (Dense)", "(None, 30)", "Total params: 23,860");
  }

  // 784 * 500 + 500 = 392,500;  500 * 500 + 500 = 250,500;  500 * 10 + 10 = 5,010
  @Test
  void net2_has_648010_parameters() {
    Sequential net2 = net(500, 500);
    net2.build(784);
    assertThat(net2.countParams()).isEqualTo(648_010);
    assertThat(net2.summary().totalParams()).isEqualTo(648_010);
    assertThat(net2.summary().toString())
        .contains("Trainable params: 648,010", "Non-trainable params: 0");
  }

  @Test
  void an_input_shape_builds_at_once() {
    Sequential net = new Sequential();
    net.add(new Dense(30, activation("relu"), inputShape(784)));
    net.add(new Dense(10, activation("softmax")));
    assertThat(net.countParams()).isEqualTo(23_860);
    assertThat(net.getWeights()).hasSize(4);
    assertThat(net.getWeights().get(0).shape()).containsExactly(784, 30);
  }

  @Test
  void without_an_input_shape_there_are_no_weights_yet() {
    assertThat(net(30).getWeights()).isEmpty();
  }

  @Test
  void the_list_of_layers_cannot_be_changed() {
    assertThatThrownBy(() -> net(30).layers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void weights_that_were_copied_do_not_change_the_model() {
    Sequential net = net(3);
    net.build(2);
    float before = net.weights().get(0).getFloat(0);
    net.getWeights().get(0).addi(1);
    assertThat(net.weights().get(0).getFloat(0)).isEqualTo(before);
  }

  @Test
  void a_layer_is_found_by_its_name_or_index() {
    Sequential net = new Sequential();
    Layer hidden = new Dense(3, name("hidden"));
    net.add(hidden);
    net.add(new Dense(2, name("out")));
    assertThat(net.getLayer("hidden")).isSameAs(hidden);
    assertThat(net.getLayer(1).name()).isEqualTo("out");
    assertThatThrownBy(() -> net.getLayer("hiden"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown layer: hiden\nDid you mean \"hidden\"? Known names: hidden, out");
    assertThatThrownBy(() -> net.getLayer(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "getLayer: expected an index of at least 0 and below 2, the number of layers, but got 2");
  }

  @Test
  void pop_removes_the_last_layer_and_another_can_be_added() {
    Sequential net = new Sequential();
    net.add(new Dense(3, inputShape(4)));
    net.add(new Dense(2));
    net.pop();
    net.add(new Dense(5));
    assertThat(net.layers()).hasSize(2);
    assertThat(net.countParams()).isEqualTo(4 * 3 + 3 + 3 * 5 + 5);
    net.pop();
    net.pop();
    assertThat(net.layers()).isEmpty();
    net.add(new Dense(1, inputShape(7))); // the input of the first net no longer matters
    assertThat(net.countParams()).isEqualTo(8);
    net.pop();
    assertThatThrownBy(net::pop)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected at least one layer but got none");
  }
}
