package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python programs of {@code ./lecture bench kernel}. */
class KernelBenchTest {
  @TempDir Path folder;

  private Command.Outcome python(String... words) throws IOException {
    Object[] command = new Object[words.length + 1];
    command[0] = Jupyter.python();
    System.arraycopy(words, 0, command, 1, words.length);
    return Command.in(Jupyter.ROOT, command)
        .with("JUPYTER_PATH", folder)
        .with("JUPYTER_DATA_DIR", folder)
        .run(folder.resolve("log"), Duration.ofMinutes(1));
  }

  @Test
  void figures_are_summed_up_and_judged() throws IOException {
    Command.Outcome outcome = python("lessons/src/test/python/kernel_figures_test.py");
    assertThat(outcome.status()).as(outcome.said()).isZero();
    assertThat(outcome.said()).containsPattern("Ran \\d+ tests").contains("OK");
  }

  @Test
  void a_missing_kernel_is_named_with_the_command_that_registers_it() throws IOException {
    Command.Outcome outcome = python("lessons/scripts/python/bench_kernel.py");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said())
        .startsWith("bench: no kernel 'lectern' in " + folder)
        .contains("./lecture bench kernel registers it first");
  }
}
