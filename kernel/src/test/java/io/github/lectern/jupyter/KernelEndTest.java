package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lectern.AllTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process ends when it should, whatever a cell is doing. Each cell meets one way to end, and
 * among all tests, every way. The JDKs of this machine take turns.
 */
@Tag("slow")
@Timeout(120)
class KernelEndTest {
  /** Two are promised; the machine may have other work. */
  private static final int SECONDS = 10;

  /** What the kernel is asked for, or meets. */
  private enum End {
    SHUTDOWN_REQUEST,
    TERMINATION_SIGNAL,
    DEATH_OF_ITS_PARENT
  }

  private static final String BEGUN = "System.out.println(\"begun\");\n";

  /** Cells that do not end by themselves; each says "begun". */
  private static final Map<String, String> CELLS =
      Map.of(
          "an endless loop",
          BEGUN + "while (true) { }",
          "a loop that catches everything",
          BEGUN + "while (true) { try { Thread.sleep(60_000); } catch (Throwable e) { } }",
          "a deadlock",
          KernelLeftBehindTest.DEADLOCK,
          "a question",
          BEGUN + "input(\"Name? \")",
          "a hook that never ends",
          "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { } }));\n" + BEGUN,
          "two thousand threads",
          "for (int i = 0; i < 2000; i++) new Thread(() -> { while (true)"
              + " try { Thread.sleep(60_000); } catch (Throwable e) { } }).start();\n"
              + BEGUN
              + "while (true) { }",
          "a training",
          """
          var X = Nd4j.rand(4000, 50);
          var net = new Sequential();
          net.add(new Dense(50, activation("relu")));
          net.compile(optimizer("adam"), loss("mse"));
          System.out.println("begun");
          net.fit(X, X, epochs(1_000_000), verbose(0));
          """);

  static List<Arguments> cellsAndEnds() {
    List<Arguments> cases = new ArrayList<>();
    List<String> cells = CELLS.keySet().stream().sorted().toList();
    End[] ends = End.values();
    for (int i = 0; i < cells.size(); i++) {
      for (int k = 0; k < ends.length; k++) {
        if (AllTests.requested() || k == i % ends.length) {
          cases.add(Arguments.of(cells.get(i), ends[k], Jdk.forCase(i + k)));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cellsAndEnds")
  void whatever_a_cell_does(String cell, End end, Jdk jdk) throws Exception {
    Process parent = new ProcessBuilder("sleep", "600").start();
    Map<String, String> environment = Map.of("JPY_PARENT_PID", Long.toString(parent.pid()));
    try (KernelProcess kernel = KernelProcess.start(new Launcher(jdk, List.of()), environment)) {
      begin(kernel, CELLS.get(cell));
      switch (end) {
        case SHUTDOWN_REQUEST -> kernel.send("control", "shutdown_request", new JsonObject());
        case TERMINATION_SIGNAL -> kernel.process().destroy();
        case DEATH_OF_ITS_PARENT -> parent.destroyForcibly();
      }
      assertEnds(kernel);
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void after_a_shutdown_request_which_is_answered() throws Exception {
    try (KernelProcess kernel = KernelProcess.start()) {
      begin(kernel, CELLS.get("an endless loop"));
      JsonObject content = JsonParser.parseString("{\"restart\": true}").getAsJsonObject();
      String id = kernel.send("control", "shutdown_request", content);

      assertThat(kernel.reply("control", id).get("restart").getAsBoolean()).isTrue();
      kernel.awaitType("shutdown_reply");
      assertEnds(kernel);
    }
  }

  @Test
  void at_once_when_its_parent_was_killed_before_it_had_started() throws Exception {
    Process parent = new ProcessBuilder("true").start();
    assertThat(parent.waitFor()).isZero();
    Map<String, String> environment = Map.of("JPY_PARENT_PID", Long.toString(parent.pid()));
    try (KernelProcess kernel = KernelProcess.launch(Launcher.ofThisJdk(), environment)) {
      assertThat(kernel.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void together_with_the_processes_that_cells_have_started() throws Exception {
    try (KernelProcess kernel = KernelProcess.start()) {
      String pid = kernel.execute("new ProcessBuilder(\"sleep\", \"600\").start().pid()").text();
      ProcessHandle child = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      kernel.send("control", "shutdown_request", new JsonObject());
      assertEnds(kernel);
      child.onExit().get(SECONDS, TimeUnit.SECONDS);
    }
  }

  private static void begin(KernelProcess kernel, String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("allow_stdin", true);
    kernel.send("shell", "execute_request", content);
    kernel.awaitStream("begun");
  }

  private static void assertEnds(KernelProcess kernel) throws InterruptedException {
    assertThat(kernel.process().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
  }
}
