package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExerciseFormTest {
  private static final String WRITE = "lectern.notebooks.write";
  private static final String TITLE = prose("title", "# Sums");
  private static final String ANSWER = answer("'starter': 'int sum = 0;'");
  private static final String LOCKED = "'grade': false, 'locked': true, 'solution': false";
  private static final String SOLUTION = "'grade': false, 'locked': false, 'solution': true";
  private static final String CHECK =
      "'grade': true, 'locked': true, 'solution': false, 'points': 2";

  /** With {@code -Dlectern.notebooks.write}, writes the exercises instead. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("solutions")
  void every_exercise_is_derived_from_its_solution(Path solution) throws IOException {
    Path exercise = Notebook.EXERCISES.resolve(solution.getFileName());
    String derived = ExerciseForm.of(Files.readString(solution));
    if (System.getProperty(WRITE) != null) {
      Files.createDirectories(Notebook.EXERCISES);
      Files.writeString(exercise, derived);
      return;
    }
    assertThat(exercise)
        .as(
            "%s is derived from %s; this command writes it: mvn -pl lessons -am test -Dtest=*FormTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s",
            exercise, solution, WRITE)
        .exists()
        .content()
        .isEqualTo(derived);
  }

  @Test
  void there_is_no_exercise_without_a_solution() throws IOException {
    assertThat(Notebook.in(Notebook.EXERCISES))
        .extracting(Path::getFileName)
        .isSubsetOf(solutions().stream().map(Path::getFileName).toList());
  }

  @Test
  void a_solution_is_replaced_by_its_starter_and_its_explanation_is_left_out() {
    String solutions = notebook(TITLE, ANSWER, prose("why", "It is 2.", "solution"), check());
    assertThat(ExerciseForm.of(solutions))
        .isEqualTo(
            CanonicalForm.of(
                notebook(
                    graded(TITLE, LOCKED),
                    graded(code("sum", "int sum = 0;", "", "exercise"), SOLUTION),
                    graded(code("check", "SumsHomework.check(sum)", ""), CHECK))));
  }

  @Test
  void a_cell_that_students_are_asked_to_change_is_not_locked() {
    String free = code("draw", "draw()", "'editable': true");
    assertThat(ExerciseForm.of(notebook(TITLE, free)))
        .isEqualTo(CanonicalForm.of(notebook(graded(TITLE, LOCKED), code("draw", "draw()", ""))));
  }

  @Test
  void a_check_without_points_and_points_without_a_check_are_refused() {
    String message =
        "cell check: a check, and nothing else, has lectern.points, the number of its questions";
    for (String[] cells :
        new String[][] {{TITLE, ANSWER, code("check", "check()", "")}, {TITLE, check(), ANSWER}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ExerciseForm.of(notebook(cells)))
          .withMessage(message);
    }
  }

  @Test
  void other_metadata_of_a_solution_stays() {
    String solution = answer("'rows': ['4'], 'starter': 'int sum = 0;'");
    assertThat(ExerciseForm.of(notebook(solution)))
        .isEqualTo(
            CanonicalForm.of(
                notebook(
                    graded(code("sum", "int sum = 0;", "'rows': ['4']", "exercise"), SOLUTION))));
  }

  @Test
  void a_solution_without_a_starter_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExerciseForm.of(notebook(answer("'rows': ['4']"))))
        .withMessage("cell sum is tagged \"solution\": add lectern.starter to its metadata");
  }

  @Test
  void a_starter_that_is_the_solution_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExerciseForm.of(notebook(answer("'starter': 'int sum = 2; '"))))
        .withMessage("cell sum: the starter is the solution");
  }

  @Test
  void a_starter_of_a_cell_that_is_not_tagged_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExerciseForm.of(notebook(code("sum", "1 + 1", "'starter': '1'"))))
        .withMessage("cell sum has a starter: tag it \"solution\"");
  }

  static List<Path> solutions() throws IOException {
    return Notebook.in(Notebook.SOLUTIONS);
  }

  private static String answer(String lectern) {
    return code("sum", "int sum = 2;", lectern, "solution");
  }

  private static String check() {
    return code("check", "SumsHomework.check(sum)", "'points': 2");
  }

  private static String graded(String cell, String nbgrader) {
    String id = cell.replaceFirst(".*'id': '([^']*)'.*", "$1");
    return cell.replace(
        "'metadata': {",
        "'metadata': {'nbgrader': {'schema_version': 3, 'grade_id': '%s', 'task': false, %s}, "
            .formatted(id, nbgrader));
  }

  private static String notebook(String... cells) {
    return "{'nbformat': 4, 'nbformat_minor': 5, 'metadata': {}, 'cells': [%s]}"
        .formatted(String.join(", ", cells))
        .replace('\'', '"');
  }

  private static String prose(String id, String source, String... tags) {
    return "{'cell_type': 'markdown', 'id': '%s', 'source': '%s', 'metadata': {'tags': [%s]}}"
        .formatted(id, source, quoted(tags));
  }

  private static String code(String id, String source, String lectern, String... tags) {
    return ("{'cell_type': 'code', 'id': '%s', 'source': '%s', 'outputs': [],"
            + " 'execution_count': null, 'metadata': {'tags': [%s], 'lectern': {%s}}}")
        .formatted(id, source, quoted(tags), lectern);
  }

  private static String quoted(String... tags) {
    return tags.length == 0 ? "" : "'" + String.join("', '", tags) + "'";
  }
}
