package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.Layers;
import io.github.lectern.keras.models.ModelConfig.CompilationConfig;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.options.LayerOption.Name;
import io.github.lectern.keras.random.FunctionStreams;
import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.Shapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Creates a model from a config and the arrays in the same archive. The config determines the size
 * of each array. Before an array is inflated or the weights of a known layer are created, these
 * sizes are compared with those that the archive declares.
 */
final class ModelReader {
  private final ModelArchive archive;
  private final ModelConfig config;
  private final List<Layer> layers;
  private final Optional<CompilationConfig> compilationConfig;
  private final Optional<Compilation> compilation;

  /**
   * Creates the layers, without weights.
   *
   * @param custom the objects of classes that the user wrote, by role
   */
  ModelReader(ModelArchive archive, ModelConfig config, Map<String, Object> custom) {
    this.archive = archive;
    this.config = config;
    LayerConfigs layerConfigs = new LayerConfigs(custom);
    layers = config.layers().stream().map(layerConfigs::layer).toList();
    compilationConfig = config.compilation().stream().findFirst();
    compilation = compilationConfig.map(new CompilationConfigs(custom)::compilation);
  }

  /**
   * Returns the model with its weights and the state of its optimizer.
   *
   * @param mostBytes the maximum size of all arrays in memory, in bytes
   * @throws IllegalArgumentException if the config and the arrays do not match, or the arrays are
   *     too large
   */
  Sequential model(long mostBytes) throws IOException {
    int[] sample = config.inputShape().stream().mapToInt(i -> i).toArray();
    List<long[]> trainable = new ArrayList<>();
    List<long[]> weights = requireWeights(sample, trainable);
    List<long[]> state = requireState(trainable);
    requireMemory(Stream.concat(weights.stream(), state.stream()).toList(), mostBytes);
    Sequential model = new Sequential(new Name(config.name()));
    layers.forEach(model::add);
    model.build(sample);
    List<Parameter> parameters = ModelFile.parameters(model);
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).value().array().assign(array(ModelFile.WEIGHTS, i, weights.get(i)));
    }
    if (compilation.isPresent()) {
      restore(model, ModelFile.trainableParameters(model), state);
    }
    return model;
  }

  private void restore(Sequential model, List<Parameter> parameters, List<long[]> shapes)
      throws IOException {
    List<INDArray> state = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      state.add(array(ModelFile.OPTIMIZER, i, shapes.get(i)));
    }
    Compilation compiled = compilation.orElseThrow();
    compiled.optimizer().restore(iterations(), parameters, state);
    model.restore(
        compiled,
        config.randomStreams().stream()
            .findFirst()
            .map(streams -> new FunctionStreams(streams.seed(), streams.positions())));
  }

  private long iterations() {
    return compilationConfig.map(CompilationConfig::iterations).orElse(0L);
  }

  /**
   * Returns the shapes of all weights, after checking that the archive contains the weights. To
   * find the shapes of a user-written layer, this method builds it, but only after checking all
   * layers before it.
   *
   * @param trainable receives the shapes of the weights that training changes
   */
  private List<long[]> requireWeights(int[] input, List<long[]> trainable) {
    List<long[]> shapes = new ArrayList<>();
    int[] sample = input;
    for (Layer layer : parts()) {
      List<long[]> ofLayer = shapes(layer, sample);
      for (long[] shape : ofLayer) {
        require(ModelFile.WEIGHTS, shapes.size(), shape, layer.name());
        shapes.add(shape);
      }
      trainable.addAll(layer.ofTrainableWeights(ofLayer));
      sample = layer.outputShape(sample);
    }
    requireNoMore(ModelFile.WEIGHTS, shapes.size());
    return shapes;
  }

  /** Returns the layers; those of models in the model take the place of these models. */
  private List<Layer> parts() {
    return layers.stream().flatMap(layer -> layer.parts().stream()).toList();
  }

  private static List<long[]> shapes(Layer layer, int[] sample) {
    return Layers.weightShapes(layer, sample)
        .orElseGet(
            () -> {
              layer.build(sample);
              return layer.weights().stream().map(INDArray::shape).toList();
            });
  }

  private List<long[]> requireState(List<long[]> trainable) {
    List<long[]> shapes = new ArrayList<>();
    if (iterations() < 0) {
      throw new IllegalArgumentException(
          "expected its optimizer to have taken at least 0 steps but got " + iterations());
    }
    if (iterations() > 0) {
      Optimizer optimizer = compilation.orElseThrow().optimizer();
      for (long[] shape : trainable) {
        Collections.nCopies(optimizer.slots(), shape).forEach(shapes::add);
      }
      for (int i = 0; i < shapes.size(); i++) {
        require(ModelFile.OPTIMIZER, i, shapes.get(i), optimizer.name());
      }
    }
    requireNoMore(ModelFile.OPTIMIZER, shapes.size());
    return shapes;
  }

  private void require(String folder, int i, long[] shape, String owner) {
    String entry = ModelFile.entryName(folder, i);
    long numbers = Shapes.size(shape);
    OptionalLong size = archive.size(entry);
    if (size.isEmpty()) {
      throw new IllegalArgumentException(
          "it lacks "
              + entry
              + ", an array "
              + Shapes.brackets(shape)
              + " that "
              + owner
              + " needs");
    }
    if (numbers > Integer.MAX_VALUE || !Npy.canHold(numbers, size.getAsLong())) {
      throw new IllegalArgumentException(
          String.format(
              "%s needs an array %s, which is %s of 4 bytes, but %s has %,d bytes",
              owner,
              Shapes.brackets(shape),
              Plural.of(numbers, "number"),
              entry,
              size.getAsLong()));
    }
  }

  private void requireNoMore(String folder, int count) {
    String next = ModelFile.entryName(folder, count);
    if (archive.size(next).isPresent()) {
      throw new IllegalArgumentException(
          "it contains " + next + ", which no layer or optimizer needs");
    }
  }

  private static void requireMemory(List<long[]> shapes, long mostBytes) {
    long bytes = shapes.stream().mapToLong(Shapes::size).sum() * Float.BYTES;
    if (bytes > mostBytes) {
      throw new IllegalArgumentException(
          String.format(
              "its arrays take %,d bytes of memory, but Java may use only %,d; raise the limit with -Xmx",
              bytes, mostBytes));
    }
  }

  private INDArray array(String folder, int i, long[] shape) throws IOException {
    String entry = ModelFile.entryName(folder, i);
    try {
      float[] values = archive.read(entry, bytes -> Npy.read(bytes, shape));
      return Nd4j.create(values, shape, 'c');
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(entry + ": " + e.getMessage(), e);
    }
  }
}
