package io.github.lectern.keras.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.models.Summary.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares with golden files of the output of Keras 2.7.0, in which a bar marks each line end. */
class SummaryTest {
  private static String golden(String name) throws IOException {
    try (InputStream file = SummaryTest.class.getResourceAsStream(name + "-summary.txt")) {
      String text = new String(file.readAllBytes(), UTF_8);
      return text.lines().map(l -> l.substring(0, l.length() - 1)).collect(joining("\n"));
    }
  }

  private static Row dense(int number, int units, long params) {
    return new Row("dense_" + number, "Dense", "(None, " + units + ")", params);
  }

  @Test
  void net1_is_printed_as_in_keras() throws IOException {
    var summary =
        new Summary(
            "sequential_4", List.of(dense(10, 30, 23550), dense(11, 10, 310)), 23860, 23860);
    assertThat(summary).hasToString(golden("net1"));
  }

  @Test
  void net3_is_printed_as_in_keras() throws IOException {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("flatten_14", "Flatten", "(None, 784)", 0));
    rows.add(dense(45, 500, 392500));
    for (int number = 46; number < 50; number++) {
      rows.add(dense(number, 500, 250500));
    }
    rows.add(dense(50, 10, 5010));
    assertThat(new Summary("sequential_19", rows, 1399510, 1399510)).hasToString(golden("net3"));
  }

  @Test
  void what_is_too_wide_for_its_column_goes_on_in_the_next_line() throws IOException {
    List<Row> rows =
        List.of(
            new Row("a_name_that_is_much_longer_than_the_column", "Dense", "(None, 28, 28, 1)", 7),
            new Row("nineteen_characters", "Dense", "(None, 3)", 1234567),
            new Row("just_fits_no_more_xx", "Dense", "(None, 100000, 200000, 300000, 4)", 10),
            new Row("d", "Dropout", "(None, 3)", 0));
    assertThat(new Summary("wide", rows, 1234584, 17)).hasToString(golden("wide"));
  }
}
