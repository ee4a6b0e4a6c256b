package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.Rows.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics that are created without a name are numbered within the session; all others are not. */
class MetricNumberingTest {
  static Stream<Arguments> numbered() {
    return Stream.of(
        Arguments.of("recall", (Supplier<Metric>) Recall::new),
        Arguments.of("precision", (Supplier<Metric>) Precision::new),
        Arguments.of("auc", (Supplier<Metric>) AUC::new));
  }

  @ParameterizedTest
  @MethodSource("numbered")
  void objects_count_on_and_names_given_or_typed_do_not_count(String base, Supplier<Metric> maker) {
    int before = number(base, maker.get().name());
    Metrics.resolve(base.equals("auc") ? "AUC" : capital(base), 10, 10);
    new Recall(named("mine"));
    new Precision(named("mine"));
    new AUC(named("mine"));
    assertThat(maker.get().name()).isEqualTo(base + "_" + (before + 1));
    assertThat(maker.get().name()).isEqualTo(base + "_" + (before + 2));
  }

  @Test
  void by_name_it_is_recall_each_time() {
    assertThat(Metrics.resolve("Recall", 10, 10).name()).isEqualTo("recall");
    assertThat(Metrics.resolve("Recall", 10, 10).name()).isEqualTo("recall");
  }

  @Test
  void classes_with_a_fixed_name_keep_it() {
    for (int i = 0; i < 2; i++) {
      assertThat(new Accuracy().name()).isEqualTo("accuracy");
      assertThat(new BinaryAccuracy().name()).isEqualTo("binary_accuracy");
      assertThat(new CategoricalAccuracy().name()).isEqualTo("categorical_accuracy");
      assertThat(new SparseCategoricalAccuracy().name()).isEqualTo("sparse_categorical_accuracy");
    }
  }

  @Test
  void a_given_name_is_taken_as_it_is() {
    assertThat(new Recall(named("found")).name()).isEqualTo("found");
    assertThat(new Accuracy(named("exact")).name()).isEqualTo("exact");
  }

  private static int number(String base, String name) {
    return name.equals(base) ? 0 : Integer.parseInt(name.substring(base.length() + 1));
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
