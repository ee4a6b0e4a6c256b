package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

/** Tests archives that try to make the reader allocate more memory than their model needs. */
@Timeout(60)
class HostileArchiveTest {
  private static final long MOST_HEAP = 24L << 20;
  private static final long MOST_NATIVE = 16L << 20;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void save() throws IOException {
    file = folder.resolve("net.zip");
    Sequential net = new Sequential(name("mine"));
    net.add(new Dense(30, activation("relu"), name("hidden")));
    net.add(new Dense(2, activation("softmax"), name("out")));
    net.compile(optimizer("adam"), loss("mse"));
    net.fit(Nd4j.rand(4, 50), Nd4j.ones(4, 2), verbose(0));
    net.save(file.toString());
  }

  /** Asserts that loading fails and allocates little memory. */
  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long nativeBefore = Pointer.totalBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    AbstractThrowableAssert<?, ? extends Throwable> refused =
        assertThatThrownBy(() -> Sequential.load(file.toString())).isInstanceOf(IOException.class);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_HEAP);
    assertThat(Pointer.totalBytes() - nativeBefore).isLessThan(MOST_NATIVE);
    return refused.hasMessageStartingWith("load: expected a saved model, but " + file);
  }

  /** The entry has 64 MiB of zeros, compressed to 64 KiB. */
  @ParameterizedTest
  @CsvSource({"weights/0002.npy, out", "optimizer/0003.npy, adam"})
  void an_array_that_is_larger_than_the_config_says_is_not_inflated(String entry, String owner)
      throws IOException {
    Archives.change(file, entry, new byte[64 << 20]);
    assertThat(Files.size(file)).isLessThan(200_000);
    refused()
        .hasMessageContaining(owner + " needs an array [")
        .hasMessageEndingWith("but " + entry + " has 67,108,864 bytes");
  }

  @Test
  void a_config_is_not_inflated_beyond_4_MiB() throws IOException {
    Archives.changeConfig(file, json -> json + " ".repeat(64 << 20));
    refused().hasMessageEndingWith("its config.json is larger than 4,194,304 bytes");
  }

  @Test
  void entries_that_nobody_asks_for_are_not_inflated() throws IOException {
    Archives.change(file, "notes.txt", new byte[64 << 20]);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(Sequential.load(file.toString()).countParams()).isEqualTo(51 * 30 + 31 * 2);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_HEAP);
  }

  /** A layer with 10^9 units would need 200 GB. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"units\": 30 | \"units\": 1000000000 | hidden needs an array [50,1000000000]",
        "\"units\": 2,| \"units\": 1000000000, | out needs an array [30,1000000000]",
        "\"units\": 30 | \"units\": 2147483647 | hidden needs an array [50,2147483647]",
        "50| 2000000000 | hidden needs an array [2000000000,30]"
      })
  void a_config_that_asks_for_more_weights_than_there_are_makes_none(
      String from, String to, String reason) throws IOException {
    Archives.changeConfig(file, json -> json.replaceFirst(from, to));
    refused().hasMessageContaining(reason);
  }

  @Test
  void a_small_file_that_asks_for_a_billion_units_is_refused() throws IOException {
    String json =
        "{\"format\":\"lectern-sequential\",\"version\":1,\"name\":\"n\",\"inputShape\":[1],"
            + "\"layers\":[{\"type\":\"Dense\",\"name\":\"d\",\"config\":{\"units\":1000000000,"
            + "\"activation\":\"linear\",\"use_bias\":true,\"kernel_initializer\":\"zeros\","
            + "\"bias_initializer\":\"zeros\"}}],\"compilation\":[]}";
    Archives.write(Map.of("config.json", json.getBytes(UTF_8)), file);
    assertThat(Files.size(file)).isLessThan(546);
    refused()
        .hasMessageEndingWith("it lacks weights/0000.npy, an array [1,1000000000] that d needs");
  }

  @Test
  void sizes_whose_product_overflows_are_refused() throws IOException {
    Sequential net = new Sequential();
    net.add(new Flatten());
    net.build(7, 9);
    net.save(file.toString());
    Archives.changeConfig(
        file, json -> json.replace("7,", "2147483647,").replaceFirst("\\b9\\b", "2147483647"));
    refused().hasMessageEndingWith("a size in its config.json is too large");
  }

  @Test
  void a_model_that_does_not_fit_into_memory_is_refused() {
    assertThatThrownBy(() -> ModelFile.read(file, new SuppliedObjects(), 1000))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "its arrays take 19,104 bytes of memory, but Java may use only 1,000; raise the limit"
                + " with -Xmx");
  }

  @Test
  void a_missing_and_a_superfluous_array_are_named() throws IOException {
    Archives.remove(file, "optimizer/0005.npy");
    refused().hasMessageEndingWith("it lacks optimizer/0005.npy, an array [30,2] that adam needs");
    save();
    Archives.change(file, "weights/0004.npy", Npy.bytes(Nd4j.zeros(2)));
    refused()
        .hasMessageEndingWith("it contains weights/0004.npy, which no layer or optimizer needs");
  }

  /** The size may be right although the shape in the header is wrong. */
  @Test
  void an_array_of_another_shape_is_named() throws IOException {
    Archives.change(file, "weights/0002.npy", Npy.bytes(Nd4j.zeros(2, 30)));
    refused().hasMessageEndingWith("weights/0002.npy: expected an array [30,2] but got [2,30]");
  }

  /** A zip file may contain two entries with one name. Readers differ in which of them they use. */
  @Test
  void two_entries_of_one_name_are_refused() throws IOException {
    Archives.change(file, "weights/0009.npy", Npy.bytes(Nd4j.zeros(2)));
    String zip = Files.readString(file, ISO_8859_1);
    Files.writeString(file, zip.replace("weights/0009.npy", "weights/0001.npy"), ISO_8859_1);
    refused().hasMessageContaining("(two entries named weights/0001.npy)");
  }

  @Test
  void a_config_nested_deeply_is_refused() throws IOException {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    Archives.changeConfig(
        file, json -> json.replaceFirst("\"units\": 30", "\"units\": 30, \"more\": " + deep));
    refused();
  }

  @Test
  void a_config_of_too_many_layers_is_refused() throws IOException {
    String flatten = "{\"type\": \"Flatten\", \"name\": \"f\", \"config\": {}},";
    Archives.changeConfig(
        file,
        json -> json.replaceFirst("\"layers\": \\[", "\"layers\": [" + flatten.repeat(10_000)));
    refused().hasMessageEndingWith("it has 10,002 layers, more than the 10,000 that can be saved");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"iterations\": 1 | \"iterations\": -1 | expected its optimizer to have taken at"
            + " least 0 steps but got -1",
        "\"name\": \"out\" | \"name\": null | its config.json is incomplete",
        "\"units\": 30 | \"units\": \"many\" | its config.json has a value of the wrong type",
        "\"use_bias\": true | \"use_bias\": 1 | its config.json has a value of the wrong type",
        "\"positions\": \\[\\] | \"positions\": [-1] | expected a position of at least 0"
      })
  void a_value_of_another_kind_is_refused(String from, String to, String reason)
      throws IOException {
    Archives.changeConfig(file, json -> json.replaceFirst(from, to));
    refused().hasMessageContaining("cannot be read as one: " + reason);
  }
}
