package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole kernel in its own process, over its real sockets. */
@Tag("slow")
@Timeout(120)
class KernelConversationTest {
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
  void answers_kernel_info() {
    JsonObject info = kernel.ask("kernel_info_request", Map.of());
    JsonObject language = info.getAsJsonObject("language_info");

    assertThat(info.get("status").getAsString()).isEqualTo("ok");
    assertThat(info.get("implementation").getAsString()).isEqualTo("lectern");
    assertThat(language.get("name").getAsString()).isEqualTo("java");
    assertThat(language.get("file_extension").getAsString()).isEqualTo(".java");
    assertThat(language.get("mimetype").getAsString()).isEqualTo("text/x-java-source");
  }

  @Test
  void a_cell_is_busy_then_has_outputs_in_order_then_is_idle() {
    KernelProcess.Outcome outcome =
        kernel.execute("System.out.println(\"one\");", "System.err.println(\"two\");", "1 + 2");

    assertThat(outcome.published())
        .extracting(Incoming::type)
        .containsExactly("status", "execute_input", "stream", "stream", "execute_result", "status");
    assertThat(outcome.stream("stdout")).isEqualTo("one" + System.lineSeparator());
    assertThat(outcome.stream("stderr")).isEqualTo("two" + System.lineSeparator());
    assertThat(outcome.text()).isEqualTo("3");
    assertThat(outcome.reply().get("status").getAsString()).isEqualTo("ok");
  }

  @Test
  void publishes_an_error_and_replies_with_it() {
    KernelProcess.Outcome outcome = kernel.execute("int n = 0;", "5 / n");
    JsonObject error = outcome.contents("error").get(0);

    assertThat(error.get("ename").getAsString()).isEqualTo("ArithmeticException");
    assertThat(error.get("evalue").getAsString()).isEqualTo("/ by zero");
    assertThat(error.get("traceback").toString()).contains("line 2").contains("5 / n");
    assertThat(outcome.reply().get("status").getAsString()).isEqualTo("error");
    assertThat(outcome.reply().get("ename").getAsString()).isEqualTo("ArithmeticException");
  }

