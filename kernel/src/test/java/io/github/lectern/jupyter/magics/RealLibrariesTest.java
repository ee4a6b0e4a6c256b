package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.lectern.jupyter.display.Renderers;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Libraries of which the kernel has another version, from Maven Central. */
@Tag("slow")
class RealLibrariesTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, UTF_8);
  private final JavaEvaluator evaluator =
      JavaEvaluator.start(
          List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)),
          String::valueOf,
          out::println);
  private final Magics magics = new Magics(evaluator, () -> out, () -> out, replacement -> {});

  @AfterEach
  void close() {
    evaluator.close();
  }

  private Optional<Object> run(String... lines) throws CellFailure {
    return magics.run(new Cell(1, String.join("\n", lines)));
  }

  private void maven(String coordinates) throws CellFailure {
    try {
      run("%maven " + coordinates);
    } catch (CellFailure failure) {
      if (String.join("\n", failure.report()).contains("repository cannot be reached")) {
        abort("Maven Central cannot be reached: " + failure.report());
      }
      throw failure;
    }
  }

  @Test
  void jna_5_is_used_instead_of_that_of_the_kernel() throws CellFailure {
    maven("net.java.dev.jna:jna:5.17.0");
    assertThat(run("com.sun.jna.Native.VERSION")).contains("5.17.0");
    assertThat(
            run(
                "interface C extends com.sun.jna.Library { int abs(int x); }",
                "com.sun.jna.Native.load(\"c\", C.class).abs(-3)"))
        .contains(3);
  }

  @Test
  void guava_itself_is_used_and_not_the_copy_in_nd4j() throws CellFailure {
    maven("com.google.guava:guava:32.1.3-jre");
    assertThat(run("com.google.common.collect.ImmutableList.of(1, 2).reverse().toString()"))
        .contains("[2, 1]");
    assertThat(
            run(
                "com.google.common.collect.ImmutableList.class.getProtectionDomain()"
                    + ".getCodeSource().getLocation().toString().endsWith(\"guava-32.1.3-jre.jar\")"))
        .contains(true);
  }

  @Test
  void slf4j_simple_prints_what_is_logged() throws CellFailure {
    maven("org.slf4j:slf4j-simple:1.7.36");
    assertThat(
            run(
                "System.setProperty(\"org.slf4j.simpleLogger.logFile\", \"System.out\");",
                "org.slf4j.LoggerFactory.getLogger(\"cell\").getClass().getName()"))
        .contains("org.slf4j.impl.SimpleLogger");
  }

  @Test
  void tablesaw_0_38_replaces_that_of_the_kernel() throws CellFailure {
    maven("tech.tablesaw:tablesaw-jsplot:0.38.1");
    assertThat(printed.toString(UTF_8)).contains("cells now use tablesaw-core 0.38.1; Lectern's");
    assertThat(
            run(
                "import tech.tablesaw.api.*;",
                "var t = Table.create(\"t\", IntColumn.create(\"v\", new int[] {1, 2, 4}));",
                "t.where(t.intColumn(\"v\").isGreaterThan(1)).rowCount()"))
        .contains(2);
    assertThat(
            run(
                "Table.class.getProtectionDomain().getCodeSource().getLocation().toString()"
                    + ".endsWith(\"tablesaw-core-0.38.1.jar\")"))
        .contains(true);
    assertThat(
            run(
                "tech.tablesaw.plotly.api.ScatterPlot.create(\"s\", t, \"v\", \"v\")"
                    + ".asJavascript(\"target\").contains(\"Plotly\")"))
        .contains(true);
  }

  @Test
  void figures_of_tablesaw_say_what_to_use_instead() throws CellFailure {
    maven("tech.tablesaw:tablesaw-jsplot:0.44.4");
    run(
        "import org.knowm.xchart.*;",
        "import tech.tablesaw.api.*;",
        "var table = Table.create(\"t\", DoubleColumn.create(\"x\", 1, 2), DoubleColumn.create(\"y\", 3, 4));",
        "var figure = tech.tablesaw.plotly.api.ScatterPlot.create(\"s\", table, \"x\", \"y\");");
    Renderer renderer = new Renderer();
    Renderers.registerAll(renderer);
    String shown = text(renderer, run("figure").orElseThrow());
    assertThat(shown).contains("cannot be displayed", "QuickChart.getChart(");
    assertThat(text(renderer, run(shown.substring(shown.indexOf("QuickChart"))).orElseThrow()))
        .contains("points");
    CellFailure failure =
        catchThrowableOfType(
            CellFailure.class, () -> run("tech.tablesaw.plotly.Plot.show(figure);"));
    assertThat(String.join("\n", failure.report()))
        .contains("Browser not supported", "draw the columns with XChart");
  }

  private static String text(Renderer renderer, Object value) {
    return String.valueOf(renderer.render(value).getData(MIMEType.TEXT_PLAIN));
  }

  @Test
  void lombok_works_in_cells() throws CellFailure {
    maven("org.projectlombok:lombok:1.18.42");
    run("import lombok.*;");
    run("@Data class Point { final int x; int y; }");
    assertThat(run("var p = new Point(3); p.setY(4); p.getX() + p.getY()")).contains(7);
    assertThat(run("p.equals(new Point(3))")).contains(false);
    run("@Value @Builder class Person { String name; int age; }");
    assertThat(run("Person.builder().name(\"Ada\").age(36).build().getName()")).contains("Ada");
    assertThat(run("\"\" + p")).contains("Point(x=3, y=4)");
    assertThat(run("\"\" + Person.builder().name(\"Ada\")"))
        .contains("Person.PersonBuilder(name=Ada, age=0)");
    run("@Data class Point { final int x; int y; int z; }");
    assertThat(run("var q = new Point(1); q.setZ(5); q.getZ()")).contains(5);
  }
}
