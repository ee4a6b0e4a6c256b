package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.lectern.lessons.WaitsForProcesses;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the code cells of notebook 04 up to the first training in the classic Notebook by clicks in
 * Chromium.
 */
@ExtendWith(ClassicPages.Shared.class)
@WaitsForProcesses
class ClassicNotebookIT {
  private static final String NOTEBOOK = "04-fashion-mnist.ipynb";
  private static final int CELLS = 17; // the last one trains net1

  private static JsonObject seen;

  @BeforeAll
  static void click(ClassicPages pages) throws Exception {
    Path screenshot = ClassicPages.screenshot("classic-notebook.png");
    seen = pages.visitCourse(NOTEBOOK, "first-cells", CELLS, screenshot);
  }

  @Test
  void each_click_runs_the_next_cell() {
    assertThat(texts("prompts").subList(0, CELLS))
        .map(prompt -> prompt.replaceAll("\\D", ""))
        .isEqualTo(IntStream.rangeClosed(1, CELLS).mapToObj(Integer::toString).toList());
    assertThat(texts("prompts").get(CELLS)).doesNotContainPattern("\\d");
    assertThat(texts("errors")).isEmpty();
  }

  @Test
  void the_diagrams_are_drawn_in_the_page() {
    assertThat(seen.get("diagrams").getAsInt()).isEqualTo(2);
  }

  @Test
  void the_training_leaves_its_twenty_lines() {
    assertThat(seen.get("lines").getAsString().lines().filter(line -> line.startsWith("50/50 [=")))
        .hasSize(20);
  }

  @Test
  void the_curve_is_a_picture_with_a_description() {
    JsonObject curve = seen.getAsJsonObject("curve");
    assertThat(curve.get("type").getAsString()).isEqualTo("data:image/svg+xml;base64");
    assertThat(curve.get("width").getAsInt()).isGreaterThan(300);
    assertThat(curve.get("height").getAsInt()).isGreaterThan(200);
  }

  private static List<String> texts(String name) {
    return StreamSupport.stream(seen.getAsJsonArray(name).spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }
}
