package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the instructors' guide, notebooks/README.md, with the lessons. */
class GuideTest {
  private static final Set<String> NOT_PRESENTED =
      Set.of("Exercises", "Further reading", "The calls used here");
  private static final Pattern MINUTES = Pattern.compile("about (\\d+) minutes");

  @ParameterizedTest
  @MethodSource("lessons")
  void it_has_a_section_for_every_lesson(Path lesson) throws IOException {
    String number = lesson.getFileName().toString().substring(0, 2);
    assertThat(guide())
        .containsPattern(
            "(?s)\n## %s .*?\\*\\*Goal\\.\\*\\*.*?\\*\\*Ask\\*\\*.*?\\*\\*Expect\\*\\*"
                .formatted(number));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void it_states_the_same_duration_as_the_lesson(Path lesson) throws IOException {
    assertThat(guide())
        .contains("](%s) | %s min |".formatted(lesson.getFileName(), minutes(lesson)));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void it_states_the_same_duration_as_the_exercises(Path lesson) throws IOException {
    Path exercises = Notebook.EXERCISES.resolve(lesson.getFileName());
    String row =
        guide()
            .lines()
            .filter(line -> line.contains("](" + lesson.getFileName() + ") |"))
            .findFirst()
            .orElseThrow();
    assertThat(row.split(" \\| ", -1)[4]).startsWith(minutes(exercises) + " min");
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void its_plan_names_the_sections_in_order_and_adds_up(Path lesson) throws IOException {
    String number = lesson.getFileName().toString().substring(0, 2);
    Matcher plan =
        Pattern.compile(
                "(?s)\n## %s .*?\\*\\*Plan, (\\d+) minutes\\.\\*\\* (.*?)\n\n".formatted(number))
            .matcher(guide());
    assertThat(plan.find()).isTrue();
    assertThat(guide())
        .containsPattern(
            "\\]\\(%s\\)[^\n]*\\| %s min \\| [^|]*\\|[^|]*\\|\n"
                .formatted(lesson.getFileName(), plan.group(1)));
    List<String> items = List.of(plan.group(2).replaceAll("\\s+", " ").split(" · "));
    assertThat(items.stream().mapToInt(item -> Integer.parseInt(item.replaceAll(".* ", ""))).sum())
        .isEqualTo(Integer.parseInt(plan.group(1)));
    List<String> sections =
        items.stream()
            .map(item -> item.replaceAll(" \\d+$", ""))
            .filter(section -> !section.equals("Recall"))
            .toList();
    assertThat(headings(lesson))
        .filteredOn(heading -> !NOT_PRESENTED.contains(heading))
        .isEqualTo(sections);
  }

  private static List<String> headings(Path lesson) throws IOException {
    return Notebook.read(lesson).cells().stream()
        .flatMap(cell -> cell.source().lines())
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3))
        .toList();
  }

  private static String minutes(Path notebook) throws IOException {
    Matcher minutes = MINUTES.matcher(Notebook.read(notebook).cells().get(0).source());
    assertThat(minutes.find()).as("%s says how long it takes", notebook).isTrue();
    return minutes.group(1);
  }

  static List<Path> lessons() throws IOException {
    return Notebook.all().stream()
        .filter(path -> path.getParent().equals(Notebook.FOLDER))
        .toList();
  }

  private static String guide() throws IOException {
    return Files.readString(Notebook.FOLDER.resolve("README.md"));
  }
}
