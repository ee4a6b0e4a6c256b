package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.kernelSize;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.padding;
import static io.github.lectern.keras.Keywords.poolSize;
import static io.github.lectern.keras.Keywords.verbose;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.AveragePooling2D;
import io.github.lectern.keras.layers.BatchNormalization;
import io.github.lectern.keras.layers.Conv2D;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.ELU;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.GlobalAveragePooling2D;
import io.github.lectern.keras.layers.LeakyReLU;
import io.github.lectern.keras.layers.MaxPooling2D;
import io.github.lectern.keras.layers.ReLU;
import io.github.lectern.keras.layers.Rescaling;
import io.github.lectern.keras.layers.Reshape;
import io.github.lectern.keras.layers.Softmax;
import io.github.lectern.keras.layers.ZeroPadding2D;
import io.github.lectern.keras.metrics.AUC;
import io.github.lectern.keras.metrics.Recall;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Loads damaged archives. Each must load, or be refused with an exception that load documents, and
 * must need little memory. Each run has a new seed; {@code -Dlectern.fuzz.seed=N} repeats a run.
 */
@Tag("slow")
@Timeout(120)
class ModelFileFuzzTest {
  private static final long NANOS = 6_000_000_000L;
  private static final int LEAST = 100;
  private static final int BOMB = 96 << 20; // zeros, which are compressed to 100 KiB
  private static final long MOST_HEAP = 64L << 20;
  private static final long MOST_NATIVE = 64L << 20;
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|-?\\d+(\\.\\d+)?(E-?\\d+)?|true|false|[\\[\\]{},:]");
  private static final Pattern VALUE =
      Pattern.compile("(?m)(?<=(: |^ {2,16}))(\"[^\"]*\"|-?[\\d.]+(E-?\\d+)?|true|false)(?=,?$)");
  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "1",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "1e308",
          "1e-9",
          "NaN",
          "null",
          "true",
          "\"\"",
          "\"dense\"",
          "\"Dense\"",
          "\"relu\"",
          "[]",
          "{}",
          "[[[[[[]]]]]]",
          "\"\\u0000\"",
          "300000000",
          "1000000000",
          "[1000000000]",
          "12345678901234567890123456789");

  private final long seed = Long.getLong("lectern.fuzz.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @TempDir private Path folder;

  private static void save(Path file) throws IOException {
    Sequential net = new Sequential();
    net.add(new Conv2D(2, kernelSize(1, 2), padding("same")));
    net.add(new MaxPooling2D(poolSize(1, 2)));
    net.add(new AveragePooling2D(1));
    net.add(new Rescaling(.5));
    net.add(new Reshape(1, -1, 2));
    net.add(new ZeroPadding2D(1));
    net.add(new GlobalAveragePooling2D());
    net.add(new Softmax());
    net.add(new Flatten());
    net.add(new Dense(3, activation("relu")));
    net.add(new BatchNormalization());
    net.add(new Dropout(.25));
    net.add(new LeakyReLU());
    net.add(new ELU());
    net.add(new ReLU(6));
    net.add(new Activation("tanh"));
    net.add(new Dense(2, activation("sigmoid")));
    net.compile(
        optimizer("adam"),
        loss("binary_crossentropy"),
        metrics("accuracy", new Recall(), new AUC()));
    net.fit(Nd4j.rand(4, 2, 3, 1), Nd4j.ones(4, 2), batchSize(2), verbose(0));
    net.save(file.toString());
  }

  @Test
  void a_damaged_archive_is_loaded_or_refused_and_takes_little_memory() throws IOException {
    System.out.println("ModelFileFuzzTest: -Dlectern.fuzz.seed=" + seed);
    Path file = folder.resolve("net.zip");
    save(file);
    byte[] whole = Files.readAllBytes(file);
    Map<String, byte[]> entries = Archives.read(file);
    long end = System.nanoTime() + NANOS;
    int refused = 0;
    int tried = 0;
    while (tried < LEAST || System.nanoTime() < end) {
      tried++;
      damage(file, whole, entries);
      refused += loads(file, tried) ? 0 : 1;
    }
    System.out.println("ModelFileFuzzTest: " + tried + " archives, " + refused + " refused");
    assertThat(refused).isGreaterThan(tried / 4);
  }

  private void damage(Path file, byte[] whole, Map<String, byte[]> entries) throws IOException {
    Archives.write(entries, file);
    List<String> names = new ArrayList<>(entries.keySet());
    switch (random.nextInt(20)) {
      case 0 -> Archives.change(file, any(names), new byte[BOMB]);
      case 1, 2, 3, 4, 5, 6, 7 -> Archives.changeConfig(file, this::withOtherValues);
      case 8, 9, 10 -> Files.write(file, flipped(whole));
      case 11, 12, 13 -> Archives.changeConfig(file, this::changed);
      case 14, 15, 16 -> {
        String entry = any(names);
        Archives.change(file, entry, flipped(entries.get(entry)));
      }
      default -> {
        Archives.remove(file, any(names));
        Archives.change(file, any(names), entries.get(any(names)));
      }
    }
  }

  /** Replaces some of the bytes, or removes or repeats a part. */
  private byte[] flipped(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + 1 + random.nextInt(40));
    return switch (random.nextInt(3)) {
      case 0 -> (text.substring(0, from) + text.substring(to)).getBytes(ISO_8859_1);
      case 1 -> (text.substring(0, to) + text.substring(from)).getBytes(ISO_8859_1);
      default -> {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        yield changed;
      }
    };
  }

  /** Replaces, repeats or removes one to three tokens. */
  private String changed(String json) {
    String text = json;
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
      MatchResult token = any(tokens);
      String with =
          switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> token.group() + token.group();
            case 2 -> any(tokens).group();
            default -> any(VALUES);
          };
      text = text.substring(0, token.start()) + with + text.substring(token.end());
    }
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  /** Replaces one or two values, so that the result is still valid JSON. */
  private String withOtherValues(String json) {
    String text = json;
    for (int i = random.nextInt(2); i >= 0; i--) {
      MatchResult value = any(VALUE.matcher(text).results().toList());
      text = text.substring(0, value.start()) + any(VALUES) + text.substring(value.end());
    }
    return text;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean loads(Path file, int number) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long nativeBefore = Pointer.totalBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    boolean loaded = false;
    try {
      loaded = !Sequential.load(file.toString()).layers().isEmpty();
    } catch (IOException | IllegalArgumentException e) {
      assertThat(e.getMessage()).as("archive %d", number).startsWith("load: ");
    } catch (RuntimeException | Error e) {
      fail("archive " + number + " of seed " + seed + ": " + e, e);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("heap for archive %d of seed %d", number, seed)
        .isLessThan(MOST_HEAP);
    assertThat(Pointer.totalBytes() - nativeBefore)
        .as("native memory for archive %d of seed %d", number, seed)
        .isLessThan(MOST_NATIVE);
    return loaded;
  }
}
