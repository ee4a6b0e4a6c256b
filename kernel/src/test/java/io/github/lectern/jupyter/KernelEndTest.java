package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The process ends when it should, also in the middle of an endless cell. */
@Timeout(120)
class KernelEndTest {
  private static final int SECONDS = 2;

  @Test
  void after_a_shutdown_request_which_is_answered() throws Exception {
    try (KernelProcess kernel = KernelProcess.start()) {
      runEndlessly(kernel);
      JsonObject content = JsonParser.parseString("{\"restart\": true}").getAsJsonObject();
      String id = kernel.send("control", "shutdown_request", content);

      assertThat(kernel.reply("control", id).get("restart").getAsBoolean()).isTrue();
      kernel.awaitType("shutdown_reply");
      assertThat(kernel.process().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void after_a_termination_signal() throws Exception {
    try (KernelProcess kernel = KernelProcess.start()) {
      runEndlessly(kernel);
      kernel.process().destroy();
      assertThat(kernel.process().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void after_its_parent() throws Exception {
    Process parent = new ProcessBuilder("sleep", "600").start();
    try (KernelProcess kernel =
        KernelProcess.start(Map.of("JPY_PARENT_PID", Long.toString(parent.pid())))) {
      runEndlessly(kernel);
      parent.destroyForcibly();
      assertThat(kernel.process().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void runEndlessly(KernelProcess kernel) throws IOException {
    JsonObject content = new JsonObject();
    content.addProperty("code", "System.out.println(\"begun\"); while (true) {}");
    kernel.send("shell", "execute_request", content);
    kernel.awaitStream("begun");
  }
}
