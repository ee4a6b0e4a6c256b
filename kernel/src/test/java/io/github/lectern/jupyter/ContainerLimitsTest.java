package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A kernel with the limits of a container: Linux control groups of version 1. */
@Tag("slow")
@Timeout(180)
class ContainerLimitsTest {
  private static final long MB = 1L << 20;
  private static final int PERIOD_US = 100_000;
  private static final String JOIN =
      "echo $$ >'%s/cgroup.procs' && echo $$ >'%s/cgroup.procs' && exec \"$@\"";
  private static final String TRAIN =
      """
      var X = Nd4j.rand(2000, 100);
      var net = new Sequential();
      net.add(new Dense(50, activation("relu")));
      net.compile(optimizer("adam"), loss("mse"));
      net.fit(X, Nd4j.rand(2000, 50), epochs(1), verbose(0));""";

  private final Path cpu = Path.of("/sys/fs/cgroup/cpu", name());
  private final Path memory = Path.of("/sys/fs/cgroup/memory", name());

  private static String name() {
    return "lectern-test-" + ProcessHandle.current().pid();
  }

  @BeforeEach
  void requireControlGroups() throws IOException {
    for (Path group : List.of(cpu, memory)) {
      assumeTrue(
          Files.isWritable(group.getParent()) && System.getProperty("user.name").equals("root"),
          "needs a writable control group " + group.getParent());
      Files.createDirectory(group);
    }
  }

  @AfterEach
  void removeControlGroups() throws IOException {
    Files.deleteIfExists(cpu);
    Files.deleteIfExists(memory);
  }

  @Test
  void the_quota_limits_the_workers_and_the_memory_limit_the_heap() throws Exception {
    Files.writeString(cpu.resolve("cpu.cfs_period_us"), String.valueOf(PERIOD_US));
    Files.writeString(cpu.resolve("cpu.cfs_quota_us"), String.valueOf(PERIOD_US));
    Files.writeString(memory.resolve("memory.limit_in_bytes"), String.valueOf(1024 * MB));
    Launcher launcher =
        new Launcher(
            Jdk.ofThisJvm(), List.of(), List.of("sh", "-c", JOIN.formatted(cpu, memory), "sh"));
    try (KernelProcess kernel = KernelProcess.start(launcher)) {
      assertThat(kernel.execute("Runtime.getRuntime().availableProcessors()").text())
          .isEqualTo("1");
      assertThat(kernel.execute("devices()").text()).contains("\nthreads  1 for fit, ");
      long heap = Long.parseLong(kernel.execute("Runtime.getRuntime().maxMemory() >> 20").text());
      assertThat(heap).isCloseTo(1024 * 40 / 100, within(20L));
      assertThat(kernel.execute(TRAIN).reply().get("status").getAsString()).isEqualTo("ok");
    }
  }
}
