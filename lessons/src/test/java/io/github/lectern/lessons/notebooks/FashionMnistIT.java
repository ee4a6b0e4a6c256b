package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Checks the outputs of notebook 04, as far as they show the lecture. Exact numbers follow from the
 * data set and the shapes of the nets; net1.csv contains the training log of net1, and the bands
 * include the lecture's runs.
 */
class FashionMnistIT {
  static final Notebook NOTEBOOK = CourseRun.once().executed("04-fashion-mnist.ipynb");

  @Test
  void label_1_is_a_row_of_ten_with_a_one_in_second_place() {
    assertThat(shownText("one-hot"))
        .isEqualTo("array([0., 1., 0., 0., 0., 0., 0., 0., 0., 0.], dtype=float32)");
  }

  @Test
  void a_blind_guess_costs_the_logarithm_of_ten() {
    assertThat(shownText("blind-guess")).startsWith("2.302585");
    assertThat(shownText("one-loss")).startsWith("0.356674"); // -ln 0.7
  }

  @Test
  void the_diagrams_show_their_layers_and_nodes() {
    assertThat(onlySvg("net1-diagram"))
        .startsWith("<svg")
        .contains("Layer 0", "Layer 1: relu", "Layer 2: softmax")
        .contains(">x1<", ">x2<", ">...<", ">x784<", ">node1<", ">node2<", ">node30<")
        .contains(">y10<", ">y1<");
    assertThat(onlySvg("net2-diagram"))
        .startsWith("<svg")
        .contains("Layer 0", "Layer 1: relu", "Layer 2: relu", "Layer 3: softmax")
        .contains(">x784<", ">...<", ">y10<");
    assertThat(labels("net1-diagram")).doesNotContain("..", ".");
    assertThat(labels("net2-diagram")).doesNotContain("..", "....", ".", "a1", "a2", "a500");
    assertThat(labels("net2-diagram")).filteredOn("node500"::equals).hasSize(2);
  }

  @Test
  void every_arrow_between_neighbouring_layers_is_drawn() {
    assertThat(Pattern.compile("class=\"edge\"").matcher(onlySvg("net1-diagram")).results())
        .hasSize(4 * 4 + 4 * 3);
    assertThat(Pattern.compile("class=\"edge\"").matcher(onlySvg("net2-diagram")).results())
        .hasSize(4 * 4 + 4 * 4 + 4 * 3);
  }

  @Test
  void the_arrays_have_their_shapes_and_types() {
    assertThat(shownText("data"))
        .isEqualTo(
            "Fashion-MNIST: xTrain (60000, 28, 28), yTrain (60000), xTest (10000, 28, 28),"
                + " yTest (10000), all uint8");
  }

  @Test
  void the_labels_begin_and_end_as_in_the_data_set() {
    assertThat(NOTEBOOK.cell("labels").shown("text/plain"))
        .containsExactly(
            "array([9, 0, 0, ..., 3, 0, 5], dtype=uint8)",
            "array([9, 2, 1, 1, 6, 1, 4, 6, 5, 7], dtype=uint8)");
  }

  @Test
  void one_hot_labels_print_as_in_the_lecture() {
    assertThat(shownText("one-hot-labels"))
        .isEqualTo(
            """
            array([[0., 0., 0., ..., 0., 0., 1.],
                   [1., 0., 0., ..., 0., 0., 0.],
                   [1., 0., 0., ..., 0., 0., 0.],
                   ...,
                   [0., 0., 0., ..., 0., 0., 0.],
                   [1., 0., 0., ..., 0., 0., 0.],
                   [0., 0., 0., ..., 0., 0., 0.]], dtype=float32)""");
  }

  @Test
  void each_class_has_6000_training_and_1000_test_pictures() {
    assertThat(Pattern.compile("6,?000\\D+1,?000").matcher(shownText("classes")).results())
        .hasSize(10);
    assertThat(shownText("classes")).contains("T-shirt/top", "Ankle boot");
  }

  @Test
  void the_pictures_are_shown() {
    assertThat(NOTEBOOK.cell("pictures").shown("image/png")).hasSize(1);
  }

