package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.lessons.notebooks.Expectations.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationsTest {
  @Test
  void the_comments_at_the_end_are_read_in_order() {
    Expectations read =
        Expectations.of(
            """
            int n = 3; // prints: nothing
            // shows the square:
            n * n
            // prints: 3: three
            // prints:
            // matches: \\d+ ms
            // shows: 9\
            """);
    assertThat(read.markers())
        .containsExactly(
            new Marker("prints", "3: three"),
            new Marker("prints", ""),
            new Marker("matches", "\\d+ ms"),
            new Marker("shows", "9"));
    assertThat(read.printed()).hasSize(3);
    assertThat(read.texts("shows")).containsExactly("9");
  }

  @Test
  void the_comments_of_a_shell_script_and_of_xml_are_markers_as_well() {
    assertThat(Expectations.of("%%bash\necho hello\n# prints: hello").texts("prints"))
        .containsExactly("hello");
    assertThat(Expectations.of("%%html\n<b>hi</b>\n<!-- prints: hi -->").texts("prints"))
        .containsExactly("hi");
  }

  @Test
  void a_cell_without_markers_expects_nothing() {
    assertThat(Expectations.of("int n = 3; // a comment").markers()).isEmpty();
    assertThat(Expectations.of("").markers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "// jdk: 21,17,false", "// jdk: 21,21,true", "// jdk: 21,25,true",
    "// jdk: 17-20,17,true", "// jdk: 17-20,20,true", "// jdk: 17-20,21,false",
    "int n = 1;,17,true"
  })
  void the_first_line_says_on_which_jdks_a_cell_runs(String first, int jdk, boolean runs) {
    assertThat(Expectations.of(first + "\nint m = 2;").includes(jdk)).isEqualTo(runs);
  }

  @Test
  void a_jdk_without_further_markers_is_not_an_expectation() {
    assertThat(Expectations.of("// jdk: 21").markers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int n = 3; \\n// print: 3 | expected one of",
        "int n = 3; \\n// jdk: 21 | expected one of",
        "n \\n// prints: 3 \\n// includes: 3 | includes",
        "// prints: 3 \\nint n = 3; | not at the end of the cell",
        "// prints: 3 \\nint n = 3; \\n// prints: 3 | not at the end of the cell"
      })
  void a_marker_that_nobody_would_check_is_an_error(String source, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expectations.of(source.replace("\\n", "\n")))
        .withMessageContaining(message);
  }
}
