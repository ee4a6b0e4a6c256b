package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.lectern.AllTests;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells that no interruption reaches: the kernel goes on without them. */
@Tag("slow")
@Timeout(180)
class KernelLeftBehindTest {
  static final String DEADLOCK =
      """
      Object a = new Object(), b = new Object();
      Thread other = new Thread(() -> {
        synchronized (b) {
          try { Thread.sleep(300); } catch (InterruptedException e) { }
          synchronized (a) { }
        }
      });
      synchronized (a) {
        other.start();
        Thread.sleep(100);
        System.out.println("begun");
        synchronized (b) { }
      }
      """;

  private static final List<String> UNRESPONSIVE =
      List.of(
          "{ System.out.println(\"begun\"); new java.math.BigInteger(\"3\").pow(60_000_000); }",
          "{ System.out.println(\"begun\");"
              + " new ProcessBuilder(\"sleep\", \"600\").start().getInputStream().read(); }",
          "{ System.out.println(\"begun\"); \"a\".repeat(70).matches(\"(a|aa)*\\\\1?b\"); }",
          "{ Thread t = new Thread(() -> { synchronized (Math.class) { new java.util.concurrent"
              + ".Semaphore(0).acquireUninterruptibly(); } }); t.start(); Thread.sleep(300);"
              + " System.out.println(\"begun\");"
              + " while (t.isAlive()) try { synchronized (Math.class) { } } catch (Throwable e) { }"
              + " }");

  private static final Kernels KERNELS = new Kernels();

  static Stream<Jdk> jdks() {
    return Jdk.forTest("KernelLeftBehindTest");
  }

  static List<Arguments> unresponsiveCells() {
    return AllTests.orEvery(
        2,
        IntStream.range(0, UNRESPONSIVE.size())
            .mapToObj(i -> Arguments.of(UNRESPONSIVE.get(i), Jdk.forCase(i)))
            .toList());
  }

  @AfterAll
  static void stop() throws IOException {
    KERNELS.close();
  }

  /** A new kernel loads ND4J and completes some code a second after its start. */
  @ParameterizedTest
  @MethodSource("jdks")
  void stops_threads_left_running_also_soon_after_a_cell(Jdk jdk) throws Exception {
    try (KernelProcess fresh = KernelProcess.start(new Launcher(jdk, List.of()))) {
      for (int i = 0; i < 4; i++) {
        fresh.execute("Thread left = new Thread(() -> { while (true) {} }); left.start();");
        Thread.sleep(1700 + 200 * i);
        fresh.reply("control", fresh.send("control", "interrupt_request", new JsonObject()));
        assertThat(fresh.execute("left.join(20_000); left.isAlive()").text()).isEqualTo("false");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("unresponsiveCells")
  void abandons_a_cell_that_does_not_react(String code, Jdk jdk) throws IOException {
    assertIsAbandoned(KERNELS.on(jdk), code);
  }

  private static void assertIsAbandoned(KernelProcess kernel, String code) {
    kernel.execute("int kept = 5;");
    String cell = kernel.begin(code);
    kernel.awaitStream("begun");
    interrupt(kernel);

    JsonObject reply = kernel.await(cell).reply();
    assertThat(reply.get("ename").getAsString()).isEqualTo("Interrupted");
    assertThat(reply.get("evalue").getAsString()).contains("left running in the background");
    assertThat(kernel.execute("kept + 1").text()).isEqualTo("6");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_next_cell_can_be_interrupted_and_abandoned(Jdk jdk) throws IOException {
    KernelProcess kernel = KERNELS.on(jdk);
    for (int i = 0; i < 2; i++) {
      assertIsAbandoned(kernel, DEADLOCK);
      String endless = kernel.begin("System.out.println(\"on\"); while (true) { }");
      kernel.awaitStream("on");
      interrupt(kernel);
      assertThat(kernel.await(endless).reply().get("evalue").getAsString())
          .isEqualTo("the cell was stopped");
    }
  }

  @Test
  void abandons_a_value_whose_text_never_comes() throws IOException {
    KernelProcess kernel = KERNELS.on(Jdk.ofThisJvm());
    String cell =
        kernel.begin(
            "class Stuck { public String toString() { System.out.println(\"begun\");"
                + " new java.util.concurrent.Semaphore(0).acquireUninterruptibly();"
                + " return \"\"; } }\nnew Stuck()");
    kernel.awaitStream("begun");
    interrupt(kernel);
    assertThat(kernel.await(cell).reply().get("evalue").getAsString())
        .contains("left running in the background");
    assertThat(kernel.execute("2 + 3").text()).isEqualTo("5");
  }

  @Test
  void each_shell_abandons_its_own_code() throws IOException {
    KernelProcess kernel = KERNELS.on(Jdk.ofThisJvm());
    JsonObject created =
        kernel.reply(
            "control", kernel.send("control", "create_subshell_request", new JsonObject()));
    JsonObject subshell =
        KernelProcess.json(Map.of("subshell_id", created.get("subshell_id").getAsString()));
    String beside =
        kernel.send(
            "shell",
            "execute_request",
            KernelProcess.json(
                Map.of(
                    "code",
                    "{ System.out.println(\"beside\");"
                        + " new java.util.concurrent.Semaphore(0).acquireUninterruptibly(); }")),
            subshell.deepCopy());
    kernel.awaitStream("beside");
    String main = kernel.begin(DEADLOCK);
    kernel.awaitStream("begun");
    interrupt(kernel);

    List<String> left =
        Stream.of(kernel.receive("shell"), kernel.receive("shell"))
            .peek(reply -> assertThat(reply.answers(main) || reply.answers(beside)).isTrue())
            .map(reply -> reply.content().get("evalue").getAsString())
            .toList();
    assertThat(left).hasSize(2).allMatch(text -> text.contains("left running in the background"));
    assertThat(kernel.execute("3 + 4").text()).isEqualTo("7");
    String again =
        kernel.send(
            "shell", "execute_request", KernelProcess.json(Map.of("code", "4 + 5")), subshell);
    assertThat(kernel.await(again).text()).isEqualTo("9");
  }

  private static void interrupt(KernelProcess kernel) {
    kernel.reply("control", kernel.send("control", "interrupt_request", new JsonObject()));
  }
}
