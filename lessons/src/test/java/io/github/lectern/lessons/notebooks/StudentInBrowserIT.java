package io.github.lectern.lessons.notebooks;

import static io.github.lectern.lessons.notebooks.StudentCells.CHARTED;
import static io.github.lectern.lessons.notebooks.StudentCells.ENDLESS;
import static io.github.lectern.lessons.notebooks.StudentCells.NET;
import static io.github.lectern.lessons.notebooks.StudentCells.QUESTIONS;
import static io.github.lectern.lessons.notebooks.StudentCells.SOON;
import static io.github.lectern.lessons.notebooks.StudentCells.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.lectern.lessons.WaitsForProcesses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests what students do in the classic Notebook; each test has a separate notebook. */
@ExtendWith(ClassicPages.Shared.class)
@WaitsForProcesses
class StudentInBrowserIT {
  @Test
  void the_stop_button_ends_a_training_run_and_the_net_stays_usable(ClassicPages pages)
      throws Exception {
    List<String> cells =
        List.of(
            NET,
            ENDLESS,
            "net1.history().epoch().size()",
            "net1.evaluate(X, y, verbose(0)).loss()");
    JsonObject seen = pages.visit(cells, "interrupt", ClassicPages.screenshot("interrupt.png"));

    assertThat(seen.get("milliseconds").getAsInt()).isLessThan(SOON);
    assertThat(texts(seen, "promptsThen"))
        .containsExactly("In [1]:", "In [2]:", "In [ ]:", "In [ ]:");
    assertThat(texts(seen, "prompts")).containsExactly("In [1]:", "In [2]:", "In [3]:", "In [4]:");
    String training = seen.get("training").getAsString();
    assertThat(training).contains("Interrupted: the cell was stopped");
    long finished = training.lines().filter(line -> line.startsWith("2000/2000 [====")).count();
    assertThat(finished).isGreaterThanOrEqualTo(2);
    assertThat(seen.get("epochs").getAsString()).isEqualTo("" + finished);
    assertThat(Double.parseDouble(seen.get("evaluation").getAsString())).isBetween(0.05, 0.3);
  }

  @Test
  void restart_and_run_all_starts_another_process(ClassicPages pages) throws Exception {
    List<String> cells =
        List.of("int runs = 0;", "runs += 1;\nruns", "ProcessHandle.current().pid()");
    JsonObject seen = pages.visit(cells, "restart", ClassicPages.screenshot("restart.png"));

    JsonObject before = seen.getAsJsonObject("before");
    JsonObject after = seen.getAsJsonObject("after");
    assertThat(texts(after, "prompts")).containsExactly("In [1]:", "In [2]:", "In [3]:");
    assertThat(after.get("runs").getAsString()).isEqualTo("1");
    long first = before.get("process").getAsLong();
    assertThat(after.get("process").getAsLong()).isNotEqualTo(first);
    assertThat(ProcessHandle.of(first)).as("the first kernel").isEmpty();
  }

  @Test
  void a_question_and_a_password_are_answered_in_the_page(ClassicPages pages) throws Exception {
    JsonObject seen = pages.visit(QUESTIONS, "input", ClassicPages.screenshot("input.png"));

    assertThat(texts(seen, "types")).containsExactly("text", "password");
    assertThat(texts(seen, "questions")).containsExactly("Name? ", "Key? ");
    assertThat(texts(seen, "focused")).containsExactly("true", "true");
    assertThat(texts(seen, "results")).containsExactly("Ada Lovelace!", "6");
    assertThat(seen.get("page").getAsString()).contains("Ada Lovelace").doesNotContain("s3cret");
  }

  @Test
  void tab_offers_the_options_of_a_call_and_shift_tab_shows_its_documentation(ClassicPages pages)
      throws Exception {
    List<String> cells = List.of(NET, "");
    JsonObject seen =
        pages.visit(
            cells,
            "assistance",
            ClassicPages.screenshot("completion.png"),
            ClassicPages.screenshot("documentation.png"));

    assertThat(texts(seen, "offered")).contains("epochs(", "batchSize(", "verbose(");
    assertThat(seen.get("picked").getAsString())
        .isEqualTo("net1.fit(X, y, epochs()"); // the page inserts closing parentheses
    assertThat(seen.get("tooltip").getAsString()).contains("fit(INDArray x", "epochs");
  }

  @Test
  void a_live_chart_is_updated_in_place_during_training(ClassicPages pages) throws Exception {
    List<String> cells = List.of(NET, CHARTED);
    JsonObject seen =
        pages.visit(
            cells,
            "live-chart",
            ClassicPages.screenshot("live-chart-during.png"),
            ClassicPages.screenshot("live-chart-after.png"));

    assertThat(seen.get("pictures").getAsInt()).isGreaterThanOrEqualTo(3);
    assertThat(seen.get("most").getAsInt()).isEqualTo(1);
    assertThat(seen.get("alt").getAsString()).contains("loss");
  }
}
