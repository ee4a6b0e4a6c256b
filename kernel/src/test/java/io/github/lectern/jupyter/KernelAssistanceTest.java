package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Completion, inspection and completeness, asked over the sockets of a whole kernel. */
@Tag("slow")
@Timeout(120)
class KernelAssistanceTest {
  private static KernelProcess kernel;

  @BeforeAll
  static void start() throws IOException {
    kernel = KernelProcess.start();
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  @Test
  void completion_and_inspection_answer_while_a_cell_runs() {
    kernel.execute("String word = \"abc\";");
    String cell = kernel.begin("System.out.println(\"begun\"); while (true) {}");
    kernel.awaitStream("begun");
    JsonObject completion =
        kernel.ask("complete_request", Map.of("code", "word.len", "cursor_pos", 8));
    JsonObject inspection = kernel.ask("inspect_request", Map.of("code", "word", "cursor_pos", 2));
    kernel.send("control", "interrupt_request", new JsonObject());
    kernel.await(cell);

    assertThat(strings(completion.get("matches"))).containsExactly("length()");
    assertThat(inspection.getAsJsonObject("data").get("text/plain").getAsString())
        .isEqualTo("String word = abc");
  }

  @Test
  void detailed_inspection_shows_the_source_of_declarations() {
    kernel.execute("int twice(int x) { return 2 * x; }");
    assertThat(inspected("twice(3)", 0)).isEqualTo("int twice(int x)");
    assertThat(inspected("twice(3)", 1))
        .isEqualTo("int twice(int x)\n\nint twice(int x) { return 2 * x; }");
  }

  private static String inspected(String code, int detail) {
    return kernel
        .ask("inspect_request", Map.of("code", code, "cursor_pos", 3, "detail_level", detail))
        .getAsJsonObject("data")
        .get("text/plain")
        .getAsString();
  }

  @Test
  void positions_count_code_points() {
    String code = "String face = \"\ud83d\ude00\"; face.isEm";
    int points = code.codePointCount(0, code.length());
    JsonObject completion =
        kernel.ask("complete_request", Map.of("code", code, "cursor_pos", points));

    assertThat(strings(completion.get("matches"))).containsExactly("isEmpty()");
    assertThat(completion.get("cursor_start").getAsInt()).isEqualTo(points - 4);
    assertThat(completion.get("cursor_end").getAsInt()).isEqualTo(points);
  }

  @Test
  void reports_whether_code_is_complete() {
    assertThat(
            kernel
                .ask("is_complete_request", Map.of("code", "for (;;) {"))
                .get("status")
                .getAsString())
        .isEqualTo("incomplete");
    assertThat(
            kernel
                .ask("is_complete_request", Map.of("code", "int a = 1;"))
                .get("status")
                .getAsString())
        .isEqualTo("complete");
    assertThat(
            kernel
                .ask("is_complete_request", Map.of("code", "int a = ;"))
                .get("status")
                .getAsString())
        .isEqualTo("invalid");
  }

  private static List<String> strings(JsonElement array) {
    return array.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
  }
}
