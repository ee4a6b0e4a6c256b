package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.models.ModelConfig.CustomObjectConfig;
import io.github.lectern.keras.models.ModelConfig.LayerConfig;
import io.github.lectern.keras.models.ModelConfig.RandomStreamsConfig;
import io.github.lectern.keras.options.LoadOption;
import io.github.lectern.keras.random.FunctionStreams;
import io.github.lectern.keras.session.Session;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Saves and loads models. The file is a zip archive that contains config.json, the weights in
 * weights/0000.npy, weights/0001.npy and so on, and the state of the optimizer in
 * optimizer/0000.npy and so on.
 */
final class ModelFile {
  static final String WEIGHTS = "weights";
  static final String OPTIMIZER = "optimizer";

  private ModelFile() {}

  /**
   * Writes a model in its state between two training steps, and reports which objects the file does
   * not contain.
   *
   * @param input the shape of one sample, if the model has weights
   * @throws IOException if the file cannot be written; in that case, an existing file is kept
   */
  static void write(
      Sequential model,
      Optional<Compilation> compilation,
      Optional<FunctionStreams> streams,
      Optional<int[]> input,
      String file)
      throws IOException {
    Path path = path("save", file);
    int[] sample =
        input.orElseThrow(
            () ->
                new IllegalStateException(
                    "save: "
                        + model.name()
                        + " has no weights yet, since it has not seen the shape of a sample;"
                        + " call fit(X, y) first, or build(784)"));
    if (Session.current().modelLock().isInStep()) {
      throw new IllegalStateException(
          "save: "
              + model.name()
              + " is in the middle of a training step, which may have changed some of its weights;"
              + " call save in a callback instead");
    }
    List<CustomObjectConfig> missing = new ArrayList<>();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    Session.current()
        .modelLock()
        .betweenSteps(
            () -> {
              missing.addAll(CustomRoles.of(model.parts(), compilation));
              entries.putAll(entries(model, compilation, streams, sample));
            });
    ArchiveWriter.write(entries, path);
    if (!missing.isEmpty()) {
      report(missing, file);
    }
  }

  private static Map<String, byte[]> entries(
      Sequential model,
      Optional<Compilation> compilation,
      Optional<FunctionStreams> streams,
      int[] sample) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try {
      entries.put(ConfigFile.NAME, ConfigFile.bytes(config(model, compilation, streams, sample)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "save: " + model.name() + " could not be loaded again: " + e.getMessage(), e);
    }
    put(entries, WEIGHTS, model.weights());
    compilation.ifPresent(
        c -> put(entries, OPTIMIZER, c.optimizer().state(trainableParameters(model))));
    return entries;
  }

  private static ModelConfig config(
      Sequential model,
      Optional<Compilation> compilation,
      Optional<FunctionStreams> streams,
      int[] sample) {
    List<LayerConfig> layers = model.layers().stream().map(LayerConfigs::of).toList();
    return new ModelConfig(
        ModelConfig.FORMAT,
        ModelConfig.VERSION,
        model.name(),
        Arrays.stream(sample).boxed().toList(),
        layers,
        compilation.map(CompilationConfigs::of).stream().toList(),
        CustomRoles.of(model.parts(), compilation),
        streams.map(s -> new RandomStreamsConfig(s.seed(), s.positions())).stream().toList());
  }

  static void put(Map<String, byte[]> entries, String folder, List<INDArray> arrays) {
    for (int i = 0; i < arrays.size(); i++) {
      entries.put(entryName(folder, i), Npy.bytes(arrays.get(i)));
    }
  }

  private static void report(List<CustomObjectConfig> missing, String file) {
    Session.current()
        .progressSink()
        .write(
            "save: "
                + file
                + " contains all weights, but not the code of "
                + SuppliedObjects.text(missing)
                + "\n");
  }

  /**
   * Reads and checks the whole file, and returns the model in it.
   *
   * @throws IOException if the file cannot be read or is not a saved model
   * @throws IllegalArgumentException if an object of a class that the user wrote is missing
   */
  static Sequential read(String file, LoadOption... options) throws IOException {
    return read(path("load", file), new SuppliedObjects(options), Runtime.getRuntime().maxMemory());
  }

  static Sequential read(Path file, SuppliedObjects supplied, long mostBytes) throws IOException {
    try (ModelArchive archive = ModelArchive.open(file)) {
      ModelConfig config = attempt(file, () -> config(archive));
      Map<String, Object> custom = supplied.byRole(config.customObjects(), file.toString());
      return attempt(file, () -> new ModelReader(archive, config, custom).model(mostBytes));
    }
  }

  private static <T> T attempt(Path file, Reading<T> reading) throws IOException {
    try {
      return reading.run();
    } catch (ZipException | EOFException e) {
      throw ModelArchive.damaged(file, e);
    } catch (RuntimeException e) { // only the content of the file can be the cause
      throw new IOException(
          "load: expected a saved model, but " + file + " cannot be read as one: " + problem(e), e);
    }
  }

  private static String problem(RuntimeException e) {
    if (e instanceof ArithmeticException) {
      return "a size in its " + ConfigFile.NAME + " is too large";
    }
    boolean wrongType = e instanceof NullPointerException || e instanceof ClassCastException;
    return wrongType ? "its " + ConfigFile.NAME + " has a value of the wrong type" : e.getMessage();
  }

  private static ModelConfig config(ModelArchive archive) throws IOException {
    long size =
        archive
            .size(ConfigFile.NAME)
            .orElseThrow(() -> new IllegalArgumentException("it contains no " + ConfigFile.NAME));
    if (size > ConfigFile.MOST_BYTES) {
      throw new IllegalArgumentException(
          String.format("its %s is larger than %,d bytes", ConfigFile.NAME, ConfigFile.MOST_BYTES));
    }
    return ConfigFile.config(archive.read(ConfigFile.NAME, in -> in.readNBytes((int) size)));
  }

  static Path path(String action, String file) {
    if (file == null || file.isBlank()) {
      throw new IllegalArgumentException(
          action
              + ": expected the name of a file, such as \"net.zip\", but got "
              + (file == null ? "null" : "a blank name"));
    }
    try {
      return Session.current().directory().resolve(file);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          action + ": expected the name of a file but got \"" + file + "\": " + e.getReason(), e);
    }
  }

  static List<Parameter> parameters(Sequential model) {
    return model.parts().stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  static List<Parameter> trainableParameters(Sequential model) {
    return model.parts().stream().flatMap(layer -> layer.trainableParameters().stream()).toList();
  }

  static String entryName(String folder, int i) {
    return String.format(Locale.ROOT, "%s/%04d.npy", folder, i);
  }

  private interface Reading<T> {
    T run() throws IOException;
  }
}
