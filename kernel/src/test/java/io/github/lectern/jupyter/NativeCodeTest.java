package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a kernel loads ND4J. */
@Tag("slow")
@Timeout(180)
class NativeCodeTest {
  private static final long PATIENCE_NS = Duration.ofSeconds(60).toNanos();

  private KernelProcess kernel;

  @BeforeEach
  void start() throws IOException {
    kernel = KernelProcess.start();
  }

  @AfterEach
  void stop() throws IOException {
    kernel.close();
  }

  /** The libraries that a process has loaded; Linux tells. */
  private boolean isLoaded() throws IOException {
    Path maps = Path.of("/proc", String.valueOf(kernel.process().pid()), "maps");
    assumeThat(maps).exists();
    return Files.readString(maps).contains("libnd4jcpu");
  }

  private String run(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    return kernel.send("shell", "execute_request", content);
  }

  @Test
  void loads_nd4j_while_the_kernel_is_idle() throws Exception {
    kernel.execute("1 + 1");
    long end = System.nanoTime() + PATIENCE_NS;
    while (!isLoaded() && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    assertThat(isLoaded()).isTrue();
  }

  @Test
  void does_not_load_nd4j_during_a_cell_that_does_not_need_it() throws Exception {
    assumeThat(Path.of("/proc/self/maps")).exists();
    KernelProcess.Outcome outcome =
        kernel.execute(
            "var maps = java.nio.file.Path.of(\"/proc/self/maps\");",
            "boolean before = java.nio.file.Files.readString(maps).contains(\"libnd4jcpu\");",
            "int own(int x) { return x; }", // its name is looked for among the DSL's
            "Thread.sleep(4000 + own(1));",
            "java.nio.file.Files.readString(maps).contains(\"libnd4jcpu\") == before");
    assertThat(outcome.text()).isEqualTo("true");
  }

  @Test
  void an_interrupt_during_loading_does_not_break_nd4j() {
    String cell = run("System.out.println(\"begun\"); Nd4j.zeros(2); while (true) {}");
    kernel.awaitStream("begun");
    kernel.reply("control", kernel.send("control", "interrupt_request", new JsonObject()));
    assertThat(kernel.await(cell).reply().get("ename").getAsString()).isEqualTo("Interrupted");

    assertThat(kernel.execute("Nd4j.zeros(2).length()").text()).isEqualTo("2");
  }
}
