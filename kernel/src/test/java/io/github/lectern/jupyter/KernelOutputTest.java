package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a student reads beside results: logs, traces and notices, over a kernel's real sockets. */
@Tag("slow")
@Timeout(120)
class KernelOutputTest {
  private static final List<String> INNER =
      List.of("REPL", "$JShell", "do_it", "jdk.jshell", "io.github.lectern.jupyter", "reflect");
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
  void refuses_debug_requests_in_the_form_of_the_protocol() {
    JsonObject reply =
        kernel.reply(
            "control",
            kernel.send(
                "control",
                "debug_request",
                KernelProcess.json(Map.of("type", "request", "seq", 7, "command", "debugInfo"))));
    assertThat(reply.get("type").getAsString()).isEqualTo("response");
    assertThat(reply.get("request_seq").getAsInt()).isEqualTo(7);
    assertThat(reply.get("command").getAsString()).isEqualTo("debugInfo");
    assertThat(reply.get("success").getAsBoolean()).isFalse();
    assertThat(reply.get("message").getAsString()).contains("no debugger");
  }

  @Test
  void a_cell_may_use_what_a_later_one_declares() {
    KernelProcess.Outcome early = kernel.execute("int early() { return laterOn(); }");
    assertThat(early.reply().get("status").getAsString()).isEqualTo("ok");
    assertThat(early.contents("error")).isEmpty();
    assertThat(early.stream("stderr"))
        .startsWith("early is declared; it can be called once method laterOn() is declared.\n");
    kernel.execute("int laterOn() { return 11; }");
    assertThat(kernel.execute("early()").text()).isEqualTo("11");
  }

  @Test
  void log_records_appear_in_the_cell_that_logs_them() {
    KernelProcess.Outcome first =
        kernel.execute(
            "import java.util.logging.*;",
            "void log(String text) { Logger.getLogger(\"x\").info(text); }",
            "Logger.getLogger(\"x\").fine(\"unseen\");",
            "log(\"hi\");");
    assertThat(first.stream("stderr")).contains("INFO: hi\n").doesNotContain("unseen");
    assertThat(first.stream("stderr")).contains("cell [").doesNotContain(INNER);
    KernelProcess.Outcome second =
        kernel.execute(
            "try { Integer.parseInt(\"a\"); } catch (NumberFormatException e) {",
            "  Logger.getLogger(\"y\").log(Level.WARNING, \"no number\", e);",
            "}");
    assertThat(second.stream("stderr"))
        .contains("WARNING: no number\n", "NumberFormatException: For input string", "line 1)")
        .doesNotContain(INNER);
  }

  @Test
  void printed_traces_show_only_the_students_lines() {
    KernelProcess.Outcome outcome =
        kernel.execute(
            "class Dog {",
            "  void bark() { try { \"a\".charAt(3); } catch (RuntimeException e) {",
            "    throw new IllegalStateException(\"no bark\", e); } }",
            "}",
            "void call() { new Dog().bark(); }",
            "try { call(); } catch (Exception e) {",
            "  e.addSuppressed(new RuntimeException(\"besides\"));",
            "  e.printStackTrace();",
            "  var text = new java.io.StringWriter();",
            "  e.printStackTrace(new java.io.PrintWriter(text));",
            "  e.printStackTrace(System.out);",
            "  System.out.print(text);",
            "  java.util.stream.Stream.of(e).forEach(Throwable::printStackTrace);",
            "  Thread.dumpStack();",
            "}");
    String trace = outcome.stream("stderr").replaceAll("\\d+]|String\\w*.java:\\d+", "N]");
    String once =
        """
        java.lang.IllegalStateException: no bark
        \tat Dog.bark(cell [N], line 3)
        \tat Cell.call(cell [N], line 5)
        \tat Cell.<body>(cell [N], line 6)
        \tSuppressed: java.lang.RuntimeException: besides
        \t\tat Cell.<body>(cell [N], line 7)
        Caused by: java.lang.StringIndexOutOfBoundsException:\
        """;
    assertThat(trace)
        .startsWith(once)
        .contains("\n" + once, "\tat Dog.bark(cell [N], line 2)\n")
        .endsWith("java.lang.Exception: Stack trace\n\tat Cell.<body>(cell [N], line 14)\n")
        .doesNotContain(INNER);
    String plain = outcome.stream("stdout");
    assertThat(plain).contains("], line 3)").doesNotContain(INNER);
    assertThat(plain.substring(0, plain.length() / 2))
        .isEqualTo(plain.substring(plain.length() / 2));
  }

  @Test
  void reports_an_exception_that_was_printed_and_rethrown() {
    KernelProcess.Outcome outcome =
        kernel.execute(
            "int divide(int a) {",
            "  return 1 / a;",
            "}",
            "try { divide(0); } catch (ArithmeticException e) { e.printStackTrace(); throw e; }");
    assertThat(outcome.reply().get("traceback").toString())
        .contains("line 2, in divide:", "--> return 1 / a;", "line 4:", "--> try { divide(0); }");
  }

  @Test
  void uncaught_exceptions_of_threads_show_only_the_students_lines() {
    KernelProcess.Outcome outcome =
        kernel.execute(
            "var thread = new Thread(() -> { throw new IllegalStateException(\"lost\"); });",
            "thread.start();",
            "thread.join();");
    assertThat(outcome.stream("stderr"))
        .contains("IllegalStateException: lost", "line 1", "--> var thread =")
        .doesNotContain(INNER);
  }

  @Test
  void the_root_logger_can_be_configured_as_in_any_program() {
    KernelProcess.Outcome outcome =
        kernel.execute(
            "import java.util.logging.*;",
            "Logger.getLogger(\"\").setLevel(Level.FINE);",
            "Logger.getLogger(\"\").getHandlers()[0].setLevel(Level.FINE);",
            "Logger.getLogger(\"z\").fine(\"seen\");",
            "Logger.getLogger(\"\").setLevel(Level.INFO);");
    assertThat(outcome.stream("stderr")).contains("FINE: seen\n");
  }
}
