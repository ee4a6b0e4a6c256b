package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The results of the checks in the exercises and solutions that are shipped. */
class ExercisesIT {
  private static final int FEWEST_QUESTIONS = 4;

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("names")
  void no_starter_is_done_yet(String name) {
    assertThat(judged("exercises/" + name))
        .hasSizeGreaterThanOrEqualTo(FEWEST_QUESTIONS)
        .allSatisfy(line -> assertThat(line).startsWith("… ").endsWith(" not done yet"));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("names")
  void every_solution_passes(String name) {
    assertThat(judged("solutions/" + name))
        .hasSizeGreaterThanOrEqualTo(FEWEST_QUESTIONS)
        .allSatisfy(line -> assertThat(line).startsWith("✓ ").endsWith(" passed"));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("names")
  void every_answer_is_judged_by_the_cell_after_it(String name) {
    for (String folder : List.of("exercises/", "solutions/")) {
      List<Cell> cells = CourseRun.once().executed(folder + name).cells();
      for (int i = 0; i < cells.size(); i++) {
        if (cells.get(i).isCode() && cells.get(i).isAnswer()) {
          assertThat(questions(cells.get(i + 1))).as(cells.get(i).id()).isNotEmpty();
        }
      }
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("names")
  void exercises_and_solutions_ask_the_same_questions(String name) {
    assertThat(questionsByCell("exercises/" + name))
        .isEqualTo(questionsByCell("solutions/" + name));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("names")
  void a_check_is_worth_as_many_points_as_it_has_questions(String name) throws IOException {
    Map<String, Integer> questions = questionsByCell("exercises/" + name);
    questions.values().removeIf(count -> count == 0);
    assertThat(
            Notebook.read(Notebook.EXERCISES.resolve(name)).cells().stream()
                .filter(NbgraderRules::isTest)
                .collect(Collectors.toMap(Cell::id, cell -> (int) NbgraderRules.mostPoints(cell))))
        .isEqualTo(questions);
  }

  static List<String> names() throws IOException {
    return Notebook.in(Notebook.SOLUTIONS).stream()
        .map(Path::getFileName)
        .map(Path::toString)
        .toList();
  }

  private static List<String> judged(String name) {
    return CourseRun.once().executed(name).code().stream()
        .flatMap(cell -> questions(cell).stream())
        .toList();
  }

  private static Map<String, Integer> questionsByCell(String name) {
    return CourseRun.once().executed(name).code().stream()
        .collect(Collectors.toMap(Cell::id, cell -> questions(cell).size()));
  }

  /** Returns the lines of a report, which begin with the sign of a verdict. */
  private static List<String> questions(Cell cell) {
    return cell.shown("text/plain").stream()
        .filter(text -> text.lines().findFirst().orElse("").matches(".+: \\d+ of \\d+ passed"))
        .flatMap(String::lines)
        .filter(line -> line.matches("[✓…✗] .+"))
        .toList();
  }
}
