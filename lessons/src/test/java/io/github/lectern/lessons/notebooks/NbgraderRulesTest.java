package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NbgraderRulesTest {
  private static final String PRINTED =
      "{'output_type': 'stream', 'name': '%s', 'text': ['a line']}";

  @Test
  void a_number_is_partial_credit_and_any_other_text_is_full_credit() {
    assertThat(points(result("1.0"))).isEqualTo(1);
    assertThat(points(result("0.0"))).isZero();
    assertThat(points(result("By hand: 0 of 3 passed"))).isEqualTo(3);
    assertThat(points(result("-1"))).isEqualTo(3);
    assertThat(points()).isEqualTo(3);
  }

  @Test
  void an_error_or_text_on_standard_error_is_no_credit() {
    assertThat(points("{'output_type': 'error', 'ename': 'E', 'evalue': ''}")).isZero();
    assertThat(points(PRINTED.formatted("stderr"), result("3.0"))).isZero();
    assertThat(points(PRINTED.formatted("stdout"), result("2.0"))).isEqualTo(2);
  }

  @Test
  void more_points_than_the_test_is_worth_are_rejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> points(result("3.5")));
  }

  private static String result(String text) {
    return "{'output_type': 'execute_result', 'data': {'text/plain': ['%s']}}".formatted(text);
  }

  private static double points(String... outputs) {
    String notebook =
        "{'cells': [{'cell_type': 'code', 'source': 'check()', 'outputs': [%s], 'metadata':"
            + " {'nbgrader': {'grade': true, 'points': 3}}}]}";
    String json = notebook.formatted(String.join(", ", outputs));
    return NbgraderRules.points(Notebook.parse(Path.of("a.ipynb"), json).cells().get(0));
  }
}
