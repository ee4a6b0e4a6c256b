package io.github.lectern.lessons.notebooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds missing or invalid slide types in a notebook, and describes them for the author. */
final class SlidePlan {
  private static final Set<String> TYPES =
      Set.of("slide", "subslide", "fragment", "skip", "notes", "-");

  private SlidePlan() {}

  static List<String> problems(Notebook notebook) {
    List<String> problems = new ArrayList<>();
    if (!notebook.cells().get(0).slideType().equals(Optional.of("slide"))) {
      problems.add("the first cell must be a \"slide\"");
    }
    for (Cell cell : notebook.cells()) {
      String type = cell.slideType().orElse("none");
      if (!TYPES.contains(type)) {
        problems.add(
            "cell %s: expected the slide_type to be one of %s but got \"%s\""
                .formatted(cell.id(), new TreeSet<>(TYPES), type));
      } else if (cell.isCode() && type.equals("notes")) {
        problems.add("cell %s is code; only prose can be speaker notes".formatted(cell.id()));
      }
    }
    return problems;
  }
}
