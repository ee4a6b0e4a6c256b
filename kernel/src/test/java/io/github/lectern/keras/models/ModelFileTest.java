package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.name;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Dense;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

/** Tests the files of saved models, and files that are not saved models. */
class ModelFileTest {
  private static final String NO_MODEL = "load: expected a saved model, but ";

  private static final String LATER =
      "(?s),\\s*\"(customObjects|randomStreams|schedule|lossConfig)\": (\\[\\]|\\{[^}]*\\})";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void save() throws IOException {
    file = folder.resolve("net.zip");
    net().save(file.toString());
  }

  private static Sequential net() {
    Sequential net = new Sequential(name("mine"));
    net.add(new Dense(2, activation("softmax"), name("out")));
    net.compile(loss("categorical_crossentropy"), metrics("accuracy"));
    net.build(3);
    return net;
  }

  @Test
  void a_newer_version_is_named() throws IOException {
    config(json -> json.replace("\"version\": 4", "\"version\": 7"));
    assertThatThrownBy(this::load)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "net.zip cannot be read as one: it has version 7, but this version of Lectern reads"
                + " only versions up to 4; use a newer Lectern");
  }

  /**
   * Files of version 1 have neither custom objects, random streams, schedules nor settings of
   * losses.
   */
  @Test
  void a_file_of_version_1_is_read() throws IOException {
    config(json -> json.replace("\"version\": 4", "\"version\": 1").replaceAll(LATER, ""));
    assertThat(Archives.config(file))
        .contains("compilation")
        .doesNotContain("randomStreams", "schedule", "lossConfig");
    assertThat(load().countParams()).isEqualTo(8);
  }

  @Test
  void every_truncation_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(this::load)
          .as("%d bytes", length)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(NO_MODEL)
          .hasMessageContaining("write one with net.save(\"net.zip\")");
    }
  }

  @Test
  void a_flipped_bit_is_refused_or_changes_nothing() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 4;
      Files.write(file, changed);
      String outcome = outcome();
      assertThat(outcome)
          .as("byte %d", at)
          .matches("(?s)same|load: expected a saved model, but .*");
    }
  }

  /** Returns "same" if the saved model was loaded, otherwise the message. */
  private String outcome() {
    try {
      Sequential loaded = load();
      return loaded.countParams() == 8 && loaded.name().equals("mine") ? "same" : "another model";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @Test
  void a_file_that_is_no_zip_is_refused() throws IOException {
    Files.writeString(file, "accuracy,loss\n0.5,1.2\n");
    assertThatThrownBy(this::load)
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            "load: expected a saved model, but .*net.zip is not a zip file or is damaged"
                + " \\(.*\\);"
                + " write one with net.save\\(\"net.zip\"\\)");
  }

  @Test
  void a_zip_of_something_else_is_refused() throws IOException {
    Archives.write(Map.of("notes.txt", "hello".getBytes(UTF_8)), file);
    assertThatThrownBy(this::load)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(NO_MODEL)
        .hasMessageEndingWith("cannot be read as one: it contains no config.json");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Sequential.load(folder.resolve("other.zip").toString()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            NO_MODEL
                + folder.resolve("other.zip")
                + " does not exist; write one with net.save(\"net.zip\")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lectern-sequential | other | its config.json does not describe a Lectern model",
        "\"units\": 2 | \"units\": 3 | out needs an array [3,3], which is 9 numbers",
        "\"Dense\" | \"Conv3D\" | expected a layer of one of the types [Activation,"
            + " AveragePooling2D, BatchNormalization, Conv2D, Dense, Dropout, ELU, Flatten,"
            + " GlobalAveragePooling2D, GlobalMaxPooling2D, LeakyReLU, MaxPooling2D, ReLU,"
            + " Rescaling, Reshape, Softmax, ZeroPadding2D] but got Conv3D",
        "\"softmax\" | \"sofmax\" | Unknown activation function: sofmax",
        "categorical_crossentropy | hinge | Unknown loss function: hinge",
        "rmsprop | lion | Unknown optimizer: lion",
        "\"rho\" | \"rh\" | the optimizer setting \"rho\" is missing",
        "\"layers\" | \"layer\" | its config.json is incomplete",
        "\"iterations\": 0 | \"iterations\": 5 | it lacks optimizer/0000.npy, an array [3,2]"
            + " that rmsprop needs"
      })
  void a_config_that_was_changed_by_hand_is_refused(String from, String to, String reason)
      throws IOException {
    config(json -> json.replace(from, to));
    assertThatThrownBy(this::load)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(NO_MODEL)
        .hasMessageContaining("cannot be read as one: " + reason);
  }

  @Test
  void an_earlier_file_is_replaced_and_nothing_else_is_left() throws IOException {
    Sequential other = new Sequential(name("other"));
    other.add(new Dense(1));
    other.build(4);
    other.save(file.toString());
    assertThat(load().countParams()).isEqualTo(5);
    assertThat(names(folder)).containsExactly("net.zip");
  }

  @Test
  void others_may_read_the_file_as_any_new_file() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "text");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void the_weights_are_npy_files_and_the_config_is_json() throws IOException {
    Map<String, byte[]> entries = Archives.read(file);
    assertThat(entries).containsOnlyKeys("config.json", "weights/0000.npy", "weights/0001.npy");
    assertThat(entries.get("weights/0001.npy")).isEqualTo(Npy.bytes(Nd4j.zeros(2)));
    assertThat(new String(entries.get("config.json"), UTF_8)).startsWith("{\n  \"format\"");
  }

  private Sequential load() throws IOException {
    return Sequential.load(file.toString());
  }

  private void config(UnaryOperator<String> change) throws IOException {
    String before = Archives.config(file);
    Archives.changeConfig(file, change);
    assertThat(Archives.config(file)).isNotEqualTo(before);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Set.copyOf(files.map(path -> path.getFileName().toString()).toList());
    }
  }
}
