package io.github.lectern.lessons.leavers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaverExercisesTest {
  @Test
  void the_four_names_pass_in_any_case() {
    assertThat(LeaverExercises.names("TP", "fp", " FN ", "TN").done()).isTrue();
  }

  @Test
  void names_are_not_done_yet_where_there_are_none() {
    assertThat(LeaverExercises.names("", "", "", "").toString().lines().skip(1))
        .hasSize(4)
        .allMatch(line -> line.endsWith("not done yet"));
  }

  @ParameterizedTest
  @CsvSource({
    "true, The names are TP",
    "FN, The second letter is the prediction",
    "FP, The first letter is the mark"
  })
  void wrong_names_get_their_hints(String ada, String hint) {
    assertThat(LeaverExercises.names(ada, "", "", "").toString()).contains(hint);
  }
}
