package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProseNumbersTest {
  private static final JsonObject SHOWN =
      JsonParser.parseString(
              """
              {"output_type": "execute_result", "data": {"text/plain": ["[0.90909094, ", "12]"]}}""")
          .getAsJsonObject();
  private static final JsonObject PRINTED =
      JsonParser.parseString(
              """
              {"output_type": "stream", "name": "stdout", "text": ["loss: 2.3026\\n"]}""")
          .getAsJsonObject();
  private static final Cell RATES =
      new Cell("rates", "code", "rates()", new JsonObject(), 1, List.of(PRINTED, SHOWN));

  @Test
  void numbers_that_the_cell_shows_or_prints_are_right() {
    assertThat(problems("0.91<!-- =rates -->, 12<!-- =rates --> and 2.30<!-- =rates -->"))
        .isEmpty();
  }

  @Test
  void a_number_that_the_cell_does_not_show_is_reported_with_the_nearest() {
    assertThat(problems("It is **0.92**<!-- =rates -->."))
        .containsExactly(
            "cell why says 0.92, but cell rates shows no such number:"
                + " the nearest there is 0.90909094");
  }

  @Test
  void a_marker_that_names_no_code_cell_is_reported() {
    assertThat(problems("0.91<!-- =rate -->, 0.91<!-- =why -->"))
        .containsExactly(
            "cell why says 0.91, but cell rate shows no such number: there is none",
            "cell why says 0.91, but cell why shows no such number: there is none");
  }

  @Test
  void a_marker_that_does_not_follow_a_number_is_reported() {
    assertThat(problems("a tenth<!-- =rates -->"))
        .containsExactly("cell why: no number before <!-- =rates -->");
  }

  @Test
  void a_number_in_the_address_of_a_link_is_not_a_result() {
    assertThat(problems("[A paper](https://arxiv.org/abs/1903.06733) of 2019")).isEmpty();
    assertThat(problems("[It is 0.909.](https://example.org)")).hasSize(1);
  }

  /** 32.5672 is the loss of the lecture's net1 after its first epoch. */
  @Test
  void a_long_decimal_must_be_marked_unless_it_is_the_lectures_or_in_a_formula_or_code() {
    assertThat(problems("32.5672, $0.1234$, `0.2345`, 0.909<!-- =rates -->, 0.25, 1.1.1234"))
        .isEmpty();
    assertThat(problems("It is 0.909."))
        .containsExactly(
            "cell why says 0.909, which is not the lecture's;"
                + " name the cell that computes it: 0.909<!-- =id -->");
  }

  private static List<String> problems(String prose) {
    return ProseNumbers.problems(
        new Notebook(Path.of("x.ipynb"), Stream.of(Cell.prose("why", prose), RATES).toList()));
  }
}
