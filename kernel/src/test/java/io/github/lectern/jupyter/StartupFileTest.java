package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.magics.Magics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupFileTest {
  private final List<String> notices = new ArrayList<>();
  private final JavaEvaluator evaluator =
      JavaEvaluator.start(List.of(), String::valueOf, notices::add);
  private final Magics magics =
      new Magics(evaluator, () -> System.out, () -> System.err, text -> {});

  @TempDir private Path folder;

  @AfterEach
  void close() {
    evaluator.close();
  }

  private StartupFile file(String text) throws Exception {
    Path place = Files.createDirectories(folder.resolve("config/lectern"));
    Files.writeString(place.resolve("startup.jsh"), text);
    return StartupFile.ofUser(
        Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()), "/no/home");
  }

  @Test
  void its_declarations_are_there_for_the_cells() throws Exception {
    StartupFile file = file("int answer = 42;\nimport java.util.*;");
    file.run(magics, notices::add);
    assertThat(evaluator.evaluate(new Cell(1, "List.of(answer).size() + answer"))).contains(43);

    evaluator.evaluate(new Cell(2, "answer = 1;"));
    file.run(magics, notices::add);
    assertThat(evaluator.evaluate(new Cell(3, "answer"))).contains(1);
    assertThat(notices).isEmpty();
  }

  @Test
  void an_error_is_reported_and_does_not_stop_the_kernel() throws Exception {
    file("int before = 1;\nint wrong = \"text\";").run(magics, notices::add);
    assertThat(notices.get(0)).contains("The start-up file", "startup.jsh", "has failed");
    assertThat(String.join("\n", notices)).contains("startup.jsh, line 2", "incompatible types");
    assertThat(evaluator.evaluate(new Cell(1, "before + 1"))).contains(2);
  }

  @Test
  void its_declarations_are_listed_under_its_name() throws Exception {
    file("int answer = 42;").run(magics, notices::add);
    assertThat(evaluator.snippets()).containsExactly("startup.jsh: int answer = 42;");
  }

  @Test
  void without_the_variable_it_is_in_the_home_directory() throws Exception {
    Path place = Files.createDirectories(folder.resolve(".config/lectern"));
    Files.writeString(place.resolve("startup.jsh"), "int home = 7;");
    StartupFile.ofUser(Map.of("XDG_CONFIG_HOME", "relative"), folder.toString())
        .run(magics, notices::add);
    assertThat(evaluator.evaluate(new Cell(1, "home"))).contains(7);
  }

  @Test
  void a_missing_file_does_nothing() {
    StartupFile.ofUser(Map.of(), folder.toString()).run(magics, notices::add);
    assertThat(notices).isEmpty();
  }
}
