package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JavaFileMagicTest extends MagicTestBase {
  @Test
  void compiles_a_file_with_a_package_and_several_types() throws Exception {
    assertThat(
            cells.printed(
                "%%java Point.java",
                "package geometry;",
                "",
                "public record Point(int x, int y) {",
                "  public int sum() { return Sum.of(x, y); }",
                "}",
                "class Sum { static int of(int a, int b) { return a + b; } }"))
        .isEqualTo("compiled geometry.Point, geometry.Sum\n");
    assertThat(cells.run("import geometry.Point;", "new Point(3, 4).sum()")).contains(7);
    cells.run(
        "%%java",
        "package shapes;",
        "import geometry.Point;",
        "public class Line { public static int length(Point p) { return p.sum() + 1; } }");
    assertThat(cells.run("shapes.Line.length(new Point(3, 4))")).contains(8);
    cells.run("%%java", "public class Plain { public static int three() { return 3; } }");
    assertThat(cells.message("Plain.three()")).contains("Plain");
  }

  @Test
  void marks_errors_in_the_cell() {
    assertThat(
            cells.report(
                "// note", "%%java A.java", "package p;", "class A {", "  int n = \"x\";", "}"))
        .contains(
            "String cannot be converted to int",
            "cell [1], line 5:",
            "        int n = \"x\";\n                ^^^");
    assertThat(cells.report("%%java B.java", "public class A {}"))
        .contains("class A is public, should be declared in a file named A.java");
  }

  @Test
  void changed_method_bodies_need_the_agent_and_other_changes_a_restart() throws Exception {
    cells.run("%%java", "package p;", "public class A { public static int n() { return 3; } }");
    cells.run("%%java", "package p;", "public class A { public static int n() { return 4; } }");
    assertThat(cells.run("p.A.n()")).contains(4);
    CellFailure failure =
        cells.failure("%%java", "package p;", "public class A { public static String s = \"\"; }");
    assertThat(failure.name()).isEqualTo("ClassInUse");
    assertThat(failure.getMessage()).contains("restart the kernel");
  }

  @Test
  void an_interrupt_stops_an_endless_loop_in_the_file() throws Exception {
    cells.run(
        "%%java",
        "package p;",
        "import java.nio.file.*;",
        "public class Loop {",
        "  public static void run(String mark) throws Exception {",
        "    Files.createFile(Path.of(mark));",
        "    while (true) { }",
        "  }",
        "}");
    Path mark = folder.resolve("mark");
    CompletableFuture<CellFailure> cell =
        CompletableFuture.supplyAsync(() -> cells.failure("p.Loop.run(\"" + mark + "\");"));
    while (!Files.exists(mark)) {
      Thread.sleep(10);
    }
    long start = System.nanoTime();
    cells.evaluator().interrupt();
    assertThat(cell.join().name()).isEqualTo("Interrupted");
    assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
  }

  @Test
  void explains_wrong_use() {
    assertThat(cells.message("%%java", "")).contains("expected the source below this line");
    assertThat(cells.message("%%java Point", "class Point {}"))
        .contains("expected a file name such as Point.java but got \"Point\"");
  }
}
