package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.tensor.KerasNames;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the tables of keras.md are true. */
class KerasPageTest {
  private static final Path PAGE = Path.of("docs", "keras.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String PARAMETERS =
      "Sequential net, INDArray X, INDArray y, Layer layer, History history, FashionMnist data";

  /** Returns the cells of the rows of tables with this number of columns. */
  private static List<List<String>> rows(int columns) throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| ") && line.contains("`"))
        .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .filter(cells -> cells.size() == columns)
        .toList();
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  private static List<String> calls() throws IOException {
    return rows(2).stream().flatMap(cells -> code(cells.get(1)).stream()).toList();
  }

  private static String program(List<String> calls) throws IOException {
    List<String> lines = new ArrayList<>();
    StartUpImports.read(KerasPageTest.class.getClassLoader()).stream()
        .map(line -> line.replaceFirst("^lazy ", ""))
        .filter(line -> !line.contains(" module "))
        .forEach(lines::add);
    lines.add("interface Page {");
    for (int i = 0; i < calls.size(); i++) {
      boolean isType = calls.get(i).matches("\\w+");
      lines.add("  static void call" + i + "(" + PARAMETERS + ") throws Exception {");
      lines.add("    " + (isType ? calls.get(i) + " object;" : calls.get(i) + ";"));
      lines.add("  }");
    }
    lines.add("}");
    return String.join("\n", lines);
  }

  @Test
  void every_call_of_the_tables_compiles(@TempDir Path folder) throws IOException {
    List<String> calls = calls();
    assertThat(calls).hasSizeGreaterThan(70).contains("new Dense(16, inputShape(28))");
    Path source = Files.writeString(folder.resolve("Page.java"), program(calls));
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                errors,
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                String.join(File.pathSeparator, ClassPath.entries()),
                source.toString());
    assertThat(result).as(errors.toString(UTF_8)).isZero();
  }

  @Test
  void every_name_that_the_page_calls_missing_has_a_hint() throws IOException {
    List<List<String>> missing = rows(3);
    assertThat(missing).hasSizeGreaterThan(20);
    for (List<String> cells : missing) {
      assertThat(KerasNames.find(cells.get(1), code(cells.get(0)).get(0)))
          .as(cells.get(0))
          .isPresent();
    }
  }
}
