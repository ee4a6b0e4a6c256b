package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cells show without an import, over a kernel's real sockets. */
@Tag("slow")
@Timeout(180)
class KernelDisplayTest {
  private static KernelProcess kernel;

  @BeforeAll
  static void start() throws IOException {
    kernel = KernelProcess.start();
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  private static JsonObject result(String... code) {
    return kernel.execute(code).contents("execute_result").get(0).getAsJsonObject("data");
  }

  @Test
  void markup_needs_no_import() {
    assertThat(result("html(\"<b>x</b>\")").get("text/html").getAsString()).isEqualTo("<b>x</b>");
    assertThat(result("markdown(\"**x**\")").get("text/markdown").getAsString()).isEqualTo("**x**");
    assertThat(result("latex(\"a^2\")").get("text/latex").getAsString())
        .isEqualTo("$\\displaystyle a^2$");
    assertThat(result("devices()").get("text/plain").getAsString()).contains("ND4J", "OpenBLAS");
  }

  @Test
  void everything_has_text_beside_its_rich_form() {
    for (String code :
        List.of(
            "html(\"<b>x</b>\")",
            "Table.create(\"t\", IntColumn.create(\"n\", 1))",
            "new java.awt.image.BufferedImage(3, 2, 1)",
            "new XYChartBuilder().title(\"T\").build()",
            "gv(\"a -> b\")")) {
      assertThat(result(code).get("text/plain").getAsString()).as(code).isNotBlank();
      assertThat(result(code).keySet()).as(code).hasSizeGreaterThan(1);
    }
  }

  @Test
  void does_not_show_the_result_of_printf() {
    KernelProcess.Outcome outcome = kernel.execute("System.out.printf(\"%d%n\", 42);");

    assertThat(outcome.stream("stdout")).isEqualTo("42\n");
    assertThat(outcome.contents("execute_result")).isEmpty();
  }

  @Test
  void truncates_large_output_with_a_notice() {
    assertThat(result("html(\"x\".repeat(10_000_001))").get("text/plain").getAsString())
        .endsWith("more than the limit of 10,000,000.)");
    String printed =
        kernel.execute("for (int i = 0; i < 300_000; i++) System.out.println(i);").stream("stdout");
    assertThat(printed).startsWith("0\n1\n2\n").hasSizeLessThan(2_000_200);
  }

  @Test
  void draws_learning_curves_during_training() {
    KernelProcess.Outcome outcome =
        kernel.execute(
            "var X = Nd4j.rand(64, 4);",
            "var net = new Sequential();",
            "net.add(new Dense(1));",
            "net.compile(optimizer(\"sgd\"), loss(\"mse\"));",
            "net.fit(X, X.sum(1).reshape(64, 1), epochs(30), verbose(0), callbacks(new"
                + " LiveChart()));");
    List<JsonObject> updates = outcome.contents("update_display_data");

    assertThat(outcome.contents("display_data")).hasSize(1);
    assertThat(updates).isNotEmpty();
    JsonObject last = updates.get(updates.size() - 1).getAsJsonObject("data");
    assertThat(last.keySet()).contains("image/png", "text/html");
    assertThat(last.get("text/plain").getAsString()).startsWith("Training of 30 epochs: loss from");
    assertThat(outcome.contents("execute_result")).isEmpty();

    String live = "net.fit(X, X.sum(1).reshape(64, 1), verbose(0), callbacks(new LiveChart()))";
    assertThat(kernel.execute(live).contents("execute_result")).isEmpty();
    assertThat(kernel.execute(live + "; net.history()").contents("execute_result")).isEmpty();
    assertThat(resultOf("net.history()")).startsWith("Training of 1 epoch: loss");
  }

  @Test
  void a_semicolon_hides_the_history_but_no_other_result() {
    kernel.execute(
        "var X = Nd4j.rand(8, 4);",
        "var small = new Sequential(new Dense(1));",
        "small.compile(optimizer(\"sgd\"), loss(\"mse\"));");
    String fit = "small.fit(X, X.sum(1).reshape(8, 1), epochs(2))";
    assertThat(resultOf(fit)).startsWith("Training of 2 epochs: loss from");
    for (String end : List.of(";", "; // two epochs", " ;\n")) {
      KernelProcess.Outcome quiet = kernel.execute(fit + end);
      assertThat(quiet.stream("stdout")).contains("Epoch 2/2");
      assertThat(quiet.contents("execute_result")).as(end).isEmpty();
    }
    assertThat(resultOf(fit + " // two epochs; twice")).startsWith("Training of 2 epochs");
    assertThat(resultOf("small.history().get(\"loss\").size();")).isEqualTo("2");
  }

  private static String resultOf(String code) {
    return result(code).get("text/plain").getAsString();
  }

  @Test
  void the_functions_of_IJava_need_no_import() {
    assertThat(result("render(\"**x**\", \"text/markdown\")").get("text/markdown").getAsString())
        .isEqualTo("**x**");
    KernelProcess.Outcome shown =
        kernel.execute("String id = display(\"<b>3</b>\", \"text/html\");");
    JsonObject displayed = shown.contents("display_data").get(0);
    assertThat(displayed.getAsJsonObject("data").get("text/html").getAsString())
        .isEqualTo("<b>3</b>");
    KernelProcess.Outcome updated = kernel.execute("updateDisplay(id, 4);", "display(5);");
    assertThat(updated.contents("update_display_data").get(0).get("transient"))
        .isEqualTo(displayed.get("transient"));
    assertThat(updated.contents("display_data")).hasSize(1);
    assertThat(updated.contents("execute_result")).isEmpty();
    assertThat(result("(int) eval(\"1 + 2\") + 3").get("text/plain").getAsString()).isEqualTo("6");
    assertThat(result("String here = lineMagic(\"pwd\", List.of());", "here").get("text/plain"))
        .isEqualTo(result("%pwd").get("text/plain"));
  }

  @Test
  void commands_print_to_the_streams_of_their_cell() {
    KernelProcess.Outcome outcome =
        kernel.execute("int a = 3;", "!echo one", "if (a > 0) {", "  %who", "}", "!echo two >&2");

    assertThat(outcome.stream("stdout")).startsWith("one\n").contains("int a\n");
    assertThat(outcome.stream("stderr")).isEqualTo("two\n");
  }

  @Test
  void load_replies_with_the_new_text_of_the_cell() throws IOException {
    Path file = Files.createTempFile("Net", ".java");
    Files.writeString(file, "int a = 3;");
    JsonObject reply = kernel.execute("%load -i " + file).reply();

    assertThat(reply.getAsJsonArray("payload").toString())
        .contains("\"source\":\"set_next_input\"", "\"replace\":true", "int a = 3;");
    assertThat(kernel.execute("1").reply().getAsJsonArray("payload")).isEmpty();
    Files.delete(file);
  }
}
