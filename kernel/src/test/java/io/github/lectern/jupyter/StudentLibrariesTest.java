package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that a student adds, next to those of the kernel. */
@Tag("slow")
class StudentLibrariesTest {
  private final List<String> notices = new ArrayList<>();

  @TempDir private Path folder;
  private JavaEvaluator evaluator;

  @BeforeEach
  void start() throws IOException {
    evaluator = JavaEvaluator.start(ClassPath.entries(), String::valueOf, notices::add);
  }

  @AfterEach
  void close() {
    evaluator.close();
  }

  private Object value(String code) throws CellFailure {
    return evaluator.evaluate(new Cell(1, code)).orElseThrow();
  }

  private String failure(String code) {
    return String.join(
        "\n",
        catchThrowableOfType(CellFailure.class, () -> evaluator.evaluate(new Cell(1, code)))
            .report());
  }

  private void add(Path... jars) {
    evaluator.classPath().addJars(List.of(jars));
  }

  private TinyJar tiny() throws IOException {
    return new TinyJar(folder);
  }

  /** A jar with a class whose method returns a text. */
  private Path jar(String name, String type, String text) throws IOException {
    int dot = type.lastIndexOf('.');
    String source =
        String.format(
            "package %s; public class %s { public static String text() { return \"%s\"; } }",
            type.substring(0, dot), type.substring(dot + 1), text);
    return tiny().type(type, source).write(name);
  }

  @Test
  void the_libraries_that_only_the_kernel_uses_are_hidden() throws CellFailure {
    for (String name :
        List.of(
            "com.google.gson.Gson",
            "com.google.common.collect.ImmutableList",
            "org.slf4j.LoggerFactory",
            "org.objectweb.asm.ClassReader",
            "org.apache.commons.math3.complex.Complex",
            "org.jsoup.Jsoup",
            "com.sun.jna.Native")) {
      assertThat(failure(name + " hidden = null;")).as(name).contains("does not exist");
      assertThat(failure("Class.forName(\"" + name + "\")"))
          .as(name)
          .contains("ClassNotFoundException");
    }
    assertThat(
            value(
                "Thread.currentThread().getContextClassLoader()"
                    + ".resources(\"META-INF/services/org.slf4j.spi.SLF4JServiceProvider\").count()"))
        .isEqualTo(0L);
  }

  @Test
  void the_libraries_that_the_DSL_needs_are_shared() throws CellFailure {
    assertThat(value("org.nd4j.linalg.factory.Nd4j.class"))
        .isSameAs(org.nd4j.linalg.factory.Nd4j.class);
    assertThat(value("tech.tablesaw.api.Table.class")).isSameAs(tech.tablesaw.api.Table.class);
    assertThat(value("org.knowm.xchart.XYChart.class")).isSameAs(org.knowm.xchart.XYChart.class);
    assertThat(value("io.github.lectern.keras.models.Sequential.class"))
        .isSameAs(io.github.lectern.keras.models.Sequential.class);
  }

  /** javac needs the types in the signatures of overloaded methods. */
  @Test
  void methods_with_overloads_for_hidden_types_can_be_called() throws CellFailure {
    value(
        """
        import tech.tablesaw.api.*;
        import tech.tablesaw.aggregate.AggregateFunctions;
        var t = Table.create("t", StringColumn.create("k", "a", "b", "a"),
            IntColumn.create("v", new int[] {1, 2, 4}));
        t.splitOn("k").aggregate("v", AggregateFunctions.sum).rowCount()""");
    assertThat(value("t.summarize(\"v\", AggregateFunctions.sum).by(\"k\").doubleColumn(1).get(0)"))
        .isEqualTo(5.0);
    assertThat(value("t.where(t.intColumn(\"v\").isGreaterThan(1)).rowCount()")).isEqualTo(2);
    assertThat(value("org.nd4j.linalg.factory.Nd4j.zeros(2, 3).toString().isEmpty()"))
        .isEqualTo(false);
  }

