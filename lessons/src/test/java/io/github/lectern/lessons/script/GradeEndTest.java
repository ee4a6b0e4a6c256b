package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.WaitsForProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a grader that is terminated or killed while a kernel runs. */
@Tag("slow")
@WaitsForProcesses
@EnabledOnOs(OS.LINUX)
class GradeEndTest {
  private static final String KERNEL =
      "[\"/bin/sh\", \"-c\", \"sleep 300; :\", \"{connection_file}\"]";
  private static final Pattern SANDBOX = Pattern.compile("(/tmp/lectern-grade-\\w+)/connection");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private GradeMachine machine;

  @BeforeEach
  void a_machine_whose_kernel_never_answers() throws Exception {
    machine = GradeMachine.in(folder, KERNEL);
    machine.handExercise("anna.ipynb");
  }

  @Test
  void a_terminated_grader_leaves_neither_its_sandbox_nor_a_process() throws Exception {
    Start grader = machine.grade(System.getenv("PATH"));
    leavesNothing(grader, grader.process()::destroy);
  }

  @Test
  void a_killed_grader_leaves_neither_its_sandbox_nor_a_process() throws Exception {
    Start grader = machine.grade(System.getenv("PATH"));
    leavesNothing(grader, grader.process()::destroyForcibly);
  }

  @Test
  void without_bubblewrap_a_terminated_grader_leaves_nothing_either() throws Exception {
    Start grader = machine.grade("/nowhere");
    leavesNothing(grader, grader.process()::destroy);
  }

  private static void leavesNothing(Start grader, Runnable end) throws Exception {
    await(grader, () -> !sandboxes(grader).isEmpty());
    Path sandbox = Path.of(sandboxes(grader).get(0));
    List<ProcessHandle> processes = grader.process().descendants().toList();
    assertThat(sandbox).isDirectory();
    end.run();
    grader.end();
    await(grader, () -> processes.stream().noneMatch(ProcessHandle::isAlive));
    await(grader, () -> Files.notExists(sandbox));
  }

  /** Returns the folders of the sandboxes whose kernels have been started. */
  private static List<String> sandboxes(Start grader) {
    return grader
        .process()
        .descendants()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains("sleep 300"))
        .flatMap(line -> SANDBOX.matcher(line).results())
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private static void await(Start grader, BooleanSupplier wanted) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!wanted.getAsBoolean()) {
      assertThat(Instant.now()).as(Files.readString(grader.output())).isBefore(end);
      Thread.sleep(50);
    }
  }
}
