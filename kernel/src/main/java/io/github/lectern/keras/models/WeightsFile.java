package io.github.lectern.keras.models;

import io.github.lectern.keras.layers.Weights;
import io.github.lectern.tensor.Shapes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads and writes the weights of a model, without its layers. The file is a zip archive of
 * weights/0000.npy and so on, like the weights in a saved model, from which they can also be read.
 */
final class WeightsFile {
  private WeightsFile() {}

  static void write(List<INDArray> weights, Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    ModelFile.put(entries, ModelFile.WEIGHTS, weights);
    ArchiveWriter.write(entries, file);
  }

  /**
   * Replaces the weights of a model with those in a file.
   *
   * @throws IOException if the file cannot be read, or its weights do not have the shapes of the
   *     model's; no weight is changed in that case
   */
  static void read(Sequential model, Path file) throws IOException {
    List<INDArray> weights = model.weights();
    List<INDArray> found = new ArrayList<>();
    try (ModelArchive archive = ModelArchive.open(file)) {
      for (int i = 0; i < weights.size(); i++) {
        found.add(array(archive, i, weights.get(i).shape()));
      }
      if (archive.size(ModelFile.entryName(ModelFile.WEIGHTS, weights.size())).isPresent()) {
        throw new IllegalArgumentException(
            "it has more than the " + weights.size() + " weight arrays of " + model.name());
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "loadWeights: expected the weights of a net with the same layers, but "
              + file
              + " does not fit: "
              + e.getMessage(),
          e);
    }
    Weights.copy(model.name(), found, weights);
  }

  private static INDArray array(ModelArchive archive, int i, long[] shape) throws IOException {
    String entry = ModelFile.entryName(ModelFile.WEIGHTS, i);
    OptionalLong size = archive.size(entry);
    if (size.isEmpty() || !Npy.canHold(Shapes.size(shape), size.getAsLong())) {
      throw new IllegalArgumentException(
          "it lacks " + entry + ", an array " + Shapes.brackets(shape));
    }
    float[] values = archive.read(entry, bytes -> Npy.read(bytes, shape));
    return Nd4j.create(values, shape, 'c');
  }
}
