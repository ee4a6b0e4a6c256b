package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.SmallNets.CLASSES;
import static io.github.lectern.keras.models.SmallNets.X;
import static io.github.lectern.keras.models.SmallNets.bits;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SaveAndLoadTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("net.zip");
  }

  private static Sequential trained() {
    Sequential net =
        SmallNets.of(
            "sparse_categorical_crossentropy",
            new Flatten(),
            new Dense(5),
            new Activation("tanh"),
            new Dropout(.25),
            new Dense(3, activation("softmax")));
    net.fit(X, CLASSES, epochs(2), verbose(0));
    return net;
  }

  private Sequential saved() throws IOException {
    Sequential net = trained();
    net.save(file.toString());
    return net;
  }

  /** Writes the file again with another text for one of its entries. */
  private void replace(String entry, byte[] bytes) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry each : zip.stream().toList()) {
        entries.put(each.getName(), zip.getInputStream(each).readAllBytes());
      }
    }
    entries.put(entry, bytes);
    write(entries);
  }

  private void write(Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  private String config() throws IOException {
    return new String(entry("config.json"), UTF_8);
  }

  private byte[] entry(String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
  }

  @Test
  void a_model_comes_back_bit_by_bit() throws IOException {
    Sequential net = saved();
    Sequential back = Sequential.load(file.toString());
    assertThat(bits(back)).isEqualTo(bits(net));
    assertThat(back.name()).isEqualTo(net.name());
    assertThat(back.layers())
        .map(Layer::toString)
        .isEqualTo(net.layers().stream().map(Layer::toString).toList());
    assertThat(back.summary()).isEqualTo(net.summary());
    assertThat(back.predict(X)).isEqualTo(net.predict(X));
  }

  @Test
  void a_model_comes_back_compiled() throws IOException {
    Sequential net = saved();
    Sequential back = Sequential.load(file.toString());
    Evaluation evaluation = back.evaluate(X, CLASSES, verbose(0));
    assertThat(evaluation.names()).containsExactly("loss", "accuracy");
    assertThat(evaluation.values()).isEqualTo(net.evaluate(X, CLASSES, verbose(0)).values());
    assertThat(config()).contains("\"learning_rate\": 0.01");
    assertThat(back.fit(X, CLASSES, verbose(0)).epoch()).containsExactly(0);
  }

  @Test
  void a_model_that_was_not_compiled_comes_back_so() throws IOException {
    Sequential net = new Sequential();
    net.add(new Dense(3));
    net.build(2);
    net.save(file.toString());
    Sequential back = Sequential.load(file.toString());
    assertThat(bits(back)).isEqualTo(bits(net));
    assertThatThrownBy(() -> back.fit(X, CLASSES))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("fit: expected a compiled model");
  }

  @Test
  void the_weights_are_npy_files() throws IOException {
    Sequential net = saved();
    byte[] npy = entry("weights/0000.npy");
    assertThat(Arrays.copyOfRange(npy, 1, 6)).asString(UTF_8).isEqualTo("NUMPY");
    INDArray kernel = Nd4j.createNpyFromByteArray(npy);
    assertThat(kernel.shape()).containsExactly(2, 5);
    assertThat(kernel.toFloatMatrix()).isDeepEqualTo(net.getWeights().get(0).toFloatMatrix());
  }

  @Test
  void a_file_of_a_newer_version_is_refused() throws IOException {
    saved();
    replace("config.json", config().replace("\"version\": 1", "\"version\": 2").getBytes(UTF_8));
    assertThatThrownBy(() -> Sequential.load(file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "load: expected a file of version 1 or older, was version 2;"
                + " a newer Lectern can read it");
  }

  @Test
  void a_file_that_was_cut_short_is_refused() throws IOException {
    saved();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> Sequential.load(file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("load: " + file + " is no saved model: ");
  }

  @Test
  void another_zip_is_refused() throws IOException {
    write(Map.of("readme.txt", "hello".getBytes(UTF_8)));
    assertThatThrownBy(() -> Sequential.load(file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessage("load: " + file + " lacks config.json");
  }

  @Test
  void the_config_of_something_else_is_refused() throws IOException {
    write(Map.of("config.json", "{\"format\": \"other\"}".getBytes(UTF_8)));
    assertThatThrownBy(() -> Sequential.load(file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessage("load: " + file + " has no config of a Lectern model");
  }

  @Test
  void weights_of_another_shape_are_refused() throws IOException {
    saved();
    replace("weights/0000.npy", Nd4j.toNpyByteArray(Nd4j.zeros(3, 5)));
    assertThatThrownBy(() -> Sequential.load(file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expects shape [2,5] for weight array 0, was [3,5]");
  }

  @Test
  void a_config_that_lacks_an_entry_is_refused() throws IOException {
    saved();
    replace("config.json", config().replace("\"units\"", "\"unit\"").getBytes(UTF_8));
    assertThatThrownBy(() -> Sequential.load(file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("load: " + file + " is no saved model: ");
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> Sequential.load(file.toString()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("load: no such file");
  }

  /** A layer of one's own, which the file has no type for. */
  private static final class Twice extends Layer {
    @Override
    public int[] computeOutputShape(int[] sample) {
      return sample.clone();
    }

    @Override
    public Operation operation() {
      return new Flatten().operation();
    }
  }

  @Test
  void an_earlier_file_is_kept_when_saving_fails() throws IOException {
    saved();
    byte[] before = Files.readAllBytes(file);
    Sequential net = new Sequential();
    net.add(new Twice());
    net.build(2);
    assertThatThrownBy(() -> net.save(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Twice");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }
}
