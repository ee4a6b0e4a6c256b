package io.github.lectern.keras.datasets;

import io.github.lectern.keras.models.WarmUp;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.DatasetHash;
import io.github.lectern.tensor.NativeCache;
import io.github.lectern.tensor.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Fashion-MNIST: greyscale images of ten kinds of clothes, 28 by 28 pixels from 0 (background) to
 * 255; Keras: {@code tf.keras.datasets.fashion_mnist}.
 *
 * <pre>{@code
 * var data = FashionMnist.load();
 * var X = data.xTrain().reshape(-1, 784);
 * var y = toCategorical(data.yTrain());
 * }</pre>
 *
 * @param xTrain the training images, UINT8 (60000, 28, 28)
 * @param yTrain their labels from 0 to 9, UINT8 (60000)
 * @param xTest the test images, UINT8 (10000, 28, 28)
 * @param yTest their labels, UINT8 (10000)
 */
public record FashionMnist(INDArray xTrain, INDArray yTrain, INDArray xTest, INDArray yTest) {
  private static final List<String> CLASS_NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  /**
   * Finds, checks and reads the data; Keras: {@code fashion_mnist.load_data()}.
   *
   * <p>Looks into the directory named by the system property {@code lectern.data} or the
   * environment variable {@code LECTERN_DATA}; the cache ({@code fashion-mnist} in {@code
   * LECTERN_HOME}, else in {@code XDG_CACHE_HOME/lectern}, else in {@code ~/.cache/lectern});
   * Debian's directory, from which the packed files are read, in about half a second, and not
   * copied to the cache; then downloads into the cache. Nothing is used whose SHA-256 is not the
   * published one. Every call returns new tensors.
   *
   * @throws DatasetUnavailableException if the data is not available; the message says what to do
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static FashionMnist load() {
    NativeCache.prepare();
    WarmUp.start();
    return load(FashionMnistFiles.everywhere(Settings.ofProcess()));
  }

  static FashionMnist load(Sources sources) {
    List<INDArray> tensors =
        sources.findAll(FashionMnistFiles.ALL).stream().map(VerifiedFile::tensor).toList();
    Session.current()
        .rememberTestSet(DatasetHash.of(Rows.of(tensors.get(2))), "the test set of Fashion-MNIST");
    return new FashionMnist(tensors.get(0), tensors.get(1), tensors.get(2), tensors.get(3));
  }

  /**
   * Returns the names of the classes in the order of the labels, from "T-shirt/top" to "Ankle
   * boot".
   */
  public static List<String> classNames() {
    return CLASS_NAMES;
  }

  /** Returns the shapes, not the 55 million numbers. */
  @Override
  public String toString() {
    return "Fashion-MNIST: xTrain %s, yTrain %s, xTest %s, yTest %s, all uint8"
        .formatted(shape(xTrain), shape(yTrain), shape(xTest), shape(yTest));
  }

  private static String shape(INDArray tensor) {
    return Arrays.stream(tensor.shape())
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
