package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the outputs of notebook 07; the bands include the lecture's runs and ours. */
class DeeperNetsIT {
  private static final Notebook NOTEBOOK = CourseRun.once().executed("07-deeper-nets.ipynb");

  @Test
  void net2_in_small_batches_learns_as_the_lectures_does() {
    assertEpochs("five", 5);
    assertEpochs("ten", 10);
    ProgressLog.Line first = epochs("five").get(0);
    assertThat(first.loss()).isBetween(2.26, 2.34);
    assertThat(first.accuracy()).isBetween(0.738, 0.754);
    assertThat(epochs("five").get(4).loss()).isBetween(0.43, 0.55);
    assertThat(epochs("five").get(4).accuracy()).isBetween(0.799, 0.845);
    assertThat(epochs("ten").get(9).loss()).isBetween(0.38, 0.47);
    assertThat(epochs("ten").get(9).accuracy()).isBetween(0.816, 0.863);
  }

  @Test
  void ten_epochs_begin_with_the_five_of_the_same_seed() {
    assertThat(epochs("ten").subList(0, 5)).isEqualTo(epochs("five"));
  }

  @Test
  void the_first_four_further_epochs_bring_more_than_the_last_five() {
    double[] gains = numbers("ten-gain");
    assertThat(gains[0]).isGreaterThan(2 * gains[1]);
  }

  @Test
  void net3_learns_and_is_evaluated_as_the_lectures_is() {
    assertEpochs("net3", 10);
    assertThat(epochs("net3").get(0).loss()).isBetween(0.978, 0.986);
    assertThat(epochs("net3").get(0).accuracy()).isBetween(0.793, 0.796);
    assertThat(epochs("net3").get(9).loss()).isBetween(0.31, 0.33);
    assertThat(epochs("net3").get(9).accuracy()).isBetween(0.883, 0.889);
    ProgressLog.Line test = epochs("net3-test").get(0);
    assertThat(test.steps()).isEqualTo(313);
    assertThat(test.loss()).isBetween(0.37, 0.42);
    assertThat(test.accuracy()).isBetween(0.850, 0.877);
  }

  @Test
  void the_lectures_numbers_are_beside_ours() {
    assertThat(text("five-beside")).contains("2.2611", "0.4371", "0.8444");
    assertThat(text("ten-beside")).contains("2.2335", "0.3963", "0.8594");
    assertThat(text("net3-beside")).contains("0.9818", "0.3138", "0.8883");
  }

  @Test
  void the_summaries_count_the_parameters() {
    assertThat(text("five-summary"))
        .containsPattern("flatten \\(Flatten\\) +\\(None, 784\\) +0 ")
        .contains("Total params: 648,010\nTrainable params: 648,010\nNon-trainable params: 0");
    assertThat(text("net3-summary"))
        .containsPattern("\\(None, 500\\) +392500 (?s:.*)\\(None, 500\\) +250500 ")
        .contains("Total params: 1,399,510\nTrainable params: 1,399,510");
    assertThat(numbers("times")[0]).isCloseTo(2.16, within(0.005));
  }

  @Test
  void the_nets_are_compared_on_a_board_and_in_pictures() {
    assertThat(text("price")).containsPattern("net2 +648,010").containsPattern("net3 +1,399,510");
    assertThat(text("challenge"))
        .containsPattern("net3 +1,399,510 +100\\.0 % +0\\.\\d{4} +the one to beat")
        .containsPattern("mine +79,510 +5\\.7 %");
    for (String id : List.of("curves", "scatter", "shuffle", "shuffle-train")) {
      assertThat(NOTEBOOK.cell(id).shown("image/png")).as(id).hasSize(1);
    }
    assertThat(NOTEBOOK.cell("diagram").shown("image/svg+xml").get(0))
        .contains("1: relu", "5: relu", "6: softmax", "392,500 parameters");
  }

  @Test
  void the_library_warns_against_training_on_the_test_set() {
    for (String id : List.of("g4-five", "g4-ten")) {
      assertThat(NOTEBOOK.cell(id).printed("stdout"))
          .as(id)
          .contains("Warning: fit: these 10000 samples are", "evaluate(x, y) evaluates");
      assertThat(epochs(id)).as(id).hasSize(1).allMatch(line -> line.steps() == 313);
    }
    assertThat(epochs("g4-five").get(0).loss()).isBetween(0.46, 0.56);
    assertThat(epochs("g4-five").get(0).accuracy()).isBetween(0.79, 0.84);
    assertThat(epochs("g4-ten").get(0).loss()).isBetween(0.44, 0.53);
    assertThat(epochs("g4-ten").get(0).accuracy()).isBetween(0.80, 0.85);
  }

  @Test
  void images_seen_in_training_flatter_the_net() {
    double[] accuracies = numbers("g4-half"); // honest, learnt, unseen
    assertThat(accuracies[1]).isGreaterThan(accuracies[0] + 0.02);
    assertThat(accuracies[1]).isGreaterThan(accuracies[2] + 0.02);
  }

  private static void assertEpochs(String id, int count) {
    assertThat(epochs(id)).as(id).hasSize(count).allMatch(line -> line.steps() == 1875);
    assertThat(NOTEBOOK.cell(id).shown("image/png")).as(id).hasSize(1);
  }

  private static List<ProgressLog.Line> epochs(String id) {
    return ProgressLog.of(NOTEBOOK.cell(id)).epochs();
  }

  private static String text(String id) {
    List<String> shown = NOTEBOOK.cell(id).shown("text/plain");
    assertThat(shown).as(id).hasSize(1);
    return shown.get(0);
  }

  private static double[] numbers(String id) {
    return Arrays.stream(text(id).replaceAll("[\\[\\]]", "").split(", "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
