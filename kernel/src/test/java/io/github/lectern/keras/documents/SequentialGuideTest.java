package io.github.lectern.keras.documents;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.fromLogits;
import static io.github.lectern.keras.Keywords.inputShape;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.strides;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.lectern.keras.layers.Conv2D;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.GlobalMaxPooling2D;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.MaxPooling2D;
import io.github.lectern.keras.losses.SparseCategoricalCrossentropy;
import io.github.lectern.keras.models.Sequential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Follows Keras' guide "The Sequential model" (keras.io/guides/sequential_model). */
class SequentialGuideTest {
  @TempDir private Path folder;

  private static Sequential stack() {
    return new Sequential(
        List.of(
            new Dense(2, activation("relu"), name("layer1")),
            new Dense(3, activation("relu"), name("layer2")),
            new Dense(4, name("layer3"))));
  }

  private static String outputShape(Sequential model) {
    List<Layer> layers = model.layers();
    return model.summary().layers().get(layers.size() - 1).outputShape();
  }

  @Test
  void when_to_use_a_sequential_model() {
    Sequential model = stack();
    INDArray x = Nd4j.ones(3, 3);
    INDArray y = model.call(x);
    assertThat(y.shape()).containsExactly(3, 4);
    // the model is the function layer3(layer2(layer1(x)))
    INDArray chained =
        model
            .getLayer("layer3")
            .call(model.getLayer("layer2").call(model.getLayer("layer1").call(x)));
    assertThat(chained).isEqualTo(y);
  }

  @Test
  void creating_a_sequential_model() {
    assertThat(stack().layers()).hasSize(3).allMatch(Dense.class::isInstance);
    Sequential model = new Sequential();
    model.add(new Dense(2, activation("relu")));
    model.add(new Dense(3, activation("relu")));
    model.add(new Dense(4));
    model.pop();
    assertThat(model.layers()).hasSize(2);
    Sequential named = new Sequential(name("my_sequential"));
    named.add(new Dense(2, activation("relu"), name("layer1")));
    assertThat(named.name()).isEqualTo("my_sequential");
    assertThat(named.layers().get(0).name()).isEqualTo("layer1");
  }

  @Test
  void a_layer_creates_its_weights_when_it_sees_its_first_input() {
    Dense layer = new Dense(3);
    assertThat(layer.weights()).isEmpty();
    layer.call(Nd4j.ones(1, 4));
    assertThat(layer.weights().get(0).shape()).containsExactly(4, 3);
    assertThat(layer.weights().get(1).shape()).containsExactly(3);
  }

  @Test
  void specifying_the_input_shape_in_advance() {
    Sequential late = stack();
    assertThat(late.weights()).isEmpty();
    assertThatIllegalStateException().isThrownBy(late::summary).withMessageContaining("build(784)");
    late.call(Nd4j.ones(1, 4));
    assertThat(late.weights()).hasSize(6);
    assertThat(late.summary().totalParams()).isEqualTo(10 + 9 + 16);

    Sequential early = new Sequential();
    early.add(new Dense(2, activation("relu"), inputShape(4)));
    assertThat(early.layers()).hasSize(1);
    assertThat(outputShape(early)).isEqualTo("(None, 2)");
    assertThat(early.summary().totalParams()).isEqualTo(10);
  }

  @Test
  void a_common_debugging_workflow() {
    Sequential model = new Sequential();
    model.add(new Conv2D(32, 5, strides(2), activation("relu"), inputShape(250, 250, 3)));
    model.add(new Conv2D(32, 3, activation("relu")));
    model.add(new MaxPooling2D(3));
    assertThat(outputShape(model)).isEqualTo("(None, 40, 40, 32)");
    for (int poolSize : List.of(3, 2)) {
      model.add(new Conv2D(32, 3, activation("relu")));
      model.add(new Conv2D(32, 3, activation("relu")));
      model.add(new MaxPooling2D(poolSize));
    }
    assertThat(outputShape(model)).isEqualTo("(None, 4, 4, 32)");
    model.add(new GlobalMaxPooling2D());
    model.add(new Dense(10));
    assertThat(outputShape(model)).isEqualTo("(None, 10)");
    assertThat(model.countParams())
        .isEqualTo((5 * 5 * 3 * 32 + 32) + 5 * (3 * 3 * 32 * 32 + 32) + (32 * 10 + 10));
  }

  @Test
  void feature_extraction() {
    Sequential initial =
        new Sequential(
            new Conv2D(32, 5, strides(2), activation("relu"), inputShape(250, 250, 3)),
            new Conv2D(32, 3, activation("relu"), name("my_intermediate_layer")),
            new Conv2D(32, 3, activation("relu")));
    INDArray x = Nd4j.ones(1, 250, 250, 3);
    List<INDArray> features = new ArrayList<>();
    INDArray output = x;
    for (Layer layer : initial.layers()) {
      output = layer.call(output);
      features.add(output);
    }
    assertThat(features.get(0).shape()).containsExactly(1, 123, 123, 32);
    assertThat(features.get(2)).isEqualTo(initial.call(x));
    // a model of the first layers shares their weights, and ends with the layer in the middle
    Sequential extractor = new Sequential(initial.layers().subList(0, 2));
    assertThat(extractor.layers().get(1)).isSameAs(initial.getLayer("my_intermediate_layer"));
    assertThat(extractor.call(x)).isEqualTo(features.get(1));
    assertThat(extractor.call(x).shape()).containsExactly(1, 121, 121, 32);
  }

  private static Sequential pretrained() {
    return new Sequential(
        new Flatten(inputShape(28, 28)),
        new Dense(32, activation("relu")),
        new Dense(32, activation("relu")),
        new Dense(32, activation("relu")),
        new Dense(10));
  }

  private static void compileAndFit(Sequential model) {
    model.compile(optimizer("adam"), loss(new SparseCategoricalCrossentropy(fromLogits(true))));
    INDArray x = Clothes.trainImages(500).castTo(DataType.FLOAT).div(255);
    model.fit(x, Clothes.trainLabels(500), epochs(2), verbose(0));
  }

  @Test
  void transfer_learning_by_training_only_the_last_layer() throws IOException {
    Sequential source = pretrained();
    compileAndFit(source);
    String file = folder.resolve("pretrained.zip").toString();
    source.saveWeights(file);

    Sequential model = pretrained();
    model.loadWeights(file);
    List<INDArray> loaded = model.getWeights();
    assertThat(loaded).isEqualTo(source.getWeights());
    for (Layer layer : model.layers().subList(0, model.layers().size() - 1)) {
      layer.trainable(false);
    }
    compileAndFit(model);
    assertThat(model.getWeights().subList(0, 6)).isEqualTo(loaded.subList(0, 6));
    assertThat(model.getWeights().get(6)).isNotEqualTo(loaded.get(6));
    assertThat(model.getWeights().get(7)).isNotEqualTo(loaded.get(7));
  }

  @Test
  void transfer_learning_with_a_new_head_on_a_frozen_base() {
    Sequential base = pretrained();
    compileAndFit(base);
    List<INDArray> before = base.getWeights();
    base.trainable(false);
    Sequential model = new Sequential(base, new Dense(10));
    compileAndFit(model);
    assertThat(base.getWeights()).isEqualTo(before);
    assertThat(model.trainableWeights()).hasSize(2);
    assertThat(model.call(Clothes.testImages(5)).shape()).containsExactly(5, 10);
  }
}
