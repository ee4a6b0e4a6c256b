package io.github.lectern.keras.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.models.ModelConfig.LayerConfig;
import io.github.lectern.keras.options.Name;
import io.github.lectern.keras.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A saved model: a zip of config.json, weights/0000.npy, weights/0001.npy and so on, and what the
 * optimizer keeps in optimizer/0000.npy and so on.
 */
final class ModelFile {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "weights";
  private static final String OPTIMIZER = "optimizer";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private ModelFile() {}

  static void write(
      Sequential model, Optional<Compilation> compilation, Optional<int[]> input, Path file)
      throws IOException {
    int[] sample =
        input.orElseThrow(
            () ->
                new IllegalStateException(
                    "save: "
                        + model.name()
                        + " has no weights yet, since it has not seen the shape of a sample;"
                        + " call fit(X, y) first, or build(784)"));
    if (Session.current().steps().isWithin()) {
      throw new IllegalStateException(
          "save: "
              + model.name()
              + " is in the middle of a training step, which has moved some of its weights;"
              + " call save in a callback instead");
    }
    Map<String, byte[]> entries =
        Session.current().steps().between(() -> entries(model, compilation, sample));
    ModelArchive.write(entries, file);
  }

  /** All that is saved, between the same two training steps. */
  private static Map<String, byte[]> entries(
      Sequential model, Optional<Compilation> compilation, int[] sample) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(CONFIG, GSON.toJson(config(model, compilation, sample)).getBytes(UTF_8));
    put(entries, WEIGHTS, model.weights());
    compilation.ifPresent(c -> put(entries, OPTIMIZER, c.optimizer().state(parameters(model))));
    return entries;
  }

  private static ModelConfig config(
      Sequential model, Optional<Compilation> compilation, int[] sample) {
    try {
      List<LayerConfig> layers = model.layers().stream().map(LayerConfigs::of).toList();
      return new ModelConfig(
          ModelConfig.FORMAT,
          ModelConfig.VERSION,
          model.name(),
          Arrays.stream(sample).boxed().toList(),
          layers,
          compilation.map(CompilationConfigs::of).stream().toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "save: " + model.name() + " could not be loaded again: " + e.getMessage(), e);
    }
  }

  private static void put(Map<String, byte[]> entries, String folder, List<INDArray> arrays) {
    for (int i = 0; i < arrays.size(); i++) {
      entries.put(entryName(folder, i), Npy.bytes(arrays.get(i)));
    }
  }

  /** Reads and checks everything before it returns a model. */
  static Sequential read(Path file) throws IOException {
    try {
      Map<String, byte[]> entries = ModelArchive.read(file);
      return model(config(entries), entries);
    } catch (RuntimeException e) { // nothing but the content can be the cause
      throw new IOException(
          "load: expected a saved model, " + file + " cannot be read as one: " + e.getMessage(), e);
    }
  }

  private static Sequential model(ModelConfig config, Map<String, byte[]> entries) {
    Sequential model = new Sequential(new Name(config.name()));
    config.layers().forEach(layer -> model.add(LayerConfigs.layer(layer)));
    model.build(config.inputShape().stream().mapToInt(i -> i).toArray());
    model.setWeights(arrays(entries, WEIGHTS));
    config
        .compilation()
        .forEach(
            entry -> {
              Compilation compilation = CompilationConfigs.compilation(entry);
              compilation
                  .optimizer()
                  .restore(entry.iterations(), parameters(model), arrays(entries, OPTIMIZER));
              model.compile(compilation);
            });
    return model;
  }

  private static ModelConfig config(Map<String, byte[]> entries) {
    if (!entries.containsKey(CONFIG)) {
      throw new IllegalArgumentException("it holds no " + CONFIG);
    }
    ModelConfig config = GSON.fromJson(new String(entries.get(CONFIG), UTF_8), ModelConfig.class);
    if (config == null || !ModelConfig.FORMAT.equals(config.format())) {
      throw new IllegalArgumentException("its " + CONFIG + " is not of a Lectern model");
    }
    if (config.version() > ModelConfig.VERSION) {
      throw new IllegalArgumentException(
          "it is of version "
              + config.version()
              + ", this Lectern reads up to version "
              + ModelConfig.VERSION
              + "; use a newer Lectern");
    }
    if (Stream.of(config.name(), config.inputShape(), config.layers(), config.compilation())
        .anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("its " + CONFIG + " lacks a part");
    }
    return config;
  }

  private static List<INDArray> arrays(Map<String, byte[]> entries, String folder) {
    List<INDArray> arrays = new ArrayList<>();
    while (entries.containsKey(entryName(folder, arrays.size()))) {
      arrays.add(Npy.array(entries.get(entryName(folder, arrays.size()))));
    }
    return arrays;
  }

  private static List<Parameter> parameters(Sequential model) {
    return model.layers().stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  private static String entryName(String folder, int i) {
    return String.format(Locale.ROOT, "%s/%04d.npy", folder, i);
  }
}
