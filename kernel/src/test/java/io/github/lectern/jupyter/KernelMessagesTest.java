package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rarer messages of the protocol, over a kernel's real sockets. */
@Tag("slow")
@Timeout(120)
class KernelMessagesTest {
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
  void it_speaks_version_5_5_and_lists_its_optional_features() {
    JsonObject info = kernel.ask("kernel_info_request", Map.of());
    assertThat(info.get("protocol_version").getAsString()).isEqualTo("5.5");
    assertThat(info.get("supported_features").isJsonArray()).isTrue();
    assertThat(info.get("debugger").getAsBoolean()).isFalse();
  }

  @Test
  void history_returns_code_and_results() {
    int line = kernel.execute("20 + 1").reply().get("execution_count").getAsInt();
    kernel.execute(object("{'code': '20 + 2', 'store_history': false}"));
    kernel.execute(object("{'code': '20 + 3', 'silent': true}"));
    kernel.execute("   ");
    kernel.execute("int twenty = 20;");

    JsonArray inputs = history(Map.of("hist_access_type", "tail", "n", 2, "output", false));
    assertThat(inputs.toString())
        .isEqualTo("[[1,%d,\"20 + 1\"],[1,%d,\"int twenty = 20;\"]]".formatted(line, line + 1));
    JsonArray both =
        history(Map.of("hist_access_type", "search", "pattern", "*20*", "output", true));
    assertThat(both.toString())
        .endsWith(
            "[1,%d,[\"20 + 1\",\"21\"]],[1,%d,[\"int twenty = 20;\",null]]]"
                .formatted(line, line + 1));
  }

  private static JsonArray history(Map<String, ?> request) {
    return kernel.ask("history_request", request).getAsJsonArray("history");
  }

  @Test
  void only_incomplete_code_gets_an_indent() {
    JsonObject open = kernel.ask("is_complete_request", Map.of("code", "  for (;;) {"));
    assertThat(open.get("status").getAsString()).isEqualTo("incomplete");
    assertThat(open.get("indent").getAsString()).isEqualTo("    ");
    assertThat(kernel.ask("is_complete_request", Map.of("code", "1 + 1")).toString())
        .isEqualTo("{\"status\":\"complete\"}");
  }

  @Test
  void code_that_no_further_line_can_fix_is_invalid() {
    for (String code : List.of("int a = ;", "for for", "int b = 1; for for")) {
      assertThat(kernel.ask("is_complete_request", Map.of("code", code)).toString())
          .as(code)
          .isEqualTo("{\"status\":\"invalid\"}");
    }
  }

  @Test
  void closes_comms_and_lists_none() {
    JsonObject opening = object("{'comm_id': 'c1', 'target_name': 'none', 'data': {}}");
    List<Incoming> published = kernel.awaitIdle(kernel.send("shell", "comm_open", opening));
    assertThat(published)
        .extracting(Incoming::type)
        .containsExactly("status", "comm_close", "status");
    assertThat(published.get(1).content().get("comm_id").getAsString()).isEqualTo("c1");
    assertThat(kernel.ask("comm_info_request", Map.of("target_name", "none")).get("comms"))
        .isEqualTo(new JsonObject());
  }

  @Test
  void an_unknown_message_is_busy_and_idle_but_has_no_reply() {
    assertThat(kernel.awaitIdle(kernel.send("shell", "no_such_request", new JsonObject())))
        .extracting(Incoming::type)
        .containsExactly("status", "status");
    assertThat(kernel.awaitIdle(kernel.send("control", "no_such_request", new JsonObject())))
        .hasSize(2);
  }

  @Test
  void answers_kernel_info_on_the_control_channel() {
    String id = kernel.send("control", "kernel_info_request", new JsonObject());
    assertThat(kernel.reply("control", id).get("implementation").getAsString())
        .isEqualTo("lectern");
  }

  @Test
  void aborted_replies_have_no_count_and_silent_failures_abort_nothing() {
    String failing =
        kernel.send(
            "shell", "execute_request", object("{'code': 'Thread.sleep(400); int q = 1 / 0;'}"));
    String waiting = kernel.send("shell", "execute_request", object("{'code': '1'}"));
    kernel.await(failing);
    JsonObject aborted = kernel.await(waiting).reply();
    assertThat(aborted.toString()).isEqualTo("{\"status\":\"aborted\"}");

    String silent =
        kernel.send(
            "shell",
            "execute_request",
            object("{'code': 'Thread.sleep(400); int q = 1 / 0;', 'silent': true}"));
    String next = kernel.send("shell", "execute_request", object("{'code': '2'}"));
    assertThat(kernel.await(silent).reply().get("status").getAsString()).isEqualTo("error");
    assertThat(kernel.await(next).text()).isEqualTo("2");
  }

  @Test
  void a_user_expression_that_is_not_a_string_fails_alone() {
    JsonObject reply =
        kernel
            .execute(object("{'code': 'int nine = 9;', 'user_expressions': {'a': 5, 'b': 'nine'}}"))
            .reply();
    JsonObject results = reply.getAsJsonObject("user_expressions");
    assertThat(reply.get("status").getAsString()).isEqualTo("ok");
    assertThat(results.getAsJsonObject("a").get("status").getAsString()).isEqualTo("error");
    assertThat(results.getAsJsonObject("b").getAsJsonObject("data").get("text/plain").getAsString())
        .isEqualTo("9");
  }