  @Test
  void net1_trains_as_it_always_does() {
    ProgressLog log = ProgressLog.of(NOTEBOOK.cell("net1"));
    double[][] expected = expectedNet1();
    assertThat(log.epochs()).hasSize(20);
    for (int i = 0; i < 20; i++) {
      ProgressLog.Line line = log.epochs().get(i);
      assertThat(line.steps()).isEqualTo(50);
      assertThat(line.loss())
          .as("epoch %d", i + 1)
          .isCloseTo(expected[i][0], withinPercentage(0.5));
      assertThat(line.accuracy()).as("epoch %d", i + 1).isCloseTo(expected[i][1], within(0.005));
    }
  }

  @Test
  void net1_evaluates_as_it_always_does() {
    double[] expected = expectedNet1()[20];
    ProgressLog log = ProgressLog.of(NOTEBOOK.cell("net1-evaluate"));
    assertThat(log.last().steps()).isEqualTo(313);
    assertThat(log.last().loss()).isCloseTo(expected[0], withinPercentage(1.5));
    assertThat(log.last().accuracy()).isCloseTo(expected[1], within(0.015));
    assertReturnsWhatItPrinted("net1-evaluate");
  }

  @Test
  void net2_trains_and_evaluates_within_the_bands() {
    List<double[]> epochs = rows("net2-beside");
    assertThat(epochs).extracting(row -> row[0]).startsWith(1.0).endsWith(50.0);
    double[] first = epochs.get(0);
    assertThat(first[2]).isBetween(21.5, 21.7);
    assertThat(first[4]).isBetween(0.685, 0.690);
    double[] last = epochs.get(epochs.size() - 1);
    assertThat(last[2]).isBetween(0.09, 0.13);
    assertThat(last[4]).isBetween(0.952, 0.966);
    ProgressLog.Line test = ProgressLog.of(NOTEBOOK.cell("net2-evaluate")).last();
    assertThat(test.steps()).isEqualTo(313);
    // Five runs whose initial weights differ in the seventh digit: 0.7241 to 0.7760; lecture:
    // 0.7063
    assertThat(test.loss()).isBetween(0.65, 0.80);
    assertThat(test.accuracy()).isBetween(0.855, 0.870);
    assertReturnsWhatItPrinted("net2-evaluate");
  }

  @Test
  void net2_draws_its_curves_while_it_trains_and_prints_no_log() {
    assertThat(NOTEBOOK.cell("net2").printed("stdout")).isEmpty();
    assertThat(shownText("net2")).startsWith("Training of 50 epochs: loss from ");
  }

  @Test
  void a_training_leaves_one_line_for_each_epoch_and_no_carriage_return() {
    assertOneLineForEachEpoch("net1", 20);
  }

  @Test
  void a_training_of_one_epoch_and_an_evaluation_leave_one_line() {
    for (String id : List.of("own-activations", "net1-evaluate", "net2-evaluate")) {
      ProgressLog log = ProgressLog.of(NOTEBOOK.cell(id));
      assertThat(log.text().lines()).as(id).hasSize(1);
      assertThat(log.epochs()).as(id).hasSize(1);
    }
  }

  @Test
  void a_training_shows_its_curves() {
    assertThat(NOTEBOOK.cell("net1").shown("image/png")).hasSize(1);
    assertThat(NOTEBOOK.cell("net2").shown("image/png")).hasSize(1);
  }

  @Test
  void the_lectures_numbers_are_beside_ours() {
    String net1 = shownText("net1-beside");
    ProgressLog log = ProgressLog.of(NOTEBOOK.cell("net1"));
    assertThat(net1).contains("32.5672", "1.0567", "0.5975");
    assertThat(log.epochs())
        .allSatisfy(
            line -> assertThat(net1).contains(String.format(Locale.ROOT, "%.4f", line.loss())));
    assertThat(shownText("net2-beside")).contains("21.6114", "0.1041", "0.9610");
    assertThat(NOTEBOOK.cell("net1-beside").shown("text/html")).hasSize(1);
  }

