package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.lectern.AllTests;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.keras.Keywords;
import io.github.lectern.keras.models.Sequential;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Misspells every public name of the DSL in a cell, and looks for the name in the report. */
@Tag("slow")
class NearestNameTest {
  private static final String BASE = "io.github.lectern.keras.";
  private static final double SHARE = .95;

  private static JavaEvaluator evaluator;

  /** A misspelt name in a cell. */
  private record Misspelling(String name, String typo, String code) {
    boolean isSolved() {
      return report(code).matches("(?s).*(?:Did you mean|Try:).*\\b" + name + "\\b.*");
    }
  }

  @BeforeAll
  static void start() throws Exception {
    evaluator = JavaEvaluator.start(ClassPath.entries(), String::valueOf, notice -> {});
    assertThat(evaluator.importAll(StartUpImports.read(NearestNameTest.class.getClassLoader())))
        .isEmpty();
    evaluator.evaluate(new Cell(1, "var net = new Sequential(); INDArray X = null;"));
  }

  @AfterAll
  static void stop() {
    evaluator.close();
  }

  private static String report(String code) {
    try {
      return "no error: " + evaluator.evaluate(new Cell(2, code));
    } catch (CellFailure e) {
      return String.join("\n", e.report()).replaceAll("\u001b\\[[;0-9]*m", "");
    }
  }

  private static Stream<String> classes() {
    String[] packages =
        Stream.of(
                "layers",
                "optimizers",
                "losses",
                "metrics",
                "callbacks",
                "initializers",
                "datasets",
                "models")
            .map(BASE::concat)
            .toArray(String[]::new);
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packages).stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(JavaClass::isTopLevelClass)
            .map(JavaClass::getSimpleName)
            .filter(name -> !name.equals("package-info"));
  }

  private static Stream<String> methods(Class<?> type, boolean isStatic) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> Modifier.isStatic(method.getModifiers()) == isStatic)
        .map(Method::getName)
        .distinct();
  }

  private static Stream<Misspelling> misspellings(
      Stream<String> names, UnaryOperator<String> cell) {
    return names
        .sorted()
        .flatMap(
            name ->
                typos(name)
                    .filter(Pattern.compile("[A-Za-z]\\w*").asMatchPredicate())
                    .map(typo -> new Misspelling(name, typo, cell.apply(typo))));
  }

  /** Drops a letter, swaps two letters, and changes the case; the place depends on the name. */
  private static Stream<String> typos(String name) {
    int at = Math.floorMod(name.hashCode(), name.length() - 1);
    String before = name.substring(0, at);
    char a = name.charAt(at);
    char b = name.charAt(at + 1);
    String after = name.substring(at + 2);
    char first = name.charAt(0);
    String otherCase =
        Character.isUpperCase(first)
            ? Character.toLowerCase(first) + name.substring(1)
            : Character.toUpperCase(first) + name.substring(1);
    return Stream.of(before + b + after, before + b + a + after, otherCase)
        .filter(typo -> !typo.equals(name));
  }

  @Test
  void the_report_suggests_the_name_that_was_meant() {
    List<Misspelling> all =
        Stream.of(
                misspellings(classes(), typo -> "var it = new " + typo + "();"),
                misspellings(methods(Keywords.class, true), typo -> "Object it = " + typo + "(3);"),
                misspellings(methods(Sequential.class, false), typo -> "net." + typo + "();"))
            .flatMap(misspellings -> misspellings)
            .toList();
    assertThat(all).hasSizeGreaterThan(500);
    List<Misspelling> tried =
        IntStream.range(0, all.size())
            .filter(i -> AllTests.requested() || i % 8 == 0)
            .mapToObj(all::get)
            .toList();
    List<Misspelling> unsolved =
        tried.stream().filter(misspelling -> !misspelling.isSolved()).toList();
    assertThat(unsolved).hasSizeLessThanOrEqualTo((int) ((1 - SHARE) * tried.size()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new Conv2d(32, 3)                               | Did you mean Conv2D?",
        "new MaxPool2D()                                 | new MaxPooling2D()",
        "net.compile(optimizer(new Addam()))             | Did you mean Adam?",
        "net.compile(loss(\"sparse_categorial_crossentropy\")) | \"sparse_categorical_crossentropy\"",
        "net.compile(optimizer(\"addam\"), loss(\"mse\")) | \"adam\"",
        "net.fit(X, X, epoch(3))                   | epochs(...)",
        "net.fit(X, X, Epochs(3))                  | epochs(...)",
        "net.fit(X, X, batch_size(3))              | batchSize(...)",
        "mnist.load_data()                               | Mnist.load()",
        "fashion_mnist.load_data()                       | FashionMnist.load()",
        "image_dataset_from_directory(\"flowers\")       | imageDatasetFromDirectory(...)",
        "net.sumary()                                    | summary()",
      })
  void typical_mistakes_are_understood(String code, String suggestion) {
    assertThat(report(code + ";")).contains(suggestion);
  }
}
