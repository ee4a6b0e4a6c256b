package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The process ends when it should, whatever a cell is doing, on every JDK of this machine. */
@ParameterizedClass
@MethodSource("jdks")
@Timeout(120)
class KernelEndTest {
  private static final int SECONDS = 2;

  /** Cells that do not end by themselves; each says "begun". */
  private static final String ENDLESS = "System.out.println(\"begun\"); while (true) {}";

  private static final String STUBBORN =
      "System.out.println(\"begun\");\n"
          + "while (true) { try { Thread.sleep(60_000); } catch (Throwable e) { } }";

  private static final String TRAINING =
      """
      var X = Nd4j.rand(4000, 50);
      var net = new Sequential();
      net.add(new Dense(50, activation("relu")));
      net.compile(optimizer("adam"), loss("mse"));
      System.out.println("begun");
      net.fit(X, X, epochs(1_000_000), verbose(0));
      """;

  @Parameter Jdk jdk;

  static Stream<Jdk> jdks() {
    return Jdk.all();
  }

  @Test
  void after_a_shutdown_request_which_is_answered() throws Exception {
    try (KernelProcess kernel = start(Map.of())) {
      begin(kernel, ENDLESS);
      JsonObject content = JsonParser.parseString("{\"restart\": true}").getAsJsonObject();
      String id = kernel.send("control", "shutdown_request", content);

      assertThat(kernel.reply("control", id).get("restart").getAsBoolean()).isTrue();
      kernel.awaitType("shutdown_reply");
      assertEnds(kernel);
    }
  }

  @Test
  void after_a_shutdown_request_during_a_training() throws Exception {
    try (KernelProcess kernel = start(Map.of())) {
      begin(kernel, TRAINING);
      kernel.send("control", "shutdown_request", new JsonObject());
      assertEnds(kernel);
    }
  }

  @Test
  void after_a_termination_signal_during_a_training() throws Exception {
    try (KernelProcess kernel = start(Map.of())) {
      begin(kernel, TRAINING);
      kernel.process().destroy();
      assertEnds(kernel);
    }
  }

  @Test
  void after_a_termination_signal_to_a_cell_that_catches_everything() throws Exception {
    try (KernelProcess kernel = start(Map.of())) {
      begin(kernel, STUBBORN);
      kernel.process().destroy();
      assertEnds(kernel);
    }
  }

  @Test
  void after_its_parent_was_killed() throws Exception {
    Process parent = new ProcessBuilder("sleep", "600").start();
    try (KernelProcess kernel = start(Map.of("JPY_PARENT_PID", Long.toString(parent.pid())))) {
      begin(kernel, TRAINING);
      parent.destroyForcibly();
      assertEnds(kernel);
    }
  }

  @Test
  void at_once_when_its_parent_was_killed_before_it_had_started() throws Exception {
    Process parent = new ProcessBuilder("true").start();
    assertThat(parent.waitFor()).isZero();
    Map<String, String> environment = Map.of("JPY_PARENT_PID", Long.toString(parent.pid()));
    try (KernelProcess kernel = KernelProcess.launch(new Launcher(jdk, List.of()), environment)) {
      assertThat(kernel.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void together_with_the_processes_that_cells_have_started() throws Exception {
    try (KernelProcess kernel = start(Map.of())) {
      String pid = kernel.execute("new ProcessBuilder(\"sleep\", \"600\").start().pid()").text();
      ProcessHandle child = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      kernel.send("control", "shutdown_request", new JsonObject());
      assertEnds(kernel);
      child.onExit().get(SECONDS, TimeUnit.SECONDS);
    }
  }

  private KernelProcess start(Map<String, String> environment) throws IOException {
    return KernelProcess.start(new Launcher(jdk, List.of()), environment);
  }

  private static void begin(KernelProcess kernel, String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    kernel.send("shell", "execute_request", content);
    kernel.awaitStream("begun");
  }

  private static void assertEnds(KernelProcess kernel) throws InterruptedException {
    assertThat(kernel.process().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
  }
}
