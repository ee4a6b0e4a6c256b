package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cells that run beside a cell of the main shell, over a kernel's real sockets. */
@Tag("slow")
@Timeout(180)
class SubshellTest {
  private static KernelProcess kernel;
  private String subshell = "";

  @BeforeAll
  static void start() throws IOException {
    kernel = KernelProcess.start();
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  @BeforeEach
  void create() {
    subshell = control("create_subshell_request").get("subshell_id").getAsString();
  }

  @AfterEach
  void delete() {
    control("delete_subshell_request", Map.of("subshell_id", subshell));
  }

  private static JsonObject control(String type) {
    return control(type, Map.of());
  }

  private static JsonObject control(String type, Map<String, ?> content) {
    return kernel.reply("control", kernel.send("control", type, KernelProcess.json(content)));
  }

  private static JsonArray listed() {
    return control("list_subshell_request").getAsJsonArray("subshell_id");
  }

  private static String sendTo(String subshell, JsonObject content) {
    JsonObject header = KernelProcess.json(Map.of("subshell_id", subshell));
    return kernel.send("shell", "execute_request", content, header);
  }

  /** What ends two seconds after it was let go ends after the cell that has let it go. */
  private static String sendMain(String code) {
    return kernel.begin(code);
  }

  private KernelProcess.Outcome execute(String code) {
    return kernel.await(sendTo(subshell, KernelProcess.json(Map.of("code", code))));
  }

  private static void interrupt() {
    control("interrupt_request");
  }

  @Test
  void subshells_are_created_listed_and_deleted() {
    assertThat(
            kernel
                .ask("kernel_info_request", Map.of())
                .getAsJsonArray("supported_features")
                .toString())
        .contains("kernel subshells");
    assertThat(listed().toString()).isEqualTo("[\"" + subshell + "\"]");
    String second = control("create_subshell_request").get("subshell_id").getAsString();
    assertThat(listed()).hasSize(2);
    assertThat(
            control("delete_subshell_request", Map.of("subshell_id", second))
                .get("status")
                .getAsString())
        .isEqualTo("ok");
    assertThat(listed()).hasSize(1);
  }

  @Test
  void refuses_an_unknown_subshell() {
    JsonObject reply = control("delete_subshell_request", Map.of("subshell_id", "no"));
    assertThat(reply.get("status").getAsString()).isEqualTo("error");
    assertThat(reply.get("evalue").getAsString()).isEqualTo("there is no subshell no");
    JsonObject cell = kernel.await(sendTo("no", KernelProcess.json(Map.of("code", "1")))).reply();
    assertThat(cell.get("evalue").getAsString()).isEqualTo("there is no subshell no");
  }

  @Test
  void a_cell_runs_beside_one_of_the_main_shell_and_shares_its_variables() {
    kernel.execute("int shared = 20;", "boolean go = false;");
    String main =
        sendMain(
            "System.out.println(\"begun\"); while (!go) { Thread.sleep(5); } Thread.sleep(2000);"
                + " shared");
    kernel.awaitStream("begun");

    KernelProcess.Outcome outcome =
        execute("System.out.println(\"beside\"); shared = 21; go = true; shared + 1");
    assertThat(outcome.text()).isEqualTo("22");
    assertThat(outcome.stream("stdout")).isEqualTo("beside\n");
    assertThat(kernel.reply("shell", main).get("status").getAsString()).isEqualTo("ok");
  }

  @Test
  void each_cell_has_its_own_output_and_failure() {
    kernel.execute("boolean on = true;");
    String main =
        sendMain(
            "System.out.println(\"begun\"); while (on) { Thread.sleep(5); } Thread.sleep(2000);"
                + " System.out.println(\"mine\"); 1 / 0");
    kernel.awaitStream("begun");
    KernelProcess.Outcome beside =
        execute("System.out.println(\"yours\"); on = false; Integer.parseInt(\"x\")");
    KernelProcess.Outcome first = new KernelProcess.Outcome(List.of(), kernel.reply("shell", main));

    assertThat(beside.stream("stdout")).isEqualTo("yours\n");
    assertThat(beside.reply().get("ename").getAsString()).isEqualTo("NumberFormatException");
    assertThat(first.reply().get("ename").getAsString()).isEqualTo("ArithmeticException");
    assertThat(kernel.execute("2").text()).isEqualTo("2");
  }

  @Test
  void an_interrupt_stops_both_and_both_shells_go_on() {
    String main = sendMain("System.out.println(\"begun\"); while (true) { }");
    kernel.awaitStream("begun");
    String beside =
        sendTo(
            subshell,
            KernelProcess.json(Map.of("code", "System.out.println(\"too\"); while (true) { }")));
    kernel.awaitStream("too");
    interrupt();

    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < 2; i++) {
      Incoming reply = kernel.receive("shell");
      names.put(
          reply.parent().get("msg_id").getAsString(), reply.content().get("ename").getAsString());
    }
    assertThat(names).isEqualTo(Map.of(main, "Interrupted", beside, "Interrupted"));
    assertThat(execute("3").text()).isEqualTo("3");
    assertThat(kernel.execute("4").text()).isEqualTo("4");
  }

  @Test
  void an_interrupt_stops_a_subshell_while_the_main_shell_is_idle() {
    String beside =
        sendTo(
            subshell,
            KernelProcess.json(Map.of("code", "System.out.println(\"alone\"); while (true) { }")));
    kernel.awaitStream("alone");
    interrupt();
    assertThat(kernel.await(beside).reply().get("ename").getAsString()).isEqualTo("Interrupted");
  }

  @Test
  void a_deleted_subshell_runs_its_queued_cells() {
    String other = control("create_subshell_request").get("subshell_id").getAsString();
    String cell =
        sendTo(
            other,
            KernelProcess.json(
                Map.of("code", "System.out.println(\"begun\"); Thread.sleep(300); 5")));
    // No order holds between the sockets: a deletion may overtake a cell that is still to arrive.
    kernel.awaitStream("begun");
    control("delete_subshell_request", Map.of("subshell_id", other));
    assertThat(kernel.await(cell).text()).isEqualTo("5");
  }

  @Test
  void limits_the_number_of_subshells() {
    for (int i = listed().size(); i < Subshells.MOST; i++) {
      control("create_subshell_request");
    }
    assertThat(control("create_subshell_request").get("evalue").getAsString())
        .startsWith("there are already 32 subshells");
    listed()
        .forEach(
            id -> {
              if (!id.getAsString().equals(subshell)) {
                control("delete_subshell_request", Map.of("subshell_id", id.getAsString()));
              }
            });
    assertThat(listed()).hasSize(1);
  }
}
