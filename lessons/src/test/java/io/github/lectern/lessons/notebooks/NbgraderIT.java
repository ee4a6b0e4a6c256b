package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.WaitsForProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The points that nbgrader's rules give for exercises that are executed as nbgrader does: with
 * nbconvert, which continues after errors, and with LECTERN_GRADE=1. Only some of the exercises are
 * executed, unless all tests were asked for.
 */
@Tag("slow")
@WaitsForProcesses
class NbgraderIT {
  private static final String NAME = "01-logistic-model.ipynb";
  private static final String LOUD =
      """
      Double mySigmoid(double z) {
          System.err.println("z is " + z);
          return 1 / (1 + Math.exp(-z));
      }""";

  @TempDir static Path folder;

  @BeforeAll
  static void the_exercises_are_executed() throws IOException {
    Jupyter.registerKernel();
    for (String name : names()) {
      StudentFolder students = new StudentFolder(folder, name);
      students.exercise("starter-" + name, Map.of());
      students.answers("answers-" + name, Map.of());
    }
    StudentFolder students = new StudentFolder(folder, NAME);
    students.answers(
        "mixed.ipynb",
        Map.of(
            "quizzes", "long oppositeChoice = 2;\nlong shapesChoice = 1;",
            "by-hand", "double score = ;\ndouble probability = 0.2;",
            "own-sigmoid", LOUD));
    List<Object> words = new ArrayList<>(List.of(Jupyter.python(), "-m", "nbconvert"));
    words.addAll(List.of("--execute", "--allow-errors", "--to", "notebook", "--inplace"));
    words.add("--ExecutePreprocessor.timeout=600");
    words.addAll(Notebook.in(folder));
    Command.Outcome outcome =
        Command.in(Jupyter.ROOT, words.toArray())
            .with("JUPYTER_PATH", Jupyter.path())
            .with("LECTERN_GRADE", "1")
            .run(folder.resolve("nbconvert.log"), Duration.ofMinutes(30));
    assertThat(outcome.status()).as(outcome.said()).isZero();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_starter_gets_no_points(String name) throws IOException {
    assertThat(points("starter-" + name))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy((check, points) -> assertThat(points).as(check).isZero());
  }

  @ParameterizedTest
  @MethodSource("names")
  void right_answers_get_full_points(String name) throws IOException {
    assertThat(points("answers-" + name)).isEqualTo(mostPoints(name));
  }

  @Test
  void a_right_answer_of_two_gets_its_point_and_a_cell_that_does_not_compile_none()
      throws IOException {
    Map<String, Double> expected = mostPoints(NAME);
    expected.put("quizzes-check", 1.0);
    expected.put("by-hand-check", 0.0);
    assertThat(points("mixed.ipynb")).isEqualTo(expected);
  }

  static List<String> names() throws IOException {
    return Jupyter.ALL_TESTS ? ExercisesIT.names() : List.of(NAME);
  }

  private static Map<String, Double> points(String file) throws IOException {
    Map<String, Double> points = new LinkedHashMap<>();
    Notebook.read(folder.resolve(file)).cells().stream()
        .filter(NbgraderRules::isTest)
        .forEach(cell -> points.put(cell.id(), NbgraderRules.points(cell)));
    return points;
  }

  private static Map<String, Double> mostPoints(String name) throws IOException {
    Map<String, Double> points = new LinkedHashMap<>();
    Notebook.read(Notebook.EXERCISES.resolve(name)).cells().stream()
        .filter(NbgraderRules::isTest)
        .forEach(cell -> points.put(cell.id(), NbgraderRules.mostPoints(cell)));
    return points;
  }
}
