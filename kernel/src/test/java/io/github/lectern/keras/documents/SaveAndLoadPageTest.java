package io.github.lectern.keras.documents;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.customObjects;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.fromLogits;
import static io.github.lectern.keras.Keywords.inputShape;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.saveFreq;
import static io.github.lectern.keras.Keywords.saveWeightsOnly;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.callbacks.ModelCheckpoint;
import io.github.lectern.keras.layers.CustomLayer;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.losses.SparseCategoricalCrossentropy;
import io.github.lectern.keras.metrics.SparseCategoricalAccuracy;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.session.RecordedProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Follows TensorFlow's page "Save and load models" (tensorflow.org/tutorials/keras/save_and_load)
 * on the first 1,000 images of Fashion-MNIST.
 */
class SaveAndLoadPageTest {
  private static final String ACCURACY = "sparse_categorical_accuracy";

  private static INDArray trainImages;
  private static INDArray trainLabels;
  private static INDArray testImages;
  private static INDArray testLabels;

  @RegisterExtension private final RecordedProgress progress = new RecordedProgress();
  @TempDir private Path folder;

  @BeforeAll
  static void get_an_example_dataset() {
    trainLabels = Clothes.trainLabels(1000);
    testLabels = Clothes.testLabels(1000);
    trainImages = Clothes.trainImages(1000).reshape(-1, 28 * 28).castTo(DataType.FLOAT).div(255);
    testImages = Clothes.testImages(1000).reshape(-1, 28 * 28).castTo(DataType.FLOAT).div(255);
  }

  @BeforeEach
  void seed() {
    setSeed(1);
  }

  private static Sequential createModel() {
    Sequential model =
        new Sequential(
            new Dense(512, activation("relu"), inputShape(784)), new Dropout(.2), new Dense(10));
    model.compile(
        optimizer("adam"),
        loss(new SparseCategoricalCrossentropy(fromLogits(true))),
        metrics(new SparseCategoricalAccuracy()));
    return model;
  }

  private static Evaluation evaluate(Sequential model) {
    return model.evaluate(testImages, testLabels, verbose(0));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted(naturalOrder()).toList();
    }
  }

  @Test
  void define_a_model() {
    assertThat(createModel().summary().totalParams()).isEqualTo(784 * 512 + 512 + 512 * 10 + 10);
  }

  @Test
  void save_checkpoints_during_training() throws IOException {
    String checkpoint = folder.resolve("cp.zip").toString();
    Sequential trained = createModel();
    trained.fit(
        trainImages,
        trainLabels,
        epochs(3),
        validationData(testImages, testLabels),
        callbacks(new ModelCheckpoint(checkpoint, saveWeightsOnly(true), verbose(0))),
        verbose(0));
    assertThat(files()).containsExactly("cp.zip");

    Sequential model = createModel();
    assertThat(evaluate(model).get(ACCURACY)).isCloseTo(.1, within(.1)); // chance
    model.loadWeights(checkpoint);
    assertThat(model.getWeights()).isEqualTo(trained.getWeights());
    assertThat(evaluate(model).values()).isEqualTo(evaluate(trained).values());
    assertThat(evaluate(model).get(ACCURACY)).isGreaterThan(.7);
  }

  @Test
  void checkpoint_callback_options() throws IOException {
    String checkpoints = folder.resolve("cp-{epoch:04d}.zip").toString();
    int batches = (int) Math.ceil(1000 / 100.0);
    Sequential trained = createModel();
    trained.saveWeights(folder.resolve("cp-0000.zip").toString());
    trained.fit(
        trainImages,
        trainLabels,
        epochs(10),
        batchSize(100),
        callbacks(
            new ModelCheckpoint(
                checkpoints, verbose(0), saveWeightsOnly(true), saveFreq(5 * batches))),
        validationData(testImages, testLabels),
        verbose(0));
    assertThat(files()).containsExactly("cp-0000.zip", "cp-0005.zip", "cp-0010.zip");

    Sequential model = createModel();
    model.loadWeights(folder.resolve("cp-0010.zip").toString());
    assertThat(evaluate(model).values()).isEqualTo(evaluate(trained).values());
    model.loadWeights(folder.resolve("cp-0005.zip").toString());
    assertThat(evaluate(model).values()).isNotEqualTo(evaluate(trained).values());
  }

  @Test
  void save_the_entire_model() throws IOException {
    String file = folder.resolve("my_model.zip").toString();
    Sequential model = createModel();
    model.fit(trainImages, trainLabels, epochs(3), verbose(0));
    model.save(file);

    Sequential restored = Sequential.load(file);
    assertThat(restored.summary()).hasToString(model.summary().toString());
    assertThat(evaluate(restored).values()).isEqualTo(evaluate(model).values());
    assertThat(restored.predict(testImages).shape()).containsExactly(1000, 10);
    assertThat(restored.predict(testImages)).isEqualTo(model.predict(testImages));
    // the optimizer and its state are saved as well, so training resumes where it stopped
    for (Sequential net : List.of(model, restored)) {
      setSeed(2);
      net.fit(trainImages, trainLabels, verbose(0));
    }
    assertThat(restored.getWeights()).isEqualTo(model.getWeights());
  }

  /** y = x^2, a layer of the user's own. */
  private static final class Square extends CustomLayer {
    @Override
    protected INDArray forward(INDArray x) {
      return x.mul(x);
    }

    @Override
    protected List<INDArray> backward(INDArray x, INDArray dy) {
      return List.of(dy.mul(x).mul(2));
    }
  }

  @Test
  void saving_custom_objects() throws IOException {
    String file = folder.resolve("custom.zip").toString();
    Sequential model = new Sequential(new Dense(3, inputShape(784)), new Square());
    model.save(file);
    assertThat(progress.text()).contains("contains all weights, but not the code of");
    Sequential restored = Sequential.load(file, customObjects(new Square()));
    assertThat(restored.predict(testImages)).isEqualTo(model.predict(testImages));
    assertThat(restored.predict(testImages).minNumber().doubleValue()).isNotNegative();
  }
}
