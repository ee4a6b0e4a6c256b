package io.github.lectern.keras.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.CsvLoggerOption.Append;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CSVLoggerTest {
  @TempDir private Path folder;

  private String file() {
    return folder.resolve("log.csv").toString();
  }

  private void train(Callback callback) {
    Model.begin(callback);
    callback.onEpochEnd(0, Map.of("loss", 1.5, "accuracy", 0.25));
    callback.onEpochEnd(1, Map.of("loss", 1e-5, "accuracy", 1.0));
  }

  @Test
  void the_columns_are_the_epoch_and_the_logs_in_alphabetical_order() throws IOException {
    train(new CSVLogger(file()));
    assertThat(Files.readAllLines(Path.of(file())))
        .containsExactly("epoch,accuracy,loss", "0,0.25,1.5", "1,1.0,1e-05");
  }

  @Test
  void a_second_run_replaces_the_file_unless_it_appends() throws IOException {
    Callback callback = new CSVLogger(file(), ";");
    train(callback);
    train(callback);
    assertThat(Files.readAllLines(Path.of(file()))).hasSize(3).contains("epoch;accuracy;loss");
    train(new CSVLogger(file(), ";", new Append(true)));
    assertThat(Files.readAllLines(Path.of(file())))
        .containsExactly(
            "epoch;accuracy;loss", "0;0.25;1.5", "1;1.0;1e-05", "0;0.25;1.5", "1;1.0;1e-05");
  }

  @Test
  void a_value_that_is_missing_later_is_na() throws IOException {
    Callback callback = new CSVLogger(file(), new Append(true));
    train(callback);
    callback.onEpochEnd(2, Map.of("loss", 2.0));
    assertThat(Files.readAllLines(Path.of(file()))).endsWith("2,NA,2.0");
  }

  @Test
  void a_file_that_cannot_be_written_is_named() {
    String file = folder.resolve("missing").resolve("log.csv").toString();
    assertThatThrownBy(() -> train(new CSVLogger(file)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("CSVLogger: " + file + " cannot be written: ");
  }
}
