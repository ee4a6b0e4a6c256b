package io.github.lectern.jupyter.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.CellRunner;
import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the completion of types that no import provides; "|" marks the cursor. */
@Tag("slow")
class ImportableTypesTest {
  private final CellRunner cells = new CellRunner();

  @BeforeEach
  void declare() throws CellFailure {
    cells.evaluator().importAll(List.of("lazy import java.util.*;"));
    cells.run("int count = 3;");
  }

  @AfterEach
  void close() {
    cells.close();
  }

  private Completion complete(String marked) {
    return cells.evaluator().complete(marked.replace("|", ""), marked.indexOf('|'));
  }

  private List<String> texts(String marked) {
    return complete(marked).suggestions().stream().map(Completion.Suggestion::text).toList();
  }

  /** Returns the cell after the first suggestion that ends in the type has been chosen. */
  private String chosen(String marked, String type) {
    Completion completion = complete(marked);
    String code = marked.replace("|", "");
    String text =
        completion.suggestions().stream()
            .map(Completion.Suggestion::text)
            .filter(one -> one.endsWith(type))
            .findFirst()
            .orElseThrow(() -> new AssertionError(type + " is not in " + completion));
    return code.substring(0, completion.start()) + text + code.substring(completion.end());
  }

  @Test
  void the_import_is_inserted_above_the_statement() {
    assertThat(chosen("HttpCli|", "HttpClient"))
        .isEqualTo("import java.net.http.HttpClient;\nHttpClient");
    assertThat(chosen("var client = HttpCli|.newHttpClient();", "HttpClient"))
        .isEqualTo("import java.net.http.HttpClient;\nvar client = HttpClient.newHttpClient();");
    assertThat(chosen("int a = 1;\n\n  Object b = new CountDownLat|", "Latch"))
        .isEqualTo(
            """
            int a = 1;

              import java.util.concurrent.CountDownLatch;
              Object b = new CountDownLatch""");
    assertThat(chosen("int a = 1; HttpCli|", "HttpClient"))
        .isEqualTo("int a = 1; import java.net.http.HttpClient;\nHttpClient");
  }

  @Test
  void the_completed_cell_runs() throws CellFailure {
    String cell = chosen("int a = 1;\nvar latch = new CountDownLat|(a);", "Latch");
    cells.run(cell);
    assertThat(cells.value("latch.getCount()")).isEqualTo(1L);
  }

  @Test
  void the_full_name_is_inserted_where_the_statement_has_several_lines() {
    assertThat(chosen("void f() {\n  var c = HttpCli|", "HttpClient"))
        .isEqualTo("void f() {\n  var c = java.net.http.HttpClient");
  }

  @Test
  void the_full_name_is_inserted_after_import() {
    assertThat(chosen("import HttpCli|;", "HttpClient"))
        .isEqualTo("import java.net.http.HttpClient;");
  }

  @Test
  void known_names_come_first_and_decide_what_is_replaced() throws CellFailure {
    cells.run("class HttpClimate {}");
    Completion atStart = complete("HttpCli|");
    assertThat(atStart.start()).isZero();
    assertThat(texts("HttpCli|").get(0)).isEqualTo("HttpClimate");
    assertThat(texts("HttpCli|")).contains("import java.net.http.HttpClient;\nHttpClient");
    assertThat(texts("var c = new HttpCli|").get(0)).startsWith("HttpClimate");
    assertThat(texts("var c = new HttpCli|")).contains("java.net.http.HttpClient");
    assertThat(texts("ArrayLis|")).containsExactly("ArrayList");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ht|", "count.HttpCli|", "\"HttpCli|", "// HttpCli|", "/* HttpCli|", "httpCli|"})
  void no_types_are_offered_elsewhere(String typed) {
    assertThat(texts(typed)).noneMatch(text -> text.contains("java.net.http"));
  }

  @Test
  void a_type_that_is_imported_is_not_offered_again_after_new() throws CellFailure {
    cells.run("import java.util.concurrent.locks.*;");
    assertThat(texts("new ReentrantLoc|")).containsExactly("ReentrantLock(");
  }

  @Test
  void internal_types_are_not_offered() {
    assertThat(texts("Pipelin|")).noneMatch(text -> text.contains("internal"));
    assertThat(texts("AbstractBoundMetho|")).isEmpty(); // a type of java.util that is not public
  }

  @Test
  void types_of_the_students_libraries_are_offered(@TempDir Path folder) throws IOException {
    Path source =
        Files.writeString(folder.resolve("Greeter.java"), "package hi; public class Greeter {}");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    Path jar = folder.resolve("greeter-1.0.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("hi/Greeter.class"));
      zip.write(Files.readAllBytes(folder.resolve("Greeter.class")));
    }
    cells.evaluator().classPath().addJars(List.of(jar));
    assertThat(chosen("new Greet|()", "Greeter")).isEqualTo("import hi.Greeter;\nnew Greeter()");
  }
}
