package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cell that prints without end, and a front end that does not read what it prints. */
@Tag("slow")
@Timeout(120)
class KernelFloodTest {
  private static final String FLOOD =
      "String text = \"x\".repeat(1000); while (true) System.out.println(text);";

  private KernelProcess kernel;
  private String cell = "";

  @BeforeEach
  void flood() throws Exception {
    kernel = KernelProcess.start();
    kernel.execute("String word = \"abc\";");
    JsonObject content = new JsonObject();
    content.addProperty("code", FLOOD);
    cell = kernel.send("shell", "execute_request", content);
    kernel.awaitStream("xxx");
    Thread.sleep(2000);
  }

  @AfterEach
  void stop() throws IOException {
    kernel.close();
  }

  @Test
  void does_not_keep_others_from_being_answered() {
    long start = System.nanoTime();
    String id =
        kernel.send(
            "shell",
            "complete_request",
            KernelProcess.json(Map.of("code", "word.isEm", "cursor_pos", 9)));
    assertThat(kernel.reply("shell", id).get("matches").toString()).contains("isEmpty()");
    assertThat(kernel.echo("alive?")).isEqualTo("alive?");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void is_stopped_by_an_interrupt_and_the_next_cell_runs() {
    kernel.reply("control", kernel.send("control", "interrupt_request", new JsonObject()));
    assertThat(kernel.await(cell).reply().get("ename").getAsString()).isEqualTo("Interrupted");
    assertThat(kernel.execute("1 + 1").text()).isEqualTo("2");
  }

  @Test
  void ends_with_the_kernel_on_shutdown() throws Exception {
    kernel.send("control", "shutdown_request", new JsonObject());
    assertThat(kernel.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void ends_with_the_kernel_on_a_termination_signal() throws Exception {
    kernel.process().destroy();
    assertThat(kernel.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
  }
}
