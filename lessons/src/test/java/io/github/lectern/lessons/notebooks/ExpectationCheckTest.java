package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationCheckTest {
  private static final String HELLO = stream("stdout", "hello\\nworld\\n");
  private static final String NINE = output("execute_result", "'text/plain': '9'");
  private static final String BOLD =
      output("display_data", "'text/plain': 'b', 'text/html': '<b>b</b>'");
  private static final String RICH_RESULT =
      output("execute_result", "'text/plain': 'two\\nlines', 'text/html': '<i>i</i>'");
  private static final String ERROR =
      "{'output_type': 'error', 'traceback': ['\\u001b[31mA: no\\u001b[0m luck\\n', 'line 2']}";

  @Test
  void the_lines_that_a_cell_prints_are_compared_one_by_one() {
    assertThat(problems("// prints: hello\n// prints: world", HELLO)).isEmpty();
    assertThat(problems("// matches: h.*o\n// prints: world", HELLO)).isEmpty();
    assertThat(problems("// prints: a", stream("stdout", "a"))).isEmpty();
    assertThat(problems("// prints: a\n// prints:\n// prints: b", stream("stdout", "a\\n\\nb\\n")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int n;",
        "// prints: hello",
        "// prints: world\n// prints: hello",
        "// prints: hello\n// prints: world\n// prints: again",
        "// prints: hello\n// prints: worl",
        "// matches: .*\n// matches: worl",
        "// shows: hello\n// shows: world",
        "// warns: hello"
      })
  void too_much_too_little_and_a_wrong_order_on_stdout_are_reported(String cell) {
    assertThat(problems(cell, HELLO)).isNotEmpty();
  }

  @Test
  void a_cell_may_state_a_part_of_what_it_prints() {
    assertThat(problems("// includes: orl\n// includes: hello", HELLO)).isEmpty();
    assertThat(problems("// includes: hello\n// includes: bye", HELLO)).hasSize(1);
    assertThat(problems("// includes: hello")).hasSize(1);
  }

  @Test
  void a_report_quotes_both_sides() {
    assertThat(problems("// prints: world", HELLO))
        .containsExactly("stdout: expected \n    world\n  but got \n    hello\n    world");
    assertThat(problems("int n;", NINE))
        .containsExactly("result: expected none\n  but got \n    9");
  }

  @Test
  void each_warning_is_part_of_a_line_of_stderr_in_order() {
    String trace = stream("stderr", "WARN one\\n  at A\\nWARN two\\n");
    assertThat(problems("// warns: one\n// warns: two", trace)).isEmpty();
    assertThat(problems("// warns: at A", trace)).isEmpty();
    assertThat(problems("// warns: two\n// warns: one", trace)).hasSize(1);
    assertThat(problems("// warns: one\n// warns: one", trace)).hasSize(1);
    assertThat(problems("int n;", trace)).hasSize(1);
    assertThat(problems("// warns: one")).hasSize(1);
  }

  @Test
  void the_text_of_the_result_is_compared_exactly() {
    assertThat(problems("// shows: 9", NINE)).isEmpty();
    assertThat(problems("// shows: two\n// shows: lines", RICH_RESULT)).isEmpty();
    assertThat(problems("// shows: 8", NINE)).hasSize(1);
    assertThat(problems("// shows: two", RICH_RESULT)).hasSize(1);
    assertThat(problems("// shows: 9")).hasSize(1);
    assertThat(problems("int n;", NINE)).hasSize(1);
    assertThat(problems("// prints: 9", NINE)).hasSize(2);
  }

  @Test
  void each_display_has_a_marker_in_order() {
    assertThat(problems("// displays: text/html", BOLD)).isEmpty();
    assertThat(problems("// displays: text/html <b>", BOLD)).isEmpty();
    assertThat(problems("// displays: text/html", RICH_RESULT)).isEmpty();
    assertThat(problems("// displays: text/html <b>\n// shows: 9", BOLD, NINE)).isEmpty();
    assertThat(problems("// shows: two\n// shows: lines\n// displays: text/html <i>", RICH_RESULT))
        .isEmpty();
    assertThat(
            problems("// displays: text/html <b>\n// displays: text/html <i>", BOLD, RICH_RESULT))
        .isEmpty();
  }

  @Test
  void a_display_that_is_missing_different_or_without_a_marker_is_reported() {
    assertThat(problems("// displays: image/png", BOLD)).hasSize(1);
    assertThat(problems("// displays: text/html <i>", BOLD)).hasSize(1);
    assertThat(problems("// displays: text/html")).hasSize(1);
    assertThat(problems("int n;", BOLD)).hasSize(1);
    assertThat(problems("// shows: 9", BOLD, NINE)).hasSize(1);
    assertThat(problems("// displays: text/html", BOLD, BOLD)).hasSize(1);
    assertThat(problems("// displays: text/html", BOLD, NINE)).hasSize(1);
    assertThat(problems("// displays: text/html\n// displays: text/html", BOLD)).hasSize(1);
    assertThat(
            problems("// displays: text/html <i>\n// displays: text/html <b>", BOLD, RICH_RESULT))
        .hasSize(1);
  }

  @Test
  void a_failure_contains_every_text_without_its_colours() {
    assertThat(problems("// fails: A: no luck", ERROR)).isEmpty();
    assertThat(problems("// fails: line 2\n// fails: no luck", ERROR)).isEmpty();
    assertThat(problems("// fails: line 2\n// fails: line 3", ERROR)).hasSize(1);
    assertThat(problems("// fails: line 2")).hasSize(1);
    assertThat(problems("int n;", ERROR)).hasSize(1);
  }

  @Test
  void an_answer_that_is_left_and_a_question_without_an_answer_are_reported() {
    assertThat(noted("{'answers': []}")).isEmpty();
    assertThat(noted("{'answers': ['Ada']}")).containsExactly("did not ask for: [Ada]");
    assertThat(noted("{'answers': [], 'unanswered': ['Name? ']}"))
        .containsExactly("asked without an answer: [Name? ]");
  }

  @Test
  void a_cell_that_did_not_end_or_was_not_run_is_reported() {
    assertThat(noted("{'answers': [], 'problem': 'the kernel has ended'}"))
        .containsExactly("the kernel has ended");
    Cell skipped = Cell.code("a", "// prints: 1");
    assertThat(ExpectationCheck.problems(skipped)).containsExactly("the cell was not run");
  }

  private static List<String> noted(String notes) {
    JsonObject metadata = new JsonObject();
    metadata.add(ExpectationCheck.METADATA, json(notes));
    return ExpectationCheck.problems(new Cell("a", "code", "", metadata, 1, List.of()));
  }

  private static List<String> problems(String source, String... outputs) {
    List<JsonObject> parsed = Stream.of(outputs).map(ExpectationCheckTest::json).toList();
    return ExpectationCheck.problems(new Cell("a", "code", source, new JsonObject(), 1, parsed));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  private static String stream(String name, String text) {
    return "{'output_type': 'stream', 'name': '%s', 'text': '%s'}".formatted(name, text);
  }

  private static String output(String type, String data) {
    return "{'output_type': '%s', 'data': {%s}}".formatted(type, data);
  }
}
