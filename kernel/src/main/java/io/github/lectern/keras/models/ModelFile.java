package io.github.lectern.keras.models;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.github.lectern.keras.models.ModelConfig.LayerConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A saved model: a zip of config.json and weights/0000.npy, weights/0001.npy and so on. */
final class ModelFile {
  private static final String CONFIG = "config.json";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private ModelFile() {}

  /** Writes beside the file first and moves then, so that an earlier file is kept on failure. */
  static void write(
      Sequential model, Optional<Compilation> compilation, Optional<int[]> input, Path file)
      throws IOException {
    int[] sample =
        input.orElseThrow(
            () ->
                new IllegalStateException(
                    "save: "
                        + model.name()
                        + " has no weights yet, since it has not seen the shape of a sample; call fit(X, y) first, or build(784)"));
    Path target = file.toAbsolutePath();
    Path temporary = Files.createTempFile(target.getParent(), ".saving", ".zip");
    try {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(temporary))) {
        entry(
            zip,
            CONFIG,
            GSON.toJson(config(model, compilation, sample)).getBytes(StandardCharsets.UTF_8));
        List<INDArray> weights = model.weights();
        for (int i = 0; i < weights.size(); i++) {
          entry(zip, weightName(i), Nd4j.toNpyByteArray(weights.get(i)));
        }
      }
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static ModelConfig config(
      Sequential model, Optional<Compilation> compilation, int[] sample) {
    List<LayerConfig> layers = model.layers().stream().map(LayerConfigs::of).toList();
    return new ModelConfig(
        ModelConfig.FORMAT,
        ModelConfig.VERSION,
        model.name(),
        Arrays.stream(sample).boxed().toList(),
        layers,
        compilation.map(CompilationConfigs::of).stream().toList());
  }

  private static void entry(OutputStream out, String name, byte[] bytes) throws IOException {
    ZipOutputStream zip = (ZipOutputStream) out;
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Reads and checks everything before it returns a model. */
  static Sequential read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "load: no such file; save(\"...\") writes one");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ModelConfig config = config(zip);
      Sequential model = new Sequential(new io.github.lectern.keras.options.Name(config.name()));
      config.layers().forEach(layer -> model.add(LayerConfigs.layer(layer)));
      model.build(config.inputShape().stream().mapToInt(i -> i).toArray());
      model.setWeights(weights(zip, model.weights().size()));
      config.compilation().forEach(c -> model.compile(CompilationConfigs.options(c)));
      return model;
    } catch (java.util.zip.ZipException | IllegalArgumentException | JsonParseException e) {
      throw new IOException("load: " + file + " is no saved model: " + e.getMessage(), e);
    }
  }

  private static ModelConfig config(ZipFile zip) throws IOException {
    String json = new String(bytes(zip, CONFIG), StandardCharsets.UTF_8);
    ModelConfig config = GSON.fromJson(json, ModelConfig.class);
    if (config == null || !ModelConfig.FORMAT.equals(config.format())) {
      throw new IOException("load: " + zip.getName() + " has no config of a Lectern model");
    }
    if (config.version() > ModelConfig.VERSION) {
      throw new IOException(
          "load: expected a file of version "
              + ModelConfig.VERSION
              + " or older, was version "
              + config.version()
              + "; a newer Lectern can read it");
    }
    return config;
  }

  private static List<INDArray> weights(ZipFile zip, int count) throws IOException {
    List<INDArray> weights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      weights.add(Nd4j.createNpyFromByteArray(bytes(zip, weightName(i))));
    }
    return weights;
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("load: " + zip.getName() + " lacks " + name);
    }
    return zip.getInputStream(entry).readAllBytes();
  }

  private static String weightName(int i) {
    return String.format(Locale.ROOT, "weights/%04d.npy", i);
  }
}
