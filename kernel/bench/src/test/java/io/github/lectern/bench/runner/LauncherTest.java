package io.github.lectern.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final Duration AMPLE = Duration.ofMinutes(1);

  @TempDir Path directory;

  /** Prints a word, or throws an exception with the word as its message. */
  static final class Program {
    private Program() {}

    /** Takes "say" or "throw", and a word. */
    public static void main(String[] args) {
      if (args[0].equals("throw")) {
        throw new IllegalStateException(args[1]);
      }
      System.out.println(args[1]);
    }
  }

  private String run(String mainClass, Duration limit, String... words) throws Exception {
    return new Launcher(directory, List.of())
        .run(CLASS_PATH, mainClass, List.of(words), directory.resolve("logs/log"), limit);
  }

  @Test
  void other_libraries_get_the_memory_flags_but_not_the_compiler_flags() {
    List<String> kernel =
        List.of(
            "-XX:+UseSerialGC",
            "-Xms112m",
            "-XX:Tier4CompileThreshold=100000",
            "-XX:C1MaxInlineSize=12",
            "-XX:-C1ProfileInlinedCalls",
            "-XX:InlineSmallCode=1000",
            "-XX:MaxVectorSize=32",
            "-XX:CompileCommand=CompileThresholdScaling,io.github.lectern.keras.*::*,0.1",
            "-Dfile.encoding=UTF-8");
    assertThat(new Launcher(directory, kernel).withoutCompilerFlags().flags())
        .containsExactly("-XX:+UseSerialGC", "-Xms112m", "-Dfile.encoding=UTF-8");
  }

  @Test
  void the_output_of_a_program_is_kept() throws Exception {
    assertThat(run(Program.class.getName(), AMPLE, "say", "word")).isEqualTo("word\n");
  }

  @Test
  void a_failure_names_the_exception_and_the_log() {
    assertThatThrownBy(() -> run(Program.class.getName(), AMPLE, "throw", "no PyTorch"))
        .isInstanceOf(ProgramFailure.class)
        .hasMessageContaining("exited with status 1")
        .hasMessageContaining("IllegalStateException: no PyTorch")
        .hasMessageContaining("logs/log");
  }

  @Test
  void a_program_that_times_out_is_ended() throws Exception {
    assertThatThrownBy(() -> run(BusyProcess.class.getName(), Duration.ofSeconds(1)))
        .isInstanceOf(ProgramFailure.class)
        .hasMessageContaining("timed out after 1 s");
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      child.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_program_ends_when_the_runner_is_gone() throws Exception {
    Process neighbour =
        new Launcher(directory, List.of())
            .start(CLASS_PATH, BusyProcess.class.getName(), List.of(), directory.resolve("log"));
    assertThat(neighbour.waitFor(1, TimeUnit.SECONDS)).isFalse();
    neighbour.getOutputStream().close(); // as the system does at the end of a process
    assertThat(neighbour.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void the_busy_process_spins_until_it_is_closed() throws Exception {
    ProcessHandle process;
    try (BusyProcess neighbour =
        BusyProcess.start(new Launcher(directory, List.of()), directory.resolve("log"))) {
      process = ProcessHandle.current().children().findFirst().orElseThrow();
      Thread.sleep(1500);
      assertThat(neighbour.isAlive()).isTrue();
      assertThat(process.info().totalCpuDuration().orElseThrow())
          .isGreaterThan(Duration.ofMillis(300));
    }
    process.onExit().get(10, TimeUnit.SECONDS);
    assertThat(process.isAlive()).isFalse();
  }
}
