package io.github.lectern.keras.documents;

import static io.github.lectern.keras.Categorical.toCategorical;
import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.inputShape;
import static io.github.lectern.keras.Keywords.kernelSize;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.poolSize;
import static io.github.lectern.keras.Keywords.validationSplit;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.layers.Conv2D;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.MaxPooling2D;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.models.Summary;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Follows Keras' example "Simple MNIST convnet" (keras.io/examples/vision/mnist_convnet) on the
 * first 2,000 images of Fashion-MNIST.
 */
class SimpleConvnetTest {
  private static final int NUM_CLASSES = 10;

  private static INDArray prepared(INDArray images) {
    return Nd4j.expandDims(images.castTo(DataType.FLOAT).div(255), 3);
  }

  private static Sequential model() {
    return new Sequential(
        List.of(
            new Conv2D(32, kernelSize(3, 3), activation("relu"), inputShape(28, 28, 1)),
            new MaxPooling2D(poolSize(2, 2)),
            new Conv2D(64, kernelSize(3, 3), activation("relu")),
            new MaxPooling2D(poolSize(2, 2)),
            new Flatten(),
            new Dropout(.5),
            new Dense(NUM_CLASSES, activation("softmax"))));
  }

  @Test
  void build_the_model() {
    Summary summary = model().summary();
    assertThat(summary.layers().stream().map(Summary.Row::outputShape))
        .containsExactly(
            "(None, 26, 26, 32)",
            "(None, 13, 13, 32)",
            "(None, 11, 11, 64)",
            "(None, 5, 5, 64)",
            "(None, 1600)",
            "(None, 1600)",
            "(None, 10)");
    assertThat(summary.layers().stream().map(Summary.Row::params))
        .containsExactly(320L, 0L, 18_496L, 0L, 0L, 0L, 16_010L);
    assertThat(summary.totalParams()).isEqualTo(34_826);
  }

  @Test
  @Tag("slow")
  void train_and_evaluate_the_model() {
    setSeed(1);
    INDArray xTrain = prepared(Clothes.trainImages(2000));
    INDArray yTrain = toCategorical(Clothes.trainLabels(2000), NUM_CLASSES);
    assertThat(xTrain.shape()).containsExactly(2000, 28, 28, 1);
    assertThat(yTrain.shape()).containsExactly(2000, 10);

    Sequential model = model();
    model.compile(loss("categorical_crossentropy"), optimizer("adam"), metrics("accuracy"));
    History history =
        model.fit(xTrain, yTrain, batchSize(128), epochs(6), validationSplit(.1), verbose(0));
    assertThat(history.history()).containsOnlyKeys("loss", "accuracy", "val_loss", "val_accuracy");
    assertThat(history.get("loss").get(5)).isLessThan(history.get("loss").get(0) / 2);
    assertThat(history.get("val_loss").get(5)).isLessThan(history.get("val_loss").get(0));

    Evaluation score =
        model.evaluate(
            prepared(Clothes.testImages(1000)),
            toCategorical(Clothes.testLabels(1000), NUM_CLASSES),
            verbose(0));
    assertThat(score.values().get(0)).isEqualTo(score.loss()).isLessThan(.9);
    assertThat(score.values().get(1)).isEqualTo(score.get("accuracy")).isGreaterThan(.7);
  }
}
