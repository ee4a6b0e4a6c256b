package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.CheckCatalog;
import io.github.lectern.lessons.check.CourseCheck;
import io.github.lectern.lessons.check.Report;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares checks.tsv, the list of the course's checks, with the calls in the notebooks. */
class CheckCatalogFormTest {
  private static final String WRITE = "lectern.notebooks.write";
  private static final Path STORED =
      Path.of("src/main/resources/io/github/lectern/lessons/check/checks.tsv");
  private static final Path IMPORTS = Path.of("src/main/resources/META-INF/lectern/imports");
  private static final Pattern CALL = Pattern.compile("\\b([A-Z]\\w+)\\.(\\w+)\\(\\s*(\\)?)");
  private static final Pattern HEADING = Pattern.compile("(?m)^##+ (.+)$");

  /** These reports show how a function behaves; the student has not answered anything. */
  private static final Set<String> DEMONSTRATIONS = Set.of("SoftmaxRequirements");

  /** With {@code -Dlectern.notebooks.write}, writes the list instead. */
  @Test
  void the_list_names_every_check_with_its_notebook_and_section() throws IOException {
    String list =
        checks().stream()
            .map(check -> String.join("\t", check.method(), check.notebook(), check.section()))
            .collect(Collectors.joining("\n", "", "\n"));
    if (System.getProperty(WRITE) != null) {
      Files.writeString(STORED, list);
      return;
    }
    assertThat(STORED).as("generated from the notebooks with -D" + WRITE).hasContent(list);
  }

  @Test
  void every_check_has_a_place_of_its_own() {
    assertThat(CheckCatalog.all()).extracting(CourseCheck::method).doesNotHaveDuplicates();
  }

  @Test
  void every_lesson_and_every_set_of_exercises_has_checks() throws IOException {
    Set<String> notebooks =
        CheckCatalog.all().stream().map(CourseCheck::notebook).collect(Collectors.toSet());
    for (Path file : Notebook.all()) {
      String name = Notebook.FOLDER.relativize(file).toString();
      if (name.matches("(exercises/)?\\d\\d-.*")) {
        assertThat(notebooks).contains(name);
      }
    }
  }

  private static List<CourseCheck> checks() throws IOException {
    List<CourseCheck> checks = new ArrayList<>();
    for (Path file : Notebook.all()) {
      String name = Notebook.FOLDER.relativize(file).toString();
      if (!name.matches("(exercises/)?\\d\\d-.*")) {
        continue;
      }
      String section = "";
      for (Cell cell : Notebook.read(file).cells()) {
        if (cell.isCode()) {
          checks.addAll(checks(cell, name, section));
        } else {
          section = lastHeading(cell.source()).orElse(section);
        }
      }
    }
    return checks;
  }

  private static Optional<String> lastHeading(String prose) {
    return HEADING.matcher(prose).results().map(match -> match.group(1)).reduce((a, b) -> b);
  }

  private static List<CourseCheck> checks(Cell cell, String notebook, String section)
      throws IOException {
    List<CourseCheck> checks = new ArrayList<>();
    Matcher call = CALL.matcher(cell.source());
    while (call.find()) {
      if (isCheck(call.group(1), call.group(2), call.group(3).isEmpty())) {
        checks.add(new CourseCheck(call.group(1) + "." + call.group(2), notebook, section));
      }
    }
    return checks;
  }

  private static boolean isCheck(String type, String method, boolean hasArguments)
      throws IOException {
    List<Method> methods =
        DEMONSTRATIONS.contains(type)
            ? List.of()
            : lessonClass(type).stream()
                .flatMap(found -> Arrays.stream(found.getMethods()))
                .filter(
                    one -> one.getName().equals(method) && Modifier.isStatic(one.getModifiers()))
                .filter(one -> hasArguments == one.getParameterCount() > 0 || one.isVarArgs())
                .toList();
    return methods.stream().anyMatch(one -> one.getReturnType() == Report.class)
        && methods.stream()
            .allMatch(one -> one.getReturnType() == Report.class || one.getParameterCount() > 0);
  }

  private static Optional<Class<?>> lessonClass(String name) throws IOException {
    return Files.readAllLines(IMPORTS).stream()
        .filter(line -> line.startsWith("import io.") && line.endsWith(".*;"))
        .map(line -> line.substring("import ".length(), line.length() - 2) + name)
        .<Class<?>>flatMap(type -> find(type).stream())
        .findFirst();
  }

  private static Optional<Class<?>> find(String type) {
    try {
      return Optional.of(Class.forName(type));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }
}
