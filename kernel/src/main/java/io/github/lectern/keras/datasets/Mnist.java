package io.github.lectern.keras.datasets;

import io.github.lectern.keras.models.JitWarmup;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.DatasetHash;
import io.github.lectern.tensor.NativeCache;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The MNIST data set, like {@code tf.keras.datasets.mnist}: greyscale images of handwritten digits.
 * Each image has 28 by 28 pixels with values from 0 (background) to 255.
 *
 * <pre>{@code
 * var data = Mnist.load();
 * var X = data.xTrain().reshape(-1, 784).castTo(DataType.FLOAT).div(255);
 * var y = data.yTrain();
 * }</pre>
 *
 * @param xTrain the training images, UINT8 [60000,28,28]
 * @param yTrain their labels from 0 to 9, UINT8 [60000]
 * @param xTest the test images, UINT8 [10000,28,28]
 * @param yTest their labels, UINT8 [10000]
 */
public record Mnist(INDArray xTrain, INDArray yTrain, INDArray xTest, INDArray yTest) {
  /**
   * Finds, verifies and reads the data, like {@code mnist.load_data()} in Keras.
   *
   * <p>The files are searched for in this order:
   *
   * <ol>
   *   <li>the directory {@code mnist} in the directory named by the system property {@code
   *       lectern.data} or the environment variable {@code LECTERN_DATA};
   *   <li>the cache: the directory {@code mnist} in {@code LECTERN_HOME}, by default in {@code
   *       XDG_CACHE_HOME/lectern} or {@code ~/.cache/lectern};
   *   <li>two download mirrors; downloads are stored in the cache.
   * </ol>
   *
   * <p>A file is used only if its SHA-256 is the published one. Every call returns new tensors.
   *
   * @throws DatasetUnavailableException if no source has the data; the message says what to do
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Mnist load() {
    NativeCache.prepare();
    JitWarmup.start();
    return load(MnistFiles.everywhere(Settings.ofProcess()), MnistFiles.SET.files());
  }

  static Mnist load(Sources sources, List<DataFile> files) {
    List<INDArray> tensors = sources.findAll(files).stream().map(VerifiedFile::tensor).toList();
    Session.current()
        .rememberTestSet(DatasetHash.of(Rows.of(tensors.get(2))), "the test set of MNIST");
    return new Mnist(tensors.get(0), tensors.get(1), tensors.get(2), tensors.get(3));
  }

  /** Returns a description with the shapes of the tensors but without their values. */
  @Override
  public String toString() {
    return "MNIST: xTrain %s, yTrain %s, xTest %s, yTest %s, all uint8"
        .formatted(
            Shapes.brackets(xTrain.shape()),
            Shapes.brackets(yTrain.shape()),
            Shapes.brackets(xTest.shape()),
            Shapes.brackets(yTest.shape()));
  }
}
