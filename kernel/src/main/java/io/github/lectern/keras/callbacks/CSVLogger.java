package io.github.lectern.keras.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.keras.callbacks.CsvLoggerOption.Append;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.PythonNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the logs of each epoch to a CSV file, like {@code keras.callbacks.CSVLogger}: the column
 * "epoch", then the logged values in alphabetical order.
 *
 * <pre>{@code
 * net.fit(X, y, epochs(20), callbacks(new CSVLogger("log.csv")));
 * Table.read().csv("log.csv")
 * }</pre>
 */
public final class CSVLogger implements Callback {
  private final String filename;
  private final String separator;
  private final boolean append;
  private List<String> columns = List.of();

  /**
   * Creates the callback, with commas between the columns.
   *
   * @param filename the name of the file, such as "log.csv"
   * @param options append(false)
   */
  public CSVLogger(String filename, CsvLoggerOption... options) {
    this(filename, ",", options);
  }

  /**
   * Creates the callback.
   *
   * @param filename the name of the file, such as "log.csv"
   * @param separator the text between two columns
   * @param options append(false)
   */
  public CSVLogger(String filename, String separator, CsvLoggerOption... options) {
    this.filename = filename;
    this.separator = separator;
    append = Options.find(options, new Append(false)).value();
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl control) {
    columns = List.of();
    if (!append) {
      write("", StandardOpenOption.TRUNCATE_EXISTING);
    }
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    if (columns.isEmpty()) {
      columns = List.copyOf(new TreeSet<>(logs.keySet()));
      if (isEmpty()) {
        write(line(Stream.concat(Stream.of("epoch"), columns.stream())), StandardOpenOption.APPEND);
      }
    }
    Stream<String> values = columns.stream().map(name -> text(logs, name));
    write(line(Stream.concat(Stream.of(String.valueOf(epoch)), values)), StandardOpenOption.APPEND);
  }

  private static String text(Map<String, Double> logs, String name) {
    return logs.containsKey(name) ? PythonNumber.repr(logs.get(name)) : "NA";
  }

  private String line(Stream<String> values) {
    return values.collect(Collectors.joining(separator, "", "\n"));
  }

  private boolean isEmpty() {
    try {
      return Files.notExists(path()) || Files.size(path()) == 0;
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private void write(String text, StandardOpenOption how) {
    try {
      Files.writeString(
          path(), text, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private UncheckedIOException problem(IOException e) {
    return new UncheckedIOException("CSVLogger: " + filename + " cannot be written: " + e, e);
  }

  private Path path() {
    return Session.current().directory().resolve(filename);
  }
}