  @Test
  void five_thousand_lines_are_few_messages_and_nothing_is_lost() {
    KernelProcess.Outcome outcome =
        kernel.execute("for (int i = 0; i < 5000; i++) System.out.println(i);");

    assertThat(outcome.stream("stdout").lines())
        .hasSize(5000)
        .startsWith("0", "1")
        .endsWith("4999");
    assertThat(outcome.contents("stream")).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void the_count_grows_only_for_stored_cells() {
    int before = count(kernel.execute("1"));
    assertThat(count(kernel.execute(request("2", "\"store_history\": false")))).isEqualTo(before);
    assertThat(count(kernel.execute("3"))).isEqualTo(before + 1);
  }

  @Test
  void a_silent_cell_publishes_neither_its_source_nor_its_value() {
    KernelProcess.Outcome outcome = kernel.execute(request("1 + 1", "\"silent\": true"));
    assertThat(outcome.published()).extracting(Incoming::type).containsExactly("status", "status");
  }

  @Test
  void evaluates_each_user_expression_separately() {
    JsonObject reply =
        kernel
            .execute(
                request(
                    "int seven = 7;",
                    "\"user_expressions\": {\"good\": \"seven + 1\", \"bad\": \"seven / 0\"}"))
            .reply();
    JsonObject results = reply.getAsJsonObject("user_expressions");

    assertThat(results.getAsJsonObject("good").toString()).contains("\"ok\"").contains("\"8\"");
    assertThat(results.getAsJsonObject("bad").get("ename").getAsString())
        .isEqualTo("ArithmeticException");
  }

  @Test
  void aborts_the_cells_queued_behind_a_failing_one() {
    List<String> ids = new ArrayList<>();
    for (String code : List.of("Thread.sleep(500); int q = 1 / 0;", "1", "2")) {
      ids.add(kernel.send("shell", "execute_request", request(code, "\"stop_on_error\": true")));
    }
    List<String> states = new ArrayList<>();
    for (String id : ids) {
      states.add(kernel.await(id).reply().get("status").getAsString());
    }
    assertThat(states).containsExactly("error", "aborted", "aborted");
    assertThat(kernel.execute("3").text()).isEqualTo("3");
  }

  @Test
  void an_interrupt_on_the_control_channel_stops_the_cell() {
    String cell =
        kernel.send(
            "shell",
            "execute_request",
            request("System.out.println(\\\"begun\\\"); while (true) {}", "\"silent\": false"));
    kernel.awaitStream("begun");
    String interrupt = kernel.send("control", "interrupt_request", new JsonObject());

    assertThat(kernel.reply("control", interrupt).get("status").getAsString()).isEqualTo("ok");
    assertThat(kernel.await(cell).reply().get("ename").getAsString()).isEqualTo("Interrupted");
    assertThat(kernel.execute("4").text()).isEqualTo("4");
  }

  @Test
  void a_cell_can_ask_for_input() {
    String cell =
        kernel.send(
            "shell",
            "execute_request",
            request(
                "System.out.print(\\\"Name? \\\"); new Scanner(System.in).nextLine() + \\\"!\\\"",
                "\"allow_stdin\": true"));
    Incoming question = kernel.receive("stdin");
    assertThat(question.type()).isEqualTo("input_request");
    assertThat(question.answers(cell)).isTrue();
    kernel.send("stdin", "input_reply", object("{\"status\": \"ok\", \"value\": \"\u00c4nne\"}"));

    KernelProcess.Outcome outcome = kernel.await(cell);
    assertThat(outcome.stream("stdout")).isEqualTo("Name? ");
    assertThat(outcome.text()).isEqualTo("\u00c4nne!");
  }

  @Test
  void input_is_refused_if_the_front_end_accepts_none() {
    KernelProcess.Outcome outcome = kernel.execute("System.in.read()");
    assertThat(outcome.contents("error").get(0).get("evalue").getAsString())
        .contains("this front end accepts no input");
  }

  @Test
  void drops_malformed_messages_and_answers_the_next_one() {
    String[][] broken = {
      {"garbage"},
      {"<IDS|MSG>"},
      {"<IDS|MSG>", "00", "{}", "{}", "{}", "{}"},
      {"<IDS|MSG>", "", "{\"msg_type\":\"execute_request\",\"msg_id\":\"1\"}", "{}", "{}", "{}"},
      {"a", "b", "c", "d", "e", "f", "g"}
    };
    for (String channel : List.of("shell", "control", "stdin")) {
      for (String[] frames : broken) {
        kernel.sendRaw(channel, frames);
      }
    }
    kernel.send("shell", "no_such_request", new JsonObject());
    JsonObject wrong = kernel.execute(object("{\"code\": {\"no\": \"text\"}}")).reply();

    assertThat(wrong.get("status").getAsString()).isEqualTo("error");
    assertThat(kernel.execute("5").text()).isEqualTo("5");
    assertThat(kernel.echo("alive?")).isEqualTo("alive?");
  }

  /** Holds up a kernel that is about to start Java. */
  public static final class SlowLog {
    /** Sleeps; java.util.logging calls this when it begins. */
    public SlowLog() throws InterruptedException {
      Thread.sleep(1500);
    }
  }

  @Test
  void runs_a_cell_sent_before_the_kernel_listens() throws IOException {
    String slow = "-Djava.util.logging.config.class=" + SlowLog.class.getName();
    Launcher launcher = new Launcher(Jdk.ofThisJvm(), List.of(slow));
    try (KernelProcess early = KernelProcess.launch(launcher, Map.of())) {
      JsonObject reply = early.reply("shell", early.begin("int n = 20 + 22;"));

      assertThat(reply.get("status").getAsString()).isEqualTo("ok");
      assertThat(early.execute("n").text()).isEqualTo("42");
    }
  }

  @Test
  void output_of_a_thread_arrives_after_its_cell() {
    kernel.execute(
        "new Thread(() -> {",
        "  try { Thread.sleep(300); } catch (InterruptedException e) { return; }",
        "  System.out.println(\"late\");",
        "}).start();");
    long start = System.nanoTime();
    kernel.awaitStream("late");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void every_reply_has_a_status() {
    for (String type : List.of("history_request", "comm_info_request", "kernel_info_request")) {
      JsonObject reply = kernel.ask(type, Map.of("hist_access_type", "tail"));
      assertThat(reply.get("status").getAsString()).as(type).isEqualTo("ok");
    }
  }

  private static int count(KernelProcess.Outcome outcome) {
    return outcome.reply().get("execution_count").getAsInt();
  }

  private static JsonObject request(String code, String option) {
    return object("{\"code\": \"" + code + "\", " + option + "}");
  }

  private static JsonObject object(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }
}
