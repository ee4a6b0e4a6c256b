package io.github.lectern.keras.documents;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.fromLogits;
import static io.github.lectern.keras.Keywords.inputShape;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.datasets.FashionMnist;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Softmax;
import io.github.lectern.keras.losses.SparseCategoricalCrossentropy;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Follows TensorFlow's page "Basic classification: Classify images of clothing"
 * (tensorflow.org/tutorials/keras/classification) on the first 10,000 images.
 */
class BasicClassificationTest {
  private static final List<String> CLASS_NAMES = FashionMnist.classNames();

  private static INDArray trainImages;
  private static INDArray trainLabels;
  private static INDArray testImages;
  private static INDArray testLabels;
  private static Sequential model;
  private static History history;

  @BeforeAll
  static void preprocess_build_and_train() {
    trainImages = Clothes.trainImages(10_000).castTo(DataType.FLOAT).div(255);
    trainLabels = Clothes.trainLabels(10_000);
    testImages = Clothes.testImages(1000).castTo(DataType.FLOAT).div(255);
    testLabels = Clothes.testLabels(1000);
    setSeed(1);
    model =
        new Sequential(
            List.of(
                new Flatten(inputShape(28, 28)),
                new Dense(128, activation("relu")),
                new Dense(10)));
    model.compile(
        optimizer("adam"),
        loss(new SparseCategoricalCrossentropy(fromLogits(true))),
        metrics("accuracy"));
    history = model.fit(trainImages, trainLabels, epochs(10), verbose(0));
  }

  @Test
  void explore_and_preprocess_the_data() {
    assertThat(trainImages.shape()).containsExactly(10_000, 28, 28);
    assertThat(trainLabels.length()).isEqualTo(10_000);
    assertThat(testImages.shape()).containsExactly(1000, 28, 28);
    assertThat(CLASS_NAMES).hasSize(10).first().isEqualTo("T-shirt/top");
    assertThat(CLASS_NAMES.get(trainLabels.getInt(0))).isEqualTo("Ankle boot");
    assertThat(Clothes.trainImages(10_000).maxNumber().intValue()).isEqualTo(255);
    assertThat(trainImages.minNumber().doubleValue()).isZero();
    assertThat(trainImages.maxNumber().doubleValue()).isEqualTo(1);
  }

  @Test
  void the_loss_falls_and_the_accuracy_grows() {
    assertThat(model.countParams()).isEqualTo(784 * 128 + 128 + 128 * 10 + 10);
    List<Double> losses = history.get("loss");
    assertThat(losses).hasSize(10);
    assertThat(losses.get(9)).isLessThan(losses.get(0) / 2);
    assertThat(history.get("accuracy").get(9)).isGreaterThan(.88);
  }

  @Test
  void evaluate_accuracy() {
    Evaluation test = model.evaluate(testImages, testLabels, verbose(0));
    assertThat(test.names()).containsExactly("loss", "accuracy");
    assertThat(test.get("accuracy")).isGreaterThan(.8);
    // the gap between the accuracies on training and test images is overfitting
    assertThat(test.get("accuracy")).isLessThan(history.get("accuracy").get(9));
  }

  @Test
  void make_and_verify_predictions() {
    Sequential probabilityModel = new Sequential(model, new Softmax());
    INDArray predictions = probabilityModel.predict(testImages);
    assertThat(predictions.shape()).containsExactly(1000, 10);
    assertThat(predictions.getRow(0).sumNumber().doubleValue()).isCloseTo(1, within(1e-6));
    assertThat(predictions.argMax(1).getInt(0)).isEqualTo(testLabels.getInt(0)).isEqualTo(9);
    assertThat(predictions.argMax(1)).isEqualTo(model.predict(testImages).argMax(1));
    double right = 0;
    for (int i = 0; i < 1000; i++) {
      right += predictions.argMax(1).getInt(i) == testLabels.getInt(i) ? 1 : 0;
    }
    assertThat(right / 1000)
        .isCloseTo(
            model.evaluate(testImages, testLabels, verbose(0)).get("accuracy"), within(1e-6));
  }

  @Test
  void use_the_trained_model_on_one_image() {
    Sequential probabilityModel = new Sequential(model, new Softmax());
    INDArray image = testImages.slice(1);
    assertThat(image.shape()).containsExactly(28, 28);
    INDArray batch = Nd4j.expandDims(image, 0);
    assertThat(batch.shape()).containsExactly(1, 28, 28);
    INDArray single = probabilityModel.predict(batch);
    assertThat(single.shape()).containsExactly(1, 10);
    assertThat(CLASS_NAMES.get(single.argMax(1).getInt(0))).isEqualTo("Pullover");
    INDArray ofAll = probabilityModel.predict(testImages.get(NDArrayIndex.interval(0, 2)));
    assertThat(single.getRow(0).equalsWithEps(ofAll.getRow(1), 1e-6)).isTrue();
  }
}
