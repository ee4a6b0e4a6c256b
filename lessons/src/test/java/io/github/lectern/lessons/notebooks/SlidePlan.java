package io.github.lectern.lessons.notebooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with a notebook's places in the slides, in words for its author. */
final class SlidePlan {
  private static final Set<String> TYPES =
      Set.of("slide", "subslide", "fragment", "skip", "notes", "-");

  private SlidePlan() {}

  static List<String> problems(Notebook notebook) {
    List<String> problems = new ArrayList<>();
    if (!notebook.cells().get(0).slideType().equals(Optional.of("slide"))) {
      problems.add("the first cell is to be a \"slide\"");
    }
    for (Cell cell : notebook.cells()) {
      String type = cell.slideType().orElse("none");
      if (!TYPES.contains(type)) {
        problems.add(
            "cell %s has the slide_type \"%s\", expected one of %s"
                .formatted(cell.id(), type, new TreeSet<>(TYPES)));
      } else if (cell.isCode() && type.equals("notes")) {
        problems.add("cell %s is code; only prose can be the speaker's notes".formatted(cell.id()));
      }
    }
    return problems;
  }
}
