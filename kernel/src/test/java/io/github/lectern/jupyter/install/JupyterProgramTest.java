package io.github.lectern.jupyter.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterProgramTest {
  @TempDir private Path folder;

  /** What {@code jupyter --paths --json} prints. */
  private static String paths(Path... data) {
    List<String> names = Stream.of(data).map(Path::toString).toList();
    return new Gson().toJson(Map.of("config", List.of(), "data", names, "runtime", List.of()));
  }

  private Path kernel(String data) throws IOException {
    Path spec = Files.createDirectories(folder.resolve(data).resolve("kernels/lectern"));
    Files.writeString(spec.resolve("kernel.json"), "{}");
    return spec;
  }

  @Test
  void the_kernelspec_in_the_first_directory_wins() throws IOException {
    Path one = kernel("one");
    Path two = kernel("two");
    Path none = folder.resolve("none");
    assertThat(
            JupyterProgram.kernelSpec(paths(none, two.getParent().getParent(), folder), "lectern"))
        .contains(two);
    assertThat(
            JupyterProgram.kernelSpec(
                paths(one.getParent().getParent(), two.getParent().getParent()), "lectern"))
        .contains(one);
  }

  @Test
  void a_kernel_that_Jupyter_does_not_find_is_absent() throws IOException {
    Path one = kernel("one");
    assertThat(JupyterProgram.kernelSpec(paths(one.getParent().getParent()), "other")).isEmpty();
    assertThat(JupyterProgram.kernelSpec("not JSON", "lectern")).isEmpty();
    assertThat(JupyterProgram.kernelSpec("{}", "lectern")).isEmpty();
  }

  @Test
  void a_program_that_is_missing_or_fails_has_no_output() throws InterruptedException {
    assertThat(JupyterProgram.outputOf(List.of("lectern-has-no-such-program"))).isEmpty();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(JupyterProgram.outputOf(List.of(java, "--no-such-option"))).isEmpty();
    assertThat(JupyterProgram.outputOf(List.of(java, "--version")).orElseThrow())
        .contains(String.valueOf(Runtime.version().feature()));
  }

  @Test
  void a_run_finds_the_kernels_of_the_directory_and_records_no_progress() throws Exception {
    String script = "test \"${JUPYTER_PATH%%:*}\" = \"$0\" && test \"$LECTERN_PROGRESS\" = 0";
    JupyterProgram program = new JupyterProgram(List.of("sh", "-c", script));
    assertThat(program.run(folder, List.of(folder.toString()))).isZero();
  }

  @Test
  void the_interpreter_of_a_script_is_in_its_first_line() throws IOException {
    Path script = folder.resolve("jupyter");
    Files.writeString(script, "#! /opt/conda/bin/python3.11\nimport sys\n");
    assertThat(JupyterProgram.interpreter(script)).contains("/opt/conda/bin/python3.11");
    Files.writeString(script, "#!/usr/bin/env python3\n");
    assertThat(JupyterProgram.interpreter(script)).isEmpty();
    Files.write(script, new byte[] {0x7f, 'E', 'L', 'F', (byte) 0xff});
    assertThat(JupyterProgram.interpreter(script)).isEmpty();
  }
}