  @Test
  void a_library_of_the_student_is_used_instead_of_a_hidden_one() throws Exception {
    add(jar("gson-1.jar", "com.google.gson.Gson", "the student's"));
    assertThat(value("com.google.gson.Gson.text()")).isEqualTo("the student's");
    assertThat(failure("new com.google.gson.JsonObject()")).contains("cannot find symbol");
  }

  @Test
  void a_library_of_the_student_replaces_a_shared_one_that_is_not_used_yet() throws Exception {
    add(jar("tablesaw-core-0.38.jar", "tech.tablesaw.api.Table", "the student's"));
    assertThat(value("tech.tablesaw.api.Table.text()")).isEqualTo("the student's");
    assertThat(failure("tech.tablesaw.api.IntColumn c = null;")).contains("cannot find symbol");
    assertThat(notices).isEmpty();
  }

  @Test
  void commons_lang_is_shared_as_in_IJava() throws Exception {
    assertThat(value("org.apache.commons.lang3.ArrayUtils.addAll(new int[] {3}, 7, 8).length"))
        .isEqualTo(3);
  }

  @Test
  void another_version_of_commons_lang_takes_its_place() throws Exception {
    add(jar("commons-lang3-3.8.jar", "org.apache.commons.lang3.ArrayUtils", "the student's"));
    assertThat(value("org.apache.commons.lang3.ArrayUtils.text()")).isEqualTo("the student's");
    assertThat(failure("org.apache.commons.lang3.StringUtils s = null;"))
        .contains("cannot find symbol");
  }

  @Test
  void other_libraries_of_the_group_of_commons_lang_are_hidden() {
    assertThat(evaluator.classPath().kernelCopy("org.apache.commons", "commons-lang3")).isPresent();
    assertThat(evaluator.classPath().kernelCopy("org.apache.commons", "commons-math3")).isEmpty();
  }

  @Test
  void a_shared_library_stays_once_it_has_been_used() throws Exception {
    value("tech.tablesaw.api.Table.create(\"scores\").name()");
    add(jar("tablesaw-core-0.38.jar", "tech.tablesaw.api.Table", "the student's"));
    assertThat(value("tech.tablesaw.api.Table.create(\"scores\").name()")).isEqualTo("scores");
    assertThat(notices)
        .containsExactly(
            "Cells have already used Lectern's copy of tech.tablesaw.*, so they keep using it; to"
                + " use tablesaw-core-0.38.jar, restart the kernel and add it first.");
  }

