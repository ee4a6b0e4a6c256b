package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.display.Renderers;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.magics.Magics;
import io.github.lectern.jupyter.magics.NotebookFunctions;
import io.github.lectern.keras.session.Backend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes of the first weeks, each with the report that a student reads. A file holds the cells,
 * with a line of five hyphens between them, a line of five equals signs, and the approved report of
 * the last cell. Run with -Dgallery.approve=true to rewrite the reports, and then read them.
 */
@Tag("slow")
class GalleryTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "gallery");
  private static final String CELL_END = "\n-----\n";
  private static final String REPORT_START = "\n=====\n";
  private static final boolean APPROVE = Boolean.getBoolean("gallery.approve");
  // The compilers of other JDKs word some messages differently.
  private static final int APPROVED_WITH = 17;
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
  private static JavaEvaluator evaluator;
  private static Renderer renderer;

  @BeforeAll
  static void start() throws Exception {
    evaluator = JavaEvaluator.start(ClassPath.entries(), String::valueOf, notice -> {});
    renderer = new Renderer();
    Renderers.registerAll(renderer);
    assertThat(evaluator.importAll(StartUpImports.read(GalleryTest.class.getClassLoader())))
        .isEmpty();
  }

  @AfterAll
  static void stop() {
    evaluator.close();
  }

  static Stream<Path> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_reported_as_approved(Path file) throws Exception {
    String[] parts = Files.readString(file).replace("\r\n", "\n").split(REPORT_START, 2);
    List<String> report = report(parts[0].split(CELL_END));

    assertThat(report).hasSizeLessThanOrEqualTo(20);
    assertThat(String.join("\n", report))
        .doesNotContain("REPL", "JShell", "jdk.", "java.base", "io.github.lectern.jupyter");
    if (APPROVE) {
      Files.writeString(file, parts[0] + REPORT_START + String.join("\n", report) + "\n");
    } else if (Runtime.version().feature() == APPROVED_WITH) {
      assertThat(String.join("\n", report)).isEqualTo(parts[1].stripTrailing());
    }
  }

  @Test
  void every_mistake_in_java_marks_a_line_of_its_cell() throws IOException {
    List<Path> silent =
        mistakes()
            .filter(file -> !file.getFileName().toString().startsWith("magic"))
            .filter(file -> !read(file).matches("(?s).*=====.*cell \\[\\d+\\], line \\d+.*"))
            .toList();
    assertThat(silent).isEmpty();
  }

  @Test
  void there_are_at_least_forty() throws IOException {
    assertThat(mistakes().count()).isGreaterThanOrEqualTo(40);
  }

  /** The report of the last cell, without colours. */
  private static List<String> report(String[] cells) throws CellFailure {
    evaluator.reset();
    Backend.clearSession();
    Magics magics = new Magics(evaluator, () -> NOWHERE, () -> NOWHERE, text -> {});
    NotebookFunctions.install(magics);
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      for (int i = 0; i < cells.length - 1; i++) {
        magics.run(new Cell(i + 1, cells[i]));
      }
      CellFailure failure = failure(magics, new Cell(cells.length, cells[cells.length - 1]));
      assertThat(printed.toString(UTF_8)).as("its nets are good ones").doesNotContain("Warning: ");
      return String.join("\n", failure.report())
          .replaceAll("\u001b\\[[;0-9]*m", "")
          .replaceAll("\\(\\d+ times\\)", "(many times)")
          .replace(Path.of("").toAbsolutePath().toString(), "/home/ada")
          .lines()
          .toList();
    } finally {
      System.setOut(out);
    }
  }

  private static CellFailure failure(Magics magics, Cell cell) {
    try {
      Optional<Object> value = magics.run(cell);
      if (value.isPresent()) {
        evaluator.call(() -> renderer.render(value.get()));
      }
    } catch (CellFailure failure) {
      return failure;
    }
    throw new AssertionError("this cell does not fail:\n" + cell.code());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