  @Test
  void output_can_be_updated_and_cleared() {
    KernelProcess.Outcome outcome =
        kernel.execute(
            "var place = updatable(\"first\");",
            "place.update(\"second\");",
            "clearOutputOnNext();",
            "clearOutput();");
    JsonObject shown = outcome.contents("display_data").get(0);
    JsonObject updated = outcome.contents("update_display_data").get(0);
    assertThat(shown.getAsJsonObject("transient")).isEqualTo(updated.getAsJsonObject("transient"));
    assertThat(updated.getAsJsonObject("data").get("text/plain").getAsString()).contains("second");
    assertThat(outcome.contents("clear_output"))
        .extracting(c -> c.get("wait").getAsBoolean())
        .containsExactly(true, false);
  }

  @Test
  void a_cell_can_ask_with_a_prompt_and_for_a_password() {
    String cell = ask("input(\\\"Name? \\\") + password(\\\"Key? \\\")");
    assertThat(kernel.receive("stdin").content())
        .isEqualTo(object("{'prompt': 'Name? ', 'password': false}"));
    answer("Ada");
    assertThat(kernel.receive("stdin").content())
        .isEqualTo(object("{'prompt': 'Key? ', 'password': true}"));
    answer("42");
    assertThat(kernel.await(cell).text()).isEqualTo("Ada42");
  }

  @Test
  void ctrl_d_ends_the_input_of_one_question_only() {
    String cell = ask("System.in.read() + \\\" \\\" + input(\\\"\\\")");
    kernel.receive("stdin");
    answer("\\u0004");
    kernel.receive("stdin");
    answer("more");
    assertThat(kernel.await(cell).text()).isEqualTo("-1 more");
  }

  @Test
  void a_thread_waiting_for_input_does_not_block_the_next_cell() {
    String cell =
        ask("new Thread(() -> { try { System.in.read(); } catch (Exception e) { } }).start();");
    kernel.await(cell);
    kernel.receive("stdin");
    assertThat(kernel.execute("6").text()).isEqualTo("6");
  }

  @Test
  void an_interrupt_stops_a_cell_that_waits_for_input() {
    String cell = ask("input(\\\"Name? \\\")");
    kernel.receive("stdin");
    kernel.reply("control", kernel.send("control", "interrupt_request", new JsonObject()));
    assertThat(kernel.await(cell).reply().get("ename").getAsString()).isEqualTo("Interrupted");
  }

  @Test
  void an_interrupt_is_answered_even_if_the_students_code_fails_on_the_kernels_thread() {
    JsonObject content = new JsonObject();
    content.addProperty(
        "code",
        """
        class Channel extends java.nio.channels.spi.AbstractInterruptibleChannel {
          protected void implCloseChannel() { throw new AssertionError("the student's"); }
          void use() { begin(); System.out.println("begun"); while (true) {} }
        }
        new Channel().use();
        """);
    String cell = kernel.send("shell", "execute_request", content);
    kernel.awaitStream("begun");
    String interrupt = kernel.send("control", "interrupt_request", new JsonObject());

    assertThat(kernel.reply("control", interrupt).get("evalue").getAsString())
        .isEqualTo("the student's");
    assertThat(kernel.await(cell).reply().get("ename").getAsString()).isEqualTo("Interrupted");
    assertThat(kernel.execute("7").text()).isEqualTo("7");
  }

  @Test
  void replies_with_a_status_to_contents_of_any_shape() {
    Random random = new Random(43052);
    for (int i = 0; i < 1500; i++) {
      String type = TYPES.get(random.nextInt(TYPES.size()));
      JsonObject content = new JsonObject();
      for (String key : KEYS) {
        if (random.nextInt(3) > 0) {
          content.add(key, JsonParser.parseString(VALUES.get(random.nextInt(VALUES.size()))));
        }
      }
      JsonObject reply = kernel.await(kernel.send("shell", type, content)).reply();
      assertThat(reply.get("status").getAsString()).as(type + content).isNotEmpty();
    }
    assertThat(kernel.execute("5").text()).isEqualTo("5");
    assertThat(kernel.echo("alive?")).isEqualTo("alive?");
  }

  private static final List<String> TYPES =
      List.of(
          "execute_request",
          "complete_request",
          "inspect_request",
          "is_complete_request",
          "history_request",
          "comm_info_request",
          "kernel_info_request");
  private static final List<String> KEYS =
      List.of(
          "code",
          "cursor_pos",
          "silent",
          "user_expressions",
          "allow_stdin",
          "hist_access_type",
          "start",
          "n",
          "pattern");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "7",
          "-1",
          "1e999999999",
          "0.5",
          "\"\"",
          "\"7\"",
          "\"tail\"",
          "[]",
          "{}",
          "[[[{}]]]",
          "{\"a\": null, \"b\": \"7\"}",
          "\"\\ud800\"",
          "99999999999999999999");

  private static String ask(String code) {
    String request = "{\"code\": \"" + code + "\", \"allow_stdin\": true}";
    return kernel.send(
        "shell", "execute_request", JsonParser.parseString(request).getAsJsonObject());
  }

  private static void answer(String value) {
    kernel.send("stdin", "input_reply", object("{'value': '" + value + "'}"));
  }

  private static JsonObject object(String json) {
    JsonElement element = JsonParser.parseString(json.replace('\'', '"'));
    return element.getAsJsonObject();
  }
}