  @Test
  void the_summaries_count_the_parameters() {
    assertThat(shownText("net1-summary"))
        .contains("Model: \"sequential\"")
        .containsPattern("dense \\(Dense\\) +\\(None, 30\\) +23550 ")
        .containsPattern("dense_1 \\(Dense\\) +\\(None, 10\\) +310 ")
        .contains("Total params: 23,860\nTrainable params: 23,860\nNon-trainable params: 0");
    assertThat(shownText("net2-summary"))
        .containsPattern("\\(Dense\\) +\\(None, 500\\) +392500 ")
        .containsPattern("\\(Dense\\) +\\(None, 500\\) +250500 ")
        .containsPattern("\\(Dense\\) +\\(None, 10\\) +5010 ")
        .contains("Total params: 648,010\nTrainable params: 648,010\nNon-trainable params: 0");
  }

  @Test
  void an_activation_in_a_separate_layer_makes_the_same_net() {
    assertThat(shownText("own-activations")).isEqualTo("true");
  }

  @Test
  void the_homework_is_not_done_yet() {
    assertThat(shownText("homework"))
        .startsWith("Homework: 0 of 3 passed")
        .containsSubsequence("not done yet", "not done yet", "not done yet");
    assertThat(NOTEBOOK.cell("homework").shown("text/html")).hasSize(1);
  }

  @Test
  void the_comparison_has_parameters_and_accuracy_of_both_nets() {
    assertThat(shownText("comparison"))
        .containsPattern("net1 +23,860 +\\d\\.\\d{4} +0\\.\\d{4}")
        .containsPattern("net2 +648,010 +\\d\\.\\d{4} +0\\.\\d{4}");
  }

  @Test
  void a_net_is_drawn_its_weights_are_shown_and_its_worst_mistakes() {
    assertThat(onlySvg("net1-drawn")).contains("30 nodes", "23,550 parameters", "310 parameters");
    for (String id : List.of("net1-weights", "mistakes", "scatter", "scaled-weights")) {
      assertThat(NOTEBOOK.cell(id).shown("image/png")).as(id).hasSize(1);
    }
  }

  /** Returns the numbers in each row of a table of epochs, without a name before them. */
  static List<double[]> rows(String id) {
    return shownText(id)
        .lines()
        .skip(3)
        .map(line -> Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?").matcher(line).results())
        .map(found -> found.mapToDouble(number -> Double.parseDouble(number.group())).toArray())
        .toList();
  }

  /** Returns the words that a diagram shows, as opposed to the names of its nodes in DOT. */
  private static List<String> labels(String id) {
    return Pattern.compile("<text[^>]*>([^<]*)</text>")
        .matcher(onlySvg(id))
        .results()
        .map(text -> text.group(1))
        .toList();
  }

  private static void assertOneLineForEachEpoch(String id, int epochs) {
    ProgressLog log = ProgressLog.of(NOTEBOOK.cell(id));
    assertThat(log.text()).doesNotContain("\r").doesNotContain("\b").doesNotContain("\u001b");
    assertThat(log.epochs()).hasSize(epochs);
    assertThat(log.text().lines().filter(line -> line.startsWith("Epoch ")))
        .isEqualTo(
            IntStream.rangeClosed(1, epochs).mapToObj(e -> "Epoch " + e + "/" + epochs).toList());
    assertThat(log.text().lines()).hasSize(2 * epochs);
  }

  private static void assertReturnsWhatItPrinted(String id) {
    String[] returned = shownText(id).replaceAll("[\\[\\]]", "").split(", ", -1);
    ProgressLog.Line printed = ProgressLog.of(NOTEBOOK.cell(id)).last();
    assertThat(Double.parseDouble(returned[0])).isCloseTo(printed.loss(), within(0.00006));
    assertThat(Double.parseDouble(returned[1])).isCloseTo(printed.accuracy(), within(0.00006));
  }

  static String shownText(String id) {
    List<String> shown = NOTEBOOK.cell(id).shown("text/plain");
    assertThat(shown).as(id).hasSize(1);
    return shown.get(0);
  }

  private static String onlySvg(String id) {
    List<String> shown = NOTEBOOK.cell(id).shown("image/svg+xml");
    assertThat(shown).as(id).hasSize(1);
    return shown.get(0);
  }

  private static double[][] expectedNet1() {
    try (InputStream in = FashionMnistIT.class.getResourceAsStream("net1.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> Arrays.stream(line.split(",", -1)).skip(1).mapToDouble(Double::parseDouble))
          .map(numbers -> numbers.toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
