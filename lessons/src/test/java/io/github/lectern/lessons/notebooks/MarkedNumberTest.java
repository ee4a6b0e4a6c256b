package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedNumberTest {
  @Test
  void a_number_is_read_with_the_cell_that_its_comment_names() {
    assertThat(numbers("A rate of 0.0909<!-- =rates --> for 23,860<!-- =net1-summary --> of them."))
        .containsExactly(
            new MarkedNumber("0.0909", new BigDecimal("0.0909"), "rates"),
            new MarkedNumber("23,860", new BigDecimal("23860"), "net1-summary"));
  }

  @ParameterizedTest
  @CsvSource({
    "**0.5**,                   0.5",
    "`0.5`,                     0.5",
    "$0.5$,                     0.5",
    "(0.5),                     0.5",
    "-2.5,                      -2.5",
    "−2.5,                      -2.5",
    "12,                        12",
    "86 %,                      0.86",
    "86.3%,                     0.863",
    "$86\\%$,                   0.86",
    "5.148e-131,                5.148E-131",
    "$5.148 \\times 10^{-131}$, 5.148E-131",
    "5.1 × 10^3,                5.1E+3",
  })
  void the_forms_of_a_number_are_understood(String text, String value) {
    assertThat(numbers(text + "<!-- =cell -->"))
        .extracting(MarkedNumber::value)
        .containsExactly(new BigDecimal(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.5 <!-- =cell -->",
        "0.5 apples<!-- =cell -->",
        "net1<!-- =cell -->",
        "<!-- =cell -->0.5"
      })
  void a_marker_without_a_number_directly_before_it_is_stray(String text) {
    Cell prose = Cell.prose("why", text);
    assertThat(MarkedNumber.of(prose)).isEmpty();
    assertThat(MarkedNumber.strayMarkers(prose)).containsExactly("<!-- =cell -->");
  }

  @Test
  void other_comments_and_markers_in_fences_are_left_alone() {
    Cell prose = Cell.prose("why", "0.5<!-- a half -->\n\n```\n0.7<!-- =cell -->\n```\n");
    assertThat(MarkedNumber.of(prose)).isEmpty();
    assertThat(MarkedNumber.strayMarkers(prose)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.91,   0.9091",
    "0.9091, '[0.1, 0.90909094]'",
    "0.909,  'accuracy: 0.909'",
    "0.5,    .5",
    "1,      '1.'",
    "23860,  'Total params: 23,860'",
    "'23,860', 23860",
    "27.16,  27.158843",
    "86 %,   0.8605",
    "5.148e-131, '[1.0, 5.148200222412014E-131]'",
    "-1,     '(-1, 3)'",
    "0.25,   0.245",
    "0.25,   0.255"
  })
  void a_number_that_the_output_rounds_to_is_in_it(String number, String output) {
    assertThat(only(number).isIn(output)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0.91,   0.9049",
    "0.9091, 0.9090",
    "0.90,   0.9091",
    "1,      -1",
    "1,      net1",
    "5,      '0.5'",
    "23860,  '23,86'",
    "860,    '23,860'",
    "86 %,   86",
    "5.148e-131, 5.148e-130",
    "0.5,    nothing"
  })
  void a_number_that_differs_at_its_digits_is_not_in_the_output(String number, String output) {
    assertThat(only(number).isIn(output)).isFalse();
  }

  @Test
  void the_nearest_number_is_returned() {
    assertThat(only("0.5").nearest("0.1, 0.6 and 9")).contains(new BigDecimal("0.6"));
    assertThat(only("0.5").nearest("none")).isEmpty();
  }

  private static MarkedNumber only(String number) {
    return numbers(number + "<!-- =cell -->").get(0);
  }

  private static List<MarkedNumber> numbers(String prose) {
    return MarkedNumber.of(Cell.prose("why", prose));
  }
}
