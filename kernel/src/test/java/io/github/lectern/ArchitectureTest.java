package io.github.lectern;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may use which: the design's table, as a test. */
class ArchitectureTest {
  private static final String BASE = "io.github.lectern.";
  private static final JavaClasses KERNEL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.lectern");

  private static final List<String> FOR_ALL =
      List.of(
          "java..",
          "javax..",
          "org.nd4j..",
          "org.slf4j..",
          "com.google.errorprone..",
          BASE + "concurrent");
  private static final List<String> OPTIONS_USE =
      List.of(
          "keras.activations",
          "keras.initializers",
          "keras.losses",
          "keras.metrics",
          "keras.optimizers",
          "keras.callbacks");

  /** A package, and what it may use besides itself, the JDK, ND4J and SLF4J. */
  private static final Map<String, List<String>> TABLE = new TreeMap<>();

  static {
    row("concurrent");
    row("tensor", "!org.bytedeco..");
    row("keras.random");
    row("keras.session", "tensor", "keras.blas", "keras.engine", "keras.random", "!org.bytedeco..");
    row("keras.workers");
    row("keras.blas", "!org.bytedeco..");
    row("keras.engine", "tensor", "keras.blas", "keras.workers", "!org.bytedeco.javacpp..");
    row("keras.activations", "tensor", "keras.engine");
    row("keras.initializers", "tensor", "keras.session", "keras.random");
    row("keras.losses", "tensor", "keras.engine");
    row("keras.regularizers", "keras.engine");
    row("keras.metrics", "tensor", "keras.engine", "keras.session", "keras.losses");
    row("keras.optimizers", "tensor", "keras.engine");
    row("keras.callbacks", "tensor", "keras.session");
    row("keras.options", with(OPTIONS_USE, "tensor", "keras.regularizers"));
    row(
        "keras.layers",
        "tensor",
        "keras.engine",
        "keras.session",
        "keras.random",
        "keras.activations",
        "keras.initializers",
        "keras.optimizers", // the keywords momentum and epsilon of BatchNormalization
        "keras.options",
        "keras.regularizers");
    row(
        "keras.models",
        with(
            OPTIONS_USE,
            "tensor",
            "keras.engine",
            "keras.session",
            "keras.random",
            "keras.options",
            "keras.layers",
            "!com.google.gson.."));
    row("keras.datasets", "tensor", "keras.session", "keras.models");
    row(
        "keras",
        with(OPTIONS_USE, "tensor", "keras.session", "keras.regularizers", "keras.options"));
    row("data", "tensor", "keras.options", "keras.random", "keras.session", "!tech.tablesaw..");
    row(
        "plots",
        "tensor",
        "keras.callbacks",
        "keras.models",
        "keras.layers",
        "keras.metrics",
        "!org.knowm.xchart..",
        "!org.apache.batik..",
        "!org.w3c.dom..",
        "!tech.tablesaw..");
    row("jupyter.zmtp", "!com.neilalexander.jnacl..");
    row("jupyter.transport", "jupyter.zmtp", "!org.dflib.jjava..", "!com.google.gson..");
    row("jupyter.eval.source", "!jdk.jshell..", "!com.sun.source..");
    row("jupyter.eval.instrument", "jupyter.eval.source", "!jdk.jshell..", "!org.objectweb.asm..");
    row("jupyter.eval.run", "tensor", "jupyter.eval.instrument", "!jdk.jshell..");
    row("jupyter.eval.compiler", "jupyter.eval.run", "!jdk.jshell..", "!com.sun.source..");
    row(
        "jupyter.eval.hints",
        "tensor",
        "jupyter.eval.source",
        "jupyter.eval.instrument",
        "jupyter.eval.imports",
        "jupyter.eval.run",
        "!jdk.jshell..");
    row(
        "jupyter.eval.imports",
        "jupyter.eval.source",
        "jupyter.eval.run",
        "!jdk.jshell..",
        "!org.objectweb.asm..");
    row(
        "jupyter.eval.declarations",
        "jupyter.eval.source",
        "jupyter.eval.run",
        "jupyter.eval.imports",
        "jupyter.eval.hints",
        "!jdk.jshell..");
    row(
        "jupyter.eval.assist",
        "jupyter.eval.source",
        "jupyter.eval.imports",
        "jupyter.eval.compiler",
        "jupyter.eval.declarations",
        "jupyter.eval.hints",
        "!jdk.jshell..",
        "!com.sun.source..",
        "!org.jsoup..");
    row(
        "jupyter.eval",
        "jupyter.eval.source",
        "jupyter.eval.instrument",
        "jupyter.eval.run",
        "jupyter.eval.compiler",
        "jupyter.eval.hints",
        "jupyter.eval.imports",
        "jupyter.eval.declarations",
        "jupyter.eval.assist",
        "!jdk.jshell..");
    row("jupyter.maven", "!org.eclipse.aether..", "!org.apache.maven..");
    row(
        "jupyter.magics",
        "tensor",
        "keras.session",
        "jupyter.eval",
        "jupyter.eval.source",
        "jupyter.eval.run",
        "jupyter.eval.hints",
        "jupyter.eval.assist",
        "jupyter.eval.compiler",
        "jupyter.eval.declarations",
        "jupyter.maven",
        "!com.google.gson..",
        "!org.codehaus.plexus.util..",
        "!org.eclipse.aether..",
        "!org.apache.maven..");
    row("launcher");
    row(
        "jupyter.install",
        "jupyter.maven",
        "jupyter.transport",
        "!com.google.gson..",
        "!org.eclipse.aether..");
    row(
        "jupyter.display",
        "tensor",
        "keras.callbacks",
        "keras.models",
        "keras.metrics",
        "plots",
        "!org.dflib.jjava..",
        "!org.knowm.xchart..",
        "!org.jsoup..",
        "!tech.tablesaw..");
  }

