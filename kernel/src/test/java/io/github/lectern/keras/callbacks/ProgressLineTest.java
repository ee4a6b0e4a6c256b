package io.github.lectern.keras.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The golden files contain the output of Progbar in Keras 2.7.0 for the same clock, with an
 * interval of 0.1 s. Each line of a file is one text, which starts with a carriage return.
 */
class ProgressLineTest {
  private final Recorder recorder = new Recorder();

  private String written(
      int target,
      int steps,
      IntToDoubleFunction seconds,
      IntFunction<Map<String, Double>> logs,
      double end,
      Map<String, Double> last) {
    ProgressLine line = new ProgressLine(target, recorder);
    for (int i = 0; i < steps; i++) {
      recorder.at(seconds.applyAsDouble(i));
      line.advance(i + 1, logs.apply(i));
      line.update().ifPresent(recorder::write);
    }
    recorder.at(end);
    recorder.write(line.last(last));
    return recorder.written();
  }

  private static Map<String, Double> logs(String first, double a, String second, double b) {
    Map<String, Double> logs = new LinkedHashMap<>();
    logs.put(first, a);
    logs.put(second, b);
    return logs;
  }

  private static String golden(String name) {
    try (InputStream file = ProgressLineTest.class.getResourceAsStream(name + ".txt")) {
      String text = new String(file.readAllBytes(), UTF_8);
      return text.lines().map(l -> "\r" + l.substring(0, l.length() - 1)).collect(joining()) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void an_epoch_of_net1_reads_as_in_keras() {
    String written =
        written(
            50,
            50,
            i -> 0.4 + 0.013 * i,
            i -> logs("loss", 322.1307 / (i + 1), "accuracy", 0.1 + 0.005 * i),
            1.06,
            logs("loss", 32.56718, "accuracy", 0.37301));
    assertThat(written).isEqualTo(golden("fit"));
  }

  @Test
  void the_last_text_holds_the_validation_and_small_numbers_have_an_exponent() {
    String written =
        written(
            7,
            7,
            i -> 0.51 + 0.21 * i,
            i -> Map.of("loss", 1e-3 * (7 - i)),
            2.6,
            logs("loss", 1e-3, "val_loss", 0.00099949));
    assertThat(written).isEqualTo(golden("validation"));
  }

  @Test
  void hours_negative_numbers_and_nan_read_as_in_keras() {
    double[] seconds = {4000, 8100, 8161};
    String written =
        written(
            3, 3, i -> seconds[i], i -> Map.of("loss", -0.5), 8190.7, Map.of("loss", Double.NaN));
    assertThat(written).isEqualTo(golden("slow"));
  }

  @Test
  void an_unknown_total_is_learnt_at_the_end() {
    String written =
        written(0, 12, i -> 0.2 * (i + 1), i -> Map.of("loss", 2.5), 2.45, Map.of("loss", 2.5));
    assertThat(written).isEqualTo(golden("unknown"));
  }

  @Test
  void microseconds_a_step_read_as_in_keras() {
    String written = written(313, 313, i -> 0.00051 * (i + 1), i -> Map.of(), 0.16, Map.of());
    assertThat(written).isEqualTo(golden("predict"));
  }

  @Test
  void a_single_step_reads_as_in_keras() {
    Map<String, Double> loss = Map.of("loss", 12345.678901);
    assertThat(written(1, 1, i -> 0.25, i -> loss, 0.2501, loss)).isEqualTo(golden("one"));
  }

  @Test
  void spaces_overwrite_a_longer_text() {
    String written =
        written(
            10,
            3,
            i -> i + 1,
            i -> Map.of("loss", Math.pow(10, 5 - 3 * i)),
            4,
            Map.of("loss", 0.5));
    assertThat(written).isEqualTo(golden("shrink"));
  }

  @Test
  void one_line_an_epoch_reads_as_in_keras() {
    // with verbose=2, Progbar of Keras 2.7.0 takes no absolute value
    ProgressLine line = new ProgressLine(50, recorder);
    recorder.at(1.06);
    Map<String, Double> logs = logs("loss", 32.56718, "accuracy", -0.5);
    logs.put("val_loss", 0.0005);
    assertThat(line.summary(logs))
        .isEqualTo(
            "50/50 - 1s - loss: 32.5672 - accuracy: -5.0000e-01 - val_loss: 5.0000e-04"
                + " - 1s/epoch - 21ms/step\n");
  }
}
