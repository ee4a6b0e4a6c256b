package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelOptionsTest {
  private static KernelOptions parse(String... args) {
    return KernelOptions.parse(List.of(args), StartupFile.none());
  }

  @Test
  void the_other_arguments_describe_the_connection() {
    String libraries = "a.jar" + File.pathSeparator + "classes";
    KernelOptions options =
        parse(
            "c.json", "--class-path", libraries, "--enable-preview", ConnectionFile.ALLOW_READABLE);

    assertThat(options.connection()).containsExactly("c.json", ConnectionFile.ALLOW_READABLE);
    assertThat(options.classPath()).containsExactly(Path.of("a.jar"), Path.of("classes"));
    assertThat(options.preview()).isTrue();
    assertThat(parse("c.json").compilerOptions()).isEmpty();
  }

  @Test
  void cells_compile_with_the_options_for_preview_features() throws Exception {
    List<String> options = parse("c.json", "--enable-preview").compilerOptions();
    try (JavaEvaluator evaluator =
        JavaEvaluator.start(List.of(), String::valueOf, notice -> {}, options)) {
      assertThat(evaluator.parse("int x = 3;").state().name()).isEqualTo("COMPLETE");
      assertThat(evaluator.importAll(List.of("import java.util.*;"))).isEmpty();
    }
  }

  @Test
  void without_preview_features_a_cell_runs_as_usual() throws Exception {
    try (JavaEvaluator evaluator =
        JavaEvaluator.start(
            List.of(), String::valueOf, notice -> {}, parse("c.json").compilerOptions())) {
      assertThat(evaluator.evaluate(new Cell(1, "1 + 1"))).contains(2);
    }
  }
}