  @Test
  void each_package_uses_only_what_the_table_allows() {
    TABLE.forEach(
        (name, uses) ->
            classes()
                .that()
                .resideInAPackage(BASE + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed(name, uses))
                .allowEmptyShould(true)
                .check(KERNEL));
  }

  @Test
  void each_package_uses_all_that_the_table_allows() {
    TABLE.forEach(
        (name, uses) ->
            assertThat(uses.stream().map(ArchitectureTest::pattern))
                .as("what the table allows " + name + " to use")
                .allMatch(pattern -> usedBy(name).anyMatch(PackageMatcher.of(pattern)::matches)));
  }

  private static Stream<String> usedBy(String name) {
    return KERNEL.getPackage(BASE + name).getClassDependenciesFromThisPackage().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName());
  }

  @Test
  void every_package_stands_in_the_table() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(TABLE.keySet().stream(), Stream.of("jupyter"))
                .map(BASE::concat)
                .toArray(String[]::new))
        .check(KERNEL);
  }

  @Test
  void tensor_and_keras_do_not_touch_awt() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + "tensor..", BASE + "keras..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..")
        .check(KERNEL);
  }

  @Test
  void no_class_begins_the_log_when_it_is_loaded() {
    noFields()
        .should()
        .haveRawType(System.Logger.class)
        .orShould()
        .haveRawType(java.util.logging.Logger.class)
        .because("it opens every jar before the kernel can start; use the kernel's Log")
        .check(KERNEL);
  }

  @Test
  void only_the_session_prints() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + "tensor..", BASE + "keras..", BASE + "data..", BASE + "plots..")
        .and()
        .doNotHaveSimpleName("Session")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(KERNEL);
  }

  private static void row(String name, String... uses) {
    TABLE.put(name, List.of(uses));
  }

  private static String[] with(List<String> uses, String... more) {
    return Stream.concat(uses.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private static String[] allowed(String name, List<String> uses) {
    Stream<String> named = uses.stream().map(ArchitectureTest::pattern);
    return Stream.of(FOR_ALL.stream(), Stream.of(BASE + name), named)
        .flatMap(s -> s)
        .toArray(String[]::new);
  }

  private static String pattern(String use) {
    return use.startsWith("!") ? use.substring(1) : BASE + use;
  }
}
