package io.github.lectern.lessons.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ShareTableTest {
  private static final ShareTable TABLE =
      ShareTable.of("Accuracy", "before", "after")
          .row("seen images", 0.85854, 0.9282)
          .row("other images", 0.86, -0.00126);

  @Test
  void each_share_is_in_its_row_and_column_with_four_decimals() {
    assertThat(TABLE.toString().lines())
        .containsSequence("seen images   0.8585   0.9282", "other images  0.8600  -0.0013");
    assertThat(TABLE.toString()).startsWith("Accuracy\n").containsPattern("before +after\n");
  }

  @Test
  void screen_readers_find_the_title_and_the_header_of_each_column() {
    assertThat(TABLE.toHtml())
        .contains("Accuracy</caption>", ">before</th>", ">after</th>", "seen images", "0.8585");
  }

  @Test
  void a_row_needs_a_share_for_each_column() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.row("all images", 0.5))
        .withMessage("ShareTable: expected 2 numbers in row \"all images\" but got 1");
  }
}
