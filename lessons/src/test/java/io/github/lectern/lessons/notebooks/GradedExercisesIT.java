package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.WaitsForProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the grader makes of the right answers and of the untouched exercises; takes minutes, and
 * GradingIT and NbgraderIT grade an exercise in every run.
 */
@Tag("slow")
@EnabledIfSystemProperty(named = "lectern.tests", matches = "all")
@WaitsForProcesses
class GradedExercisesIT {
  @TempDir static Path folder;
  private static GradingRun result;

  @BeforeAll
  static void the_exercises_are_graded() throws IOException {
    Jupyter.registerKernel();
    for (String name : ExercisesIT.names()) {
      StudentFolder students = new StudentFolder(folder.resolve("students"), name);
      students.answers("anna/" + name, Map.of());
      students.exercise("ben/" + name, Map.of());
    }
    result = GradingRun.of(folder, Duration.ofMinutes(40), "--jobs", "1");
  }

  @ParameterizedTest
  @MethodSource("io.github.lectern.lessons.notebooks.ExercisesIT#names")
  void every_right_answer_passes(String name) {
    assertThat(result.verdicts("anna/" + name, "")).isNotEmpty().containsOnly("passed");
  }

  @ParameterizedTest
  @MethodSource("io.github.lectern.lessons.notebooks.ExercisesIT#names")
  void no_answer_of_an_untouched_exercise_is_done(String name) {
    assertThat(result.verdicts("ben/" + name, "")).isNotEmpty().containsOnly("not done");
  }
}
