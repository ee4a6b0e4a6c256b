package io.github.lectern;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.metrics.Metrics;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.tensor.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Misspells every name that the DSL takes in quotes, at every place. */
class MisspeltNamesTest {
  private static final double SHARE = .95;

  private static final List<List<String>> KINDS =
      List.of(
          Optimizers.names(),
          Losses.names(),
          Metrics.names(),
          Activations.names(),
          Initializers.names());

  /** Returns the name without a letter, with two letters swapped, and in capital letters. */
  private static Stream<String> typos(String name) {
    IntStream places = IntStream.range(0, name.length());
    Stream<String> dropped = places.mapToObj(i -> name.substring(0, i) + name.substring(i + 1));
    Stream<String> swapped =
        IntStream.range(0, name.length() - 1)
            .mapToObj(
                i ->
                    name.substring(0, i)
                        + name.charAt(i + 1)
                        + name.charAt(i)
                        + name.substring(i + 2));
    return Stream.of(dropped, swapped, Stream.of(name.toUpperCase(Locale.ROOT)))
        .flatMap(typos -> typos)
        .distinct();
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the typos of a name that are not other names. */
  private static List<String> typos(String name, List<String> names) {
    Predicate<String> isOther =
        typo ->
            names.stream()
                .anyMatch(n -> plain(n).equals(plain(typo)) && !plain(n).equals(plain(name)));
    return typos(name).filter(isOther.negate()).toList();
  }

  @Test
  void one_typing_mistake_finds_the_name() {
    int all = 0;
    List<String> wrong = new ArrayList<>();
    for (List<String> names : KINDS) {
      for (String name : names) {
        for (String typo : typos(name, names)) {
          all++;
          String nearest = Names.nearest(typo, names).orElse("");
          if (!plain(nearest).equals(plain(name))) {
            wrong.add(name + ": " + typo + " -> " + nearest);
          }
        }
      }
    }
    assertThat(all).isGreaterThan(1000);
    assertThat(wrong).hasSizeLessThan((int) Math.ceil((1 - SHARE) * all));
  }

  @ParameterizedTest
  @CsvSource({
    "addam, adam",
    "Addam, adam",
    "adma, adam",
    "rms_prop, rmsprop",
    "RMSProp, rmsprop",
  })
  void typical_mistakes_are_understood(String typo, String name) {
    assertThat(Names.nearest(typo, Optimizers.names())).contains(name);
  }
}
