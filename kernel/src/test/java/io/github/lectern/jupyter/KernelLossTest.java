package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A kernel that can no longer answer ends, so that its front end starts another one. */
@ParameterizedClass
@MethodSource("jdks")
@Timeout(240)
class KernelLossTest {
  private static final int STATUS = 70;
  private static final int NO_STOP_SINCE = 20;

  @Parameter Jdk jdk;

  static Stream<Jdk> jdks() {
    return Jdk.all();
  }

  /** Reflection, which nothing keeps from the kernel's own threads. */
  @ParameterizedTest
  @ValueSource(strings = {"lectern-sockets", "lectern-sender", "lectern-watchdog", "iothread-2"})
  void the_loss_of_a_thread_ends_it_and_is_told(String name) throws Exception {
    assumeThat(jdk.feature()).isLessThan(NO_STOP_SINCE);
    try (KernelProcess kernel = KernelProcess.start(new Launcher(jdk, List.of()))) {
      kernel.begin(
          "for (Thread t : Thread.getAllStackTraces().keySet())\n"
              + "  if (t.getName().equals(\""
              + name
              + "\")) Thread.class.getMethod(\"stop\").invoke(t);");

      assertThat(kernel.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(kernel.process().exitValue()).isEqualTo(STATUS);
      assertThat(kernel.said())
          .contains("lectern: the kernel can no longer answer and ends", name + ": ");
    }
  }

  /** A thread that takes whatever memory anybody frees, and survives to take more. */
  @Test
  void a_memory_that_stays_full_ends_it_and_is_told() throws Exception {
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
      assertThat(kernel.said()).contains("lectern: the kernel can no longer answer and ends");
    }
  }
}
