package io.github.lectern.lessons.notebooks;

import static io.github.lectern.lessons.notebooks.ClassicPages.code;
import static io.github.lectern.lessons.notebooks.ClassicPages.markdown;
import static io.github.lectern.lessons.notebooks.StudentCells.CHARTED;
import static io.github.lectern.lessons.notebooks.StudentCells.ENDLESS;
import static io.github.lectern.lessons.notebooks.StudentCells.NET;
import static io.github.lectern.lessons.notebooks.StudentCells.QUESTIONS;
import static io.github.lectern.lessons.notebooks.StudentCells.SOON;
import static io.github.lectern.lessons.notebooks.StudentCells.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.lectern.lessons.WaitsForProcesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests what students do in the notebook panel of JupyterLab. JupyterLab validates each message of
 * the kernel and reports invalid ones as errors. Most of it is left to {@code ./lecture test all},
 * because {@link StudentInBrowserIT} does the same in the classic Notebook.
 */
@ExtendWith(ClassicPages.Shared.class)
@WaitsForProcesses
class NotebookPanelIT {
  private static final int PAIRS = 30;

  static List<String> themes() {
    return Jupyter.ALL_TESTS ? List.of("light", "dark") : List.of("dark");
  }

  @ParameterizedTest
  @MethodSource("themes")
  void all_cells_run_and_again_in_another_process_and_can_be_read(String theme, ClassicPages pages)
      throws Exception {
    List<String> cells =
        List.of(
            "ProcessHandle.current().pid()",
            "var shown = updatable(\"one\");\nSystem.out.println(\"text\");",
            "shown.update(html(\"<b>two</b>\"));",
            NET,
            "net1.fit(X, y, epochs(3), batchSize(100))",
            "int[] a = new int[2];\na[2] = 1;");
    JsonObject seen =
        pages.visitPanel(
            cells, theme, "panel-run", ClassicPages.screenshot("panel-%s.png".formatted(theme)));

    JsonObject before = seen.getAsJsonObject("before");
    JsonObject after = seen.getAsJsonObject("after");
    assertThat(after.get("process").getAsString())
        .isNotEqualTo(before.get("process").getAsString());
    for (JsonObject run : List.of(before, after)) {
      assertThat(texts(run, "prompts"))
          .containsExactly("[1]:", "[2]:", "[3]:", "[4]:", "[5]:", "[6]:");
      List<String> outputs = texts(run, "outputs");
      assertThat(outputs.get(1).strip()).isEqualTo("two\ntext");
      assertThat(outputs.get(2)).isEmpty();
      assertThat(outputs.get(4)).contains("Epoch 3/3\n20/20 [====");
      assertThat(outputs.get(5)).startsWith("ArrayIndexOutOfBoundsException").contains("--> a[2]");
    }
    JsonObject contrast = seen.getAsJsonObject("contrast");
    assertThat(texts(contrast, "wrong")).isEmpty();
    assertThat(texts(contrast, "unsure")).isEmpty();
    assertThat(texts(contrast, "right")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(texts(seen, "errors")).isEmpty();
  }

  @EnabledIfSystemProperty(named = "lectern.tests", matches = "all")
  @Test
  void the_stop_button_ends_a_training_run_and_the_net_stays_usable(ClassicPages pages)
      throws Exception {
    List<String> cells = List.of(NET, ENDLESS, "net1.history().epoch().size()");
    JsonObject seen =
        pages.visitPanel(
            cells, "light", "panel-interrupt", ClassicPages.screenshot("panel-interrupt.png"));

    assertThat(seen.get("milliseconds").getAsInt()).isLessThan(SOON);
    assertThat(texts(seen, "promptsThen")).containsExactly("[1]:", "[2]:", "[ ]:");
    String training = seen.get("training").getAsString();
    assertThat(training).contains("Interrupted: the cell was stopped");
    long finished = training.lines().filter(line -> line.startsWith("2000/2000 [====")).count();
    assertThat(finished).isGreaterThanOrEqualTo(2);
    assertThat(seen.get("epochs").getAsString()).isEqualTo("" + finished);
    assertThat(texts(seen, "errors")).isEmpty();
  }

  @EnabledIfSystemProperty(named = "lectern.tests", matches = "all")
  @Test
  void a_question_and_a_password_are_answered_in_the_page(ClassicPages pages) throws Exception {
    JsonObject seen =
        pages.visitPanel(
            QUESTIONS, "dark", "panel-input", ClassicPages.screenshot("panel-input.png"));

    assertThat(texts(seen, "types")).containsExactly("text", "password");
    assertThat(texts(seen, "questions").stream().map(String::strip))
        .containsExactly("Name?", "Key?");
    assertThat(texts(seen, "results")).containsExactly("Ada Lovelace!", "6");
    assertThat(seen.get("page").getAsString()).contains("Ada Lovelace").doesNotContain("s3cret");
    assertThat(texts(seen, "errors")).isEmpty();
  }

  @Test
  void tab_offers_the_options_of_a_call_and_shows_their_documentation(ClassicPages pages)
      throws Exception {
    JsonObject seen =
        pages.visitPanel(
            List.of(NET, ""),
            "dark",
            "panel-assistance",
            ClassicPages.screenshot("panel-completion.png"),
            ClassicPages.screenshot("panel-documentation.png"));

    assertThat(texts(seen, "offered"))
        .startsWith("epochs( function")
        .contains("batchSize( function", "verbose( function", "X instance", "Dense class");
    assertThat(seen.get("explained").getAsString()).contains("epochs(int value)");
    assertThat(seen.get("picked").getAsString()).isEqualTo("net1.fit(X, y, epochs(");
    assertThat(seen.get("tooltip").getAsString())
        .contains("fit(<b>INDArray x</b>", "<dt><code>options</code></dt>");
    assertThat(texts(seen, "errors")).isEmpty();
  }

  @EnabledIfSystemProperty(named = "lectern.tests", matches = "all")
  @Test
  void a_live_chart_is_updated_in_place_during_training(ClassicPages pages) throws Exception {
    List<String> cells = List.of(NET, CHARTED);
    JsonObject seen =
        pages.visitPanel(
            cells, "dark", "panel-live-chart", ClassicPages.screenshot("panel-live-chart.png"));

    assertThat(seen.get("pictures").getAsInt()).isGreaterThanOrEqualTo(3);
    assertThat(seen.get("most").getAsInt()).isEqualTo(1);
    assertThat(seen.get("alt").getAsString()).contains("loss");
    assertThat(texts(seen, "errors")).isEmpty();
  }

  @EnabledIfSystemProperty(named = "lectern.tests", matches = "all")
  @Test
  void a_quiz_gives_the_reason_and_says_how_to_keep_the_answer(ClassicPages pages)
      throws Exception {
    JsonObject seen =
        pages.visitPanel(List.of("LogisticPredictions.opposite()"), "light", "panel-quiz");

    assertThat(seen.get("answer").getAsString())
        .startsWith("✗ Wrong. That is not a probability")
        .endsWith("To keep your answer, replace the 0 with 1 and run the cell.");
    assertThat(texts(seen, "errors")).isEmpty();
  }

  @EnabledIfSystemProperty(named = "lectern.tests", matches = "all")
  @Test
  void subshells_work_during_training(ClassicPages pages) throws Exception {
    JsonObject seen = pages.visitPanel(List.of(NET, ENDLESS), "light", "panel-subshells");

    assertThat(seen.get("status").getAsString()).isEqualTo("ok");
    assertThat(texts(seen, "texts")).containsExactly("beside\n", "2000");
    assertThat(seen.get("training").getAsString()).isEqualTo("running");
    assertThat(seen.get("subshells").getAsInt()).isEqualTo(2);
    assertThat(seen.get("closedByKernel").getAsBoolean()).isTrue();
    assertThat(texts(seen, "errors")).isEmpty();
  }

  @EnabledIfSystemProperty(named = "lectern.tests", matches = "all")
  @Test
  void a_long_notebook_with_formulas_can_be_read_and_scrolled(ClassicPages pages) throws Exception {
    List<Map<String, Object>> cells = new ArrayList<>();
    cells.add(
        markdown(
            "# Entropy\n\nWith $p_k$ for class $k$:\n\n$$H = -\\sum_k p_k \\log p_k$$\n\n"
                + "| class | p |\n|---|---|\n| shirt | 0.9 |"));
    for (int i = 1; i <= PAIRS; i++) {
      cells.add(markdown("## Step " + i));
      cells.add(code(i + " * " + i));
    }
    cells.add(markdown("## The end\n\n$\\sigma(z)$ and $e^{-z}$"));
    JsonObject seen =
        pages.visitWindowedPanel(
            cells,
            "light",
            "panel-reading",
            ClassicPages.screenshot("panel-reading-top.png"),
            ClassicPages.screenshot("panel-reading-bottom.png"));

    for (String visit : List.of("first", "again")) {
      JsonObject first = seen.getAsJsonObject(visit);
      assertThat(texts(first, "headings")).as(visit).hasSize(1);
      assertThat(texts(first, "headings").get(0)).startsWith("Entropy");
      assertThat(texts(first, "tableCells")).containsExactly("shirt", "0.9");
      assertThat(first.get("formulas").getAsInt()).isEqualTo(3);
      assertThat(first.get("text").getAsString()).doesNotContain("$", "\\sum");
    }
    JsonObject result = seen.getAsJsonObject("result");
    assertThat(result.get("prompt").getAsString()).isEqualTo("[" + PAIRS + "]:");
    assertThat(result.get("output").getAsString()).isEqualTo("" + PAIRS * PAIRS);
    assertThat(seen.getAsJsonObject("last").get("formulas").getAsInt()).isEqualTo(2);
    for (String place : List.of("attachedAtTop", "attachedAtBottom")) {
      assertThat(seen.get(place).getAsInt())
          .as(place)
          .isBetween(2, seen.get("count").getAsInt() - 10);
    }
    assertThat(texts(seen, "errors")).isEmpty();
  }
}
