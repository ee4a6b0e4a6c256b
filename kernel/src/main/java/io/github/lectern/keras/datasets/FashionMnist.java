package io.github.lectern.keras.datasets;

import io.github.lectern.keras.models.JitWarmup;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.DatasetHash;
import io.github.lectern.tensor.NativeCache;
import io.github.lectern.tensor.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The Fashion-MNIST data set, like {@code tf.keras.datasets.fashion_mnist}: greyscale images of ten
 * kinds of clothing. Each image has 28 by 28 pixels with values from 0 (background) to 255.
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
   * Finds, verifies and reads the data, like {@code fashion_mnist.load_data()} in Keras.
   *
   * <p>The files are searched for in this order:
   *
   * <ol>
   *   <li>the directory named by the system property {@code lectern.data} or the environment
   *       variable {@code LECTERN_DATA};
   *   <li>the cache: the directory {@code fashion-mnist} in {@code LECTERN_HOME}, by default in
   *       {@code XDG_CACHE_HOME/lectern} or {@code ~/.cache/lectern};
   *   <li>the directory of Debian's package {@code dataset-fashion-mnist}, whose compressed files
   *       are read in about half a second and are not copied to the cache;
   *   <li>two download mirrors; downloads are stored in the cache.
   * </ol>
   *
   * <p>A file is used only if its SHA-256 is the published one. Every call returns new tensors.
   *
   * @throws DatasetUnavailableException if no source has the data; the message says what to do
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static FashionMnist load() {
    NativeCache.prepare();
    JitWarmup.start();
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

  /** Returns a description with the shapes of the tensors but without their values. */
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
