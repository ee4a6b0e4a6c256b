package io.github.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluralTest {
  @Test
  void one_is_singular_and_every_other_count_is_plural() {
    assertThat(Plural.of(1, "row")).isEqualTo("1 row");
    assertThat(Plural.of(0, "row")).isEqualTo("0 rows");
    assertThat(Plural.of(2, "row")).isEqualTo("2 rows");
  }

  @Test
  void nouns_that_end_in_s_get_another_syllable() {
    assertThat(Plural.of(1, "class")).isEqualTo("1 class");
    assertThat(Plural.of(10, "class")).isEqualTo("10 classes");
  }

  @Test
  void large_counts_have_commas() {
    assertThat(Plural.of(60_000, "row")).isEqualTo("60,000 rows");
  }
}
