package io.github.lectern.jupyter.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.metrics.Metrics;
import io.github.lectern.keras.optimizers.Optimizers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedNamesTest {
  private static Optional<Completion> complete(String before) {
    return QuotedNames.complete(before);
  }

  private static List<String> texts(String before) {
    return complete(before).orElseThrow().suggestions().stream()
        .map(Completion.Suggestion::text)
        .toList();
  }

  @Test
  void the_names_are_those_that_the_keywords_accept() {
    assertNames("activation", Activations.names());
    assertNames("Activation", Activations.names());
    assertNames("optimizer", Optimizers.names());
    assertNames("loss", Losses.names());
    assertNames("kernelInitializer", Initializers.names());
    assertNames("biasInitializer", Initializers.names());
    assertThat(Metrics.names()).containsAll(QuotedNames.NAMES.get("metrics"));
  }

  private static void assertNames(String keyword, List<String> known) {
    assertThat(QuotedNames.NAMES.get(keyword)).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void the_word_after_the_quote_is_replaced() {
    String before = "net.add(new Dense(30, activation(\"re";
    assertThat(complete(before))
        .contains(
            new Completion(
                before.length() - 2,
                before.length(),
                List.of(new Completion.Suggestion("relu", "instance", Optional.empty()))));
  }

  @Test
  void earlier_arguments_may_be_names_or_objects() {
    assertThat(texts("metrics(\"accuracy\", \"bi")).containsExactly("binary_accuracy");
    assertThat(texts("metrics(new Recall(),\n    \"AU")).containsExactly("AUC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "activation(",
        "activation(\"relu\"",
        "println(\"",
        "activation(\"relu\" + \"",
        "\"re",
        ""
      })
  void other_places_are_left_to_the_compiler(String before) {
    assertThat(complete(before)).isEmpty();
  }
}
