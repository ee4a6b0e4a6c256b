package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.Rows.column;
import static io.github.lectern.keras.metrics.Rows.row;
import static io.github.lectern.keras.metrics.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties that every metric must have. */
class EveryMetricTest {
  private static final double TOLERANCE = 1e-12;
  private static final Tile P =
      rows(
          row(.1, .2, .7),
          row(.3, .6, .1),
          row(.4, .35, .25),
          row(.1, .1, .8),
          row(0, 1, 0),
          row(.2, .5, .3));
  private static final Tile ONE_HOT =
      rows(row(0, 0, 1), row(1, 0, 0), row(0, 1, 0), row(0, 0, 1), row(0, 1, 0), row(0, 1, 0));
  private static final Tile CODES = column(2, 0, 1, 2, 1, 1);

  static List<String> names() {
    return Metrics.names();
  }

  private static Tile labels(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("sparse") ? CODES : ONE_HOT;
  }

  private static Metric make(String name) {
    return Metrics.resolve(name, labels(name).width(), P.width());
  }

  private static Tile part(Tile tile, int from, int to) {
    int width = tile.width();
    return new Tile(Arrays.copyOfRange(tile.values(), from * width, to * width), to - from, width);
  }

  @ParameterizedTest
  @MethodSource("names")
  void batches_of_any_size_add_up_to_the_whole(String name) {
    Metric whole = make(name);
    Metric batches = make(name);
    whole.updateState(labels(name), P);
    for (int[] range : new int[][] {{0, 1}, {1, 4}, {4, 4}, {4, 6}}) {
      batches.updateState(part(labels(name), range[0], range[1]), part(P, range[0], range[1]));
    }
    assertThat(whole.result()).isPositive();
    assertThat(batches.result()).isCloseTo(whole.result(), within(TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_rest_of_a_longer_array_is_left_alone(String name) {
    Metric exact = make(name);
    Metric longer = make(name);
    exact.updateState(part(labels(name), 0, 3), part(P, 0, 3));
    int width = labels(name).width();
    longer.updateState(
        new Tile(labels(name).values(), 3, width), new Tile(P.values(), 3, P.width()));
    assertThat(longer.result()).isEqualTo(exact.result());
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothing_seen_is_zero_and_a_reset_forgets_everything(String name) {
    Metric metric = make(name);
    assertThat(metric.result()).isZero();
    metric.updateState(labels(name), P);
    double first = metric.result();
    metric.resetState();
    assertThat(metric.result()).isZero();
    metric.updateState(labels(name), P);
    assertThat(metric.result()).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("names")
  void arguments_are_unchanged(String name) {
    Tile labels = part(labels(name), 0, 6);
    Tile predictions = part(P, 0, 6);
    make(name).updateState(labels, predictions);
    assertThat(labels.values()).containsExactly(labels(name).values());
    assertThat(predictions.values()).containsExactly(P.values());
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_text_tells_name_and_value(String name) {
    Metric metric = make(name);
    metric.updateState(labels(name), P);
    assertThat(metric.toString()).contains("name=" + metric.name()).contains("" + metric.result());
  }
}
