package io.github.lectern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.lectern.keras.Keywords;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.datasets.FashionMnist;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.metrics.Metrics;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.tensor.KerasNames;
import io.github.lectern.tensor.KerasNames.Missing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of names that are missing says nothing of names that are there. */
class KerasNamesTest {
  private static final JavaClasses KERNEL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.lectern.keras", "io.github.lectern.jupyter.display");

  /** The names that can be used, by kind, in small letters and without underscores. */
  private static final Map<String, Set<String>> THERE = new TreeMap<>();

  static {
    there("layer", classes("keras.layers"));
    there("model", classes("keras.models"));
    there("optimizer", Stream.concat(classes("keras.optimizers"), Optimizers.names().stream()));
    there("loss", Stream.concat(classes("keras.losses"), Losses.names().stream()));
    there("metric", Stream.concat(classes("keras.metrics"), Metrics.names().stream()));
    there("activation", Activations.names().stream());
    there(
        "initializer", Stream.concat(classes("keras.initializers"), Initializers.names().stream()));
    there("callback", Stream.concat(classes("keras.callbacks"), classes("jupyter.display")));
    there("data set", classes("keras.datasets"));
    there("class", KERNEL.stream().map(JavaClass::getSimpleName));
    there("method", Stream.concat(methods(Sequential.class), methods(FashionMnist.class)));
    there("function", importedMethods());
    there("option", staticMethods(Keywords.class));
  }

  @Test
  void no_name_of_the_table_is_there() {
    assertThat(KerasNames.all()).hasSizeGreaterThan(100);
    assertThat(KerasNames.all().stream().filter(missing -> isThere(missing, missing.name())))
        .as("take these out of missing-names.txt: they can be used now")
        .isEmpty();
  }

  @Test
  void what_is_said_to_be_there_is_there() {
    for (Missing missing : KerasNames.all()) {
      for (String name : missing.present().split(", | and ", -1)) {
        assertThat(name.isEmpty() || isThere(missing, name))
            .as(missing.kind() + " " + name)
            .isTrue();
      }
    }
  }

  @Test
  void the_advice_names_something_that_is_there() {
    Set<String> there =
        THERE.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    for (Missing missing : KerasNames.all()) {
      if (!missing.instead().matches("(?:X\\.|a ).*")) { // ND4J's methods, or advice in words
        assertThat((missing.present() + " " + missing.instead()).split("\\W+"))
            .as(missing.kind() + " " + missing.name() + ": " + missing.advice())
            .anyMatch(word -> there.contains(plain(word)));
      }
    }
  }

  @Test
  void each_name_stands_once_in_its_kind() {
    List<String> names =
        KerasNames.all().stream().map(m -> m.kind() + " " + plain(m.name())).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void a_name_is_found_in_the_spelling_of_python_and_of_java() {
    for (String name :
        List.of("mean_absolute_percentage_error", "MeanAbsolutePercentageError", "mape", "MAPE")) {
      assertThat(KerasNames.find("loss", name)).as(name).isPresent();
    }
    assertThat(KerasNames.find("loss", "mae")).isEmpty();
    assertThat(KerasNames.find("metric", "mae")).isEmpty();
  }

  @Test
  void the_advice_says_what_is_there_and_what_to_write() {
    assertThat(new Missing("layer", "Conv2D", "Dense and Flatten", "new Flatten()").advice())
        .isEqualTo(
            "Lectern does not have this layer; it has Dense and Flatten. Try: new Flatten()");
    assertThat(new Missing("data set", "Mnist", "FashionMnist", "").advice())
        .isEqualTo("Lectern does not have this data set; it has FashionMnist");
  }

  private static boolean isThere(Missing missing, String name) {
    assertThat(THERE).containsKey(missing.kind());
    return THERE.get(missing.kind()).contains(plain(name));
  }

  private static void there(String kind, Stream<String> names) {
    THERE.put(kind, names.map(KerasNamesTest::plain).collect(Collectors.toSet()));
  }

  private static Stream<String> classes(String packageName) {
    return KERNEL.stream()
        .filter(type -> type.getPackageName().equals("io.github.lectern." + packageName))
        .map(JavaClass::getSimpleName);
  }

  private static Stream<String> methods(Class<?> type) {
    return Arrays.stream(type.getMethods()).map(Method::getName);
  }

  private static Stream<String> staticMethods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .map(Method::getName);
  }

  /** What cells can call without a class in front. */
  private static Stream<String> importedMethods() {
    Stream<String> named =
        startUpImports()
            .filter(line -> line.startsWith("import static") && !line.endsWith(".*;"))
            .map(line -> line.substring(line.lastIndexOf('.') + 1, line.length() - 1));
    return Stream.concat(named, staticMethods(Keywords.class));
  }

  private static Stream<String> startUpImports() {
    try (InputStream lines =
        KerasNamesTest.class.getResourceAsStream("/META-INF/lectern/imports")) {
      return new String(lines.readAllBytes(), UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
