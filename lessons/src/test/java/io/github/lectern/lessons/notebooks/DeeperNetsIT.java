package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the outputs of notebook 07; the bands include the lecture's runs and ours. */
class DeeperNetsIT {
  private static final Notebook NOTEBOOK = CourseRun.once().executed("07-deeper-nets.ipynb");

  @Test
  void net2_in_small_batches_learns_as_the_lectures_does() {
    assertThat(epochs("five")).hasSize(5).allMatch(line -> line.steps() == 1875);
    ProgressLog.Line first = epochs("five").get(0);
    assertThat(first.loss()).isBetween(2.26, 2.34);
    assertThat(first.accuracy()).isBetween(0.738, 0.754);
    assertThat(epochs("five").get(4).loss()).isBetween(0.43, 0.55);
    assertThat(epochs("five").get(4).accuracy()).isBetween(0.799, 0.845);
    assertThat(ours("ten-beside")).hasSize(10);
    assertThat(ours("ten-beside").get(9).get(0)).isBetween(0.38, 0.47);
    assertThat(ours("ten-beside").get(9).get(1)).isBetween(0.816, 0.863);
  }

  @Test
  void ten_epochs_begin_with_the_five_of_the_same_seed() {
    List<List<Double>> five =
        epochs("five").stream().map(line -> List.of(line.loss(), line.accuracy())).toList();
    assertThat(ours("ten-beside").subList(0, 5)).isEqualTo(five);
  }

  @Test
  void long_trainings_draw_a_chart_instead_of_a_log() {
    for (String id : List.of("ten", "net3")) {
      assertThat(NOTEBOOK.cell(id).printed("stdout")).as(id).isEmpty();
      assertThat(text(id)).as(id).startsWith("Training of 10 epochs").contains("val_accuracy");
    }
  }

  @Test
  void the_last_five_epochs_bring_little_and_on_unseen_images_hardly_anything() {
    List<Double> seen = row("ten-gain", "training images");
    List<Double> unseen = row("ten-gain", "unseen images");
    assertThat(seen.get(0)).isBetween(0.085, 0.095); // "nine points" in the prediction
    assertThat(seen.get(1)).isBetween(0.015, 0.025); // "about two points"
    assertThat(unseen.get(1)).isBetween(-0.01, 0.01); // "a point at most, up or down"
  }

  @Test
  void net3_learns_and_is_evaluated_as_the_lectures_is() {
    List<List<Double>> ours = ours("net3-beside");
    assertThat(ours).hasSize(10);
    assertThat(ours.get(0).get(0)).isBetween(0.978, 0.986);
    assertThat(ours.get(0).get(1)).isBetween(0.793, 0.796);
    assertThat(ours.get(9).get(0)).isBetween(0.31, 0.33);
    assertThat(ours.get(9).get(1)).isBetween(0.883, 0.889);
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
  }

  @Test
  void the_nets_are_compared_on_a_board_and_in_pictures() {
    assertThat(text("price"))
        .containsPattern("net2 +648,010 +1\\.00 +\\d+\\.\\d +1\\.00 ")
        .containsPattern("net3 +1,399,510 +2\\.16 +\\d+\\.\\d +\\d\\.\\d\\d ");
    assertThat(text("challenge"))
        .containsPattern("the lecture's net3 +1,399,510 +100\\.0 % +0\\.8596 +the one to beat")
        .containsPattern("mine +79,510 +5\\.7 % +0\\.\\d{4} +not accurate enough");
    for (String id : List.of("curves", "scatter", "shuffle", "shuffle-train", "window")) {
      assertThat(NOTEBOOK.cell(id).shown("image/png")).as(id).hasSize(1);
    }
    assertThat(NOTEBOOK.cell("diagram").shown("image/svg+xml").get(0))
        .contains("1: relu", "5: relu", "6: softmax", "392,500 parameters");
  }

  @Test
  void net3_is_slower_and_gains_a_point_or_two() {
    List<Double> net2 = row("price", "net2");
    List<Double> net3 = row("price", "net3");
    assertThat(net3.get(3)).isGreaterThan(1.2);
    assertThat(net3.get(4) - net2.get(4)).isBetween(0.005, 0.025);
    List<Double> ends =
        Pattern.compile("from (0\\.\\d{4}) to (0\\.\\d{4})")
            .matcher(text("curves"))
            .results()
            .flatMap(found -> Stream.of(found.group(1), found.group(2)))
            .map(Double::valueOf)
            .toList();
    assertThat(ends).hasSize(4);
    assertThat(ends.get(2)).isGreaterThan(ends.get(0));
    assertThat(ends.get(3)).isGreaterThan(ends.get(1));
  }

  @Test
  void shuffled_pixels_make_no_difference() {
    List<Double> last =
        Pattern.compile("to (0\\.\\d{4}) ± (0\\.\\d{4}) \\(5 runs\\)")
            .matcher(text("shuffle-train"))
            .results()
            .flatMap(found -> Stream.of(found.group(1), found.group(2)))
            .map(Double::valueOf)
            .toList();
    assertThat(last).hasSize(4);
    assertThat(last.get(0)).isCloseTo(last.get(2), within(last.get(1) + last.get(3)));
  }

  @Test
  void the_library_warns_against_training_on_the_test_set() {
    for (String id : List.of("g4-five", "g4-ten")) {
      assertThat(NOTEBOOK.cell(id).printed("stdout"))
          .as(id)
          .contains("Warning: fit: these 10,000 samples are", "evaluate(x, y) evaluates");
      assertThat(epochs(id)).as(id).hasSize(1).allMatch(line -> line.steps() == 313);
    }
    assertThat(epochs("g4-five").get(0).loss()).isBetween(0.46, 0.56);
    assertThat(epochs("g4-five").get(0).accuracy()).isBetween(0.79, 0.84);
    assertThat(epochs("g4-ten").get(0).loss()).isBetween(0.44, 0.53);
    assertThat(epochs("g4-ten").get(0).accuracy()).isBetween(0.80, 0.85);
  }

  @Test
  void images_seen_in_training_flatter_the_net() {
    List<Double> trained = row("g4-half", "first half, used for training");
    List<Double> other = row("g4-half", "second half");
    assertThat(trained.get(1)).isGreaterThan(trained.get(0) + 0.03);
    assertThat(other.get(1)).isCloseTo(other.get(0), within(0.02));
    double both = (trained.get(0) + other.get(0)) / 2;
    assertThat(both).isCloseTo(epochs("net3-test").get(0).accuracy(), within(0.0002));
  }

  private static List<ProgressLog.Line> epochs(String id) {
    return ProgressLog.of(NOTEBOOK.cell(id)).epochs();
  }

  /** Returns our loss and accuracy in each row of a table beside the lecture's. */
  private static List<List<Double>> ours(String id) {
    return text(id)
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("\\d.*"))
        .map(line -> line.split(" +", -1))
        .map(line -> List.of(Double.valueOf(line[2]), Double.valueOf(line[4])))
        .toList();
  }

  /** Returns the numbers of the line that begins with a name. */
  private static List<Double> row(String id, String name) {
    String line = text(id).lines().filter(l -> l.startsWith(name + " ")).findFirst().orElseThrow();
    return Arrays.stream(line.substring(name.length()).strip().split(" +", -1))
        .map(number -> Double.valueOf(number.replace(",", "")))
        .toList();
  }

  private static String text(String id) {
    List<String> shown = NOTEBOOK.cell(id).shown("text/plain");
    assertThat(shown).as(id).hasSize(1);
    return shown.get(0);
  }
}
