package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A kernel that can no longer answer ends, so that its front end starts another one. */
@Tag("slow")
@ParameterizedClass
@MethodSource("jdks")
@Timeout(240)
class KernelLossTest {
  private static final int STATUS = 70;
  private static final int NO_STOP_SINCE = 20;

  @Parameter Jdk jdk;

  static Stream<Jdk> jdks() {
    return Jdk.forTest("KernelLossTest");
  }

  /** Reflection, which nothing keeps from the kernel's own threads. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "lectern-sockets",
        "lectern-sender",
        "lectern-watchdog",
        "lectern-heartbeat-probe"
      })
  void exits_and_reports_the_loss_of_a_critical_thread(String name) throws Exception {
    assumeThat(jdk.feature()).isLessThan(NO_STOP_SINCE);
    try (KernelProcess kernel = KernelProcess.start(new Launcher(jdk, List.of()))) {
      kernel.begin(onThread(name, "stop"));

      assertThat(kernel.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(kernel.process().exitValue()).isEqualTo(STATUS);
      assertThat(kernel.said())
          .contains(
              "lectern: the kernel exits because one of its critical threads has failed",
              name + ": ");
    }
  }

  /** Its heartbeat is silent, but its process lives: without the ping nobody would end it. */
  @Test
  void exits_if_no_thread_serves_the_sockets() throws Exception {
    assumeThat(jdk.feature()).isLessThan(NO_STOP_SINCE);
    List<String> tenTimesAsFast = List.of("-Dlectern.watchdog.period.ms=100");
    try (KernelProcess kernel = KernelProcess.start(new Launcher(jdk, tenTimesAsFast))) {
      kernel.begin(onThread("lectern-sockets", "suspend"));

      assertThat(kernel.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(kernel.process().exitValue()).isEqualTo(STATUS);
      assertThat(kernel.said()).contains("ping has been unanswered");
    }
  }

  @Test
  void ignores_interrupts_of_its_threads() throws Exception {
    try (KernelProcess kernel = KernelProcess.start(new Launcher(jdk, List.of()))) {
      for (String name : List.of("lectern-sockets", "lectern-sender", "lectern-watchdog")) {
        kernel.execute(onThread(name, "interrupt"));
      }
      assertThat(kernel.execute("1 + 1").text()).isEqualTo("2");
      assertThat(kernel.echo("alive?")).isEqualTo("alive?");
    }
  }

  private static String onThread(String name, String method) {
    return """
        for (Thread t : Thread.getAllStackTraces().keySet())
          if (t.getName().equals("%s")) Thread.class.getMethod("%s").invoke(t);
        """
        .formatted(name, method);
  }

  /** A thread that takes whatever memory anybody frees, and survives to take more. */
  @Test
  void exits_and_reports_memory_that_stays_exhausted() throws Exception {
    try (KernelProcess kernel = KernelProcess.start(new Launcher(jdk, List.of("-Xmx200m")))) {
      kernel.execute(
          "Object[] chain = new Object[0];",
          "void hog() {",
          "  int size = 1 << 20;",
          "  while (true) {",
          "    try { chain = new Object[] {chain, new byte[size]}; }",
          "    catch (OutOfMemoryError e) { size = Math.max(8, size / 2); }",
          "  }",
          "}");
      kernel.begin("new Thread(() -> hog()).start();");
      for (int i = 0; i < 60 && kernel.process().isAlive(); i++) {
        kernel.send("control", "kernel_info_request", new JsonObject());
        kernel.process().waitFor(1, TimeUnit.SECONDS);
      }

      assertThat(kernel.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(kernel.process().exitValue()).isEqualTo(STATUS);
      assertThat(kernel.said())
          .contains("lectern: the kernel exits because one of its critical threads has failed");
    }
  }
}