  @Test
  void an_extension_of_a_shared_library_finds_that_library() throws Exception {
    Path core =
        Path.of(
            tech.tablesaw.api.Table.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    add(
        tiny()
            .using(core)
            .type(
                "tech.tablesaw.plotly.Plot",
                "package tech.tablesaw.plotly; public class Plot {"
                    + " public static String name(tech.tablesaw.api.Table t) { return t.name(); } }")
            .write("plot.jar"));
    assertThat(value("tech.tablesaw.plotly.Plot.name(tech.tablesaw.api.Table.create(\"t\"))"))
        .isEqualTo("t");
  }

  @Test
  void nd4j_cannot_be_replaced() throws Exception {
    add(jar("nd4j-api-0.1.jar", "org.nd4j.linalg.factory.Nd4j", "the student's"));
    assertThat(value("org.nd4j.linalg.factory.Nd4j.class"))
        .isSameAs(org.nd4j.linalg.factory.Nd4j.class);
    assertThat(failure("org.nd4j.linalg.factory.Nd4j.text()")).contains("cannot find symbol");
  }

  @Test
  void a_jar_can_be_exchanged_until_a_class_of_it_is_used() throws Exception {
    Path old = jar("lib-1.jar", "lib.Lib", "one");
    add(old, jar("other.jar", "lib.Other", "other"));
    assertThat(evaluator.classPath().isUsed(old)).isFalse();

    evaluator.classPath().remove(old);
    Path fresh = jar("lib-2.jar", "lib.Lib", "two");
    add(fresh);
    assertThat(value("lib.Lib.text() + lib.Other.text()")).isEqualTo("twoother");
    assertThat(evaluator.classPath().isUsed(fresh)).isTrue();
    assertThat(value("lib.Lib.class.getResource(\"Lib.class\")").toString()).contains("lib-2.jar");
  }

  @Test
  void services_are_found_in_the_students_jars() throws Exception {
    add(
        tiny()
            .type("greet.Greeter", "package greet; public interface Greeter { String greet(); }")
            .type(
                "greet.Hello",
                "package greet; public class Hello implements Greeter {"
                    + " public String greet() { return \"hello\"; } }")
            .resource("META-INF/services/greet.Greeter", "greet.Hello")
            .write("greet.jar"));
    assertThat(value("java.util.ServiceLoader.load(greet.Greeter.class).findFirst().get().greet()"))
        .isEqualTo("hello");
    assertThat(
            value(
                "java.util.concurrent.CompletableFuture.supplyAsync(() ->"
                    + " java.util.ServiceLoader.load(greet.Greeter.class).iterator().next().greet(),"
                    + " task -> new Thread(task).start()).join()"))
        .isEqualTo("hello");
  }

  @Test
  void a_multi_release_jar_provides_the_classes_of_this_jvm() throws Exception {
    String old = "package mr; public class Mr { public static String v() { return \"8\"; } }";
    String later =
        "package mr; public class Mr { public static String v() { return \"11\"; }"
            + " public static int added() { return 11; } }";
    add(
        tiny()
            .manifest("Multi-Release", "true")
            .type("mr.Mr", old)
            .type("META-INF/versions/11", "mr.Mr", later)
            .type("META-INF/versions/11", "mr.Later", "package mr; public class Later {}")
            .type("META-INF/versions/99", "mr.Mr", old)
            .write("mr.jar"));
    assertThat(value("mr.Mr.v() + mr.Mr.added() + new mr.Later().getClass().getSimpleName()"))
        .isEqualTo("1111Later");
  }

  @Test
  void the_class_path_of_a_manifest_is_followed() throws Exception {
    jar("libs/second.jar", "second.Second", "second");
    add(
        tiny()
            .manifest("Class-Path", "libs/second.jar missing.jar http://example.invalid/x.jar")
            .type("first.First", "package first; public class First {}")
            .write("first.jar"));
    assertThat(value("second.Second.text()")).isEqualTo("second");
  }

  @Test
  void a_folder_of_classes_can_be_added() throws Exception {
    add(
        tiny()
            .type("loose.Loose", "package loose; public class Loose { public int x = 3; }")
            .resource("loose/data.txt", "data")
            .folder());
    assertThat(value("new loose.Loose().x")).isEqualTo(3);
    assertThat(
            value("new String(loose.Loose.class.getResourceAsStream(\"data.txt\").readAllBytes())"))
        .isEqualTo("data");
  }

  @Test
  void a_damaged_jar_is_reported_and_the_others_are_added() throws Exception {
    Path damaged = Files.writeString(folder.resolve("damaged.jar"), "no jar");
    add(damaged, jar("good.jar", "good.Good", "good"));
    assertThat(value("good.Good.text()")).isEqualTo("good");
    assertThat(notices).singleElement().asString().contains("damaged.jar cannot be read");
  }

  @Test
  void a_resource_of_the_student_comes_before_one_of_the_kernel() throws Exception {
    add(tiny().resource("META-INF/lectern/imports", "mine").write("resources.jar"));
    String loader = "Thread.currentThread().getContextClassLoader()";
    assertThat(value(loader + ".getResource(\"META-INF/lectern/imports\").toString()").toString())
        .contains("resources.jar");
    assertThat((Long) value(loader + ".resources(\"META-INF/lectern/imports\").count()"))
        .isGreaterThan(1);
  }
}
