package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.datasets.FashionMnist;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the outputs of notebook 06; the bands include the lecture's runs and ours. */
class ImagesIT {
  private static final Notebook NOTEBOOK = CourseRun.once().executed("06-images.ipynb");
  private static final List<String> CLASSES = FashionMnist.classNames();

  @Test
  void the_images_have_their_shapes_without_and_with_a_channel() {
    assertThat(texts("data")).containsExactly("[60000, 28, 28]");
    assertThat(texts("first")).containsExactly("[28, 28]");
    assertThat(texts("channels"))
        .containsExactly("[60000, 28, 28, 1]", "[10000, 28, 28, 1]", "DOUBLE");
  }

  @Test
  void the_boot_is_shown_in_viridis_and_in_grey_with_a_colour_bar() {
    assertThat(NOTEBOOK.cell("boot").shown("image/png")).hasSize(1);
    assertThat(texts("boot").get(0)).contains("viridis", "values from 0 to 255");
    assertThat(texts("boot-grey").get(0)).contains("gray", "with a colour bar");
    assertThat(texts("real-colour").get(0)).contains("in colour");
  }

  @Test
  void the_quiz_of_the_colour_images_waits_for_an_answer() {
    assertThat(texts("quiz").get(0)).contains("0 of 1 passed", "not done yet");
  }

  @Test
  void flatten_describes_itself_and_its_methods() {
    assertThat(texts("flatten")).containsExactly("Flatten(name=flatten)");
    assertThat(texts("dir").get(0)).contains("call", "weights", "countParams");
    assertThat(texts("callable")).containsExactly("true", "false");
    assertThat(texts("control")).containsExactly("true");
  }

  @Test
  void flatten_returns_the_same_as_reshape() {
    assertThat(texts("call").get(0)).isEqualTo("[60000, 784]");
    assertThat(texts("call").get(1)).startsWith("array([[0., 0., 0.").endsWith("dtype=float32)");
    assertThat(texts("three-ways")).containsExactly("true", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"net1", "with-recall"})
  void a_net_that_takes_images_learns_as_the_lectures_does(String id) {
    List<ProgressLog.Line> epochs = ProgressLog.of(NOTEBOOK.cell(id)).epochs();
    assertThat(epochs).hasSize(5).allMatch(line -> line.steps() == 1875);
    assertThat(epochs.get(0).loss()).isBetween(2.52, 2.55);
    assertThat(second(epochs.get(0))).isBetween(0.403, 0.413);
    assertThat(epochs.get(4).loss()).isBetween(0.70, 1.03);
    assertThat(second(epochs.get(4))).isBetween(0.55, 0.74);
  }

  @Test
  void a_metric_does_not_change_what_is_learnt() {
    assertThat(firstTwo("with-recall")).isEqualTo(firstTwo("net1"));
    assertThat(texts("same-losses")).containsExactly("true");
  }

  @Test
  void the_lectures_numbers_are_beside_ours() {
    assertThat(texts("net1-beside").get(0)).contains("2.5307", "0.8816", "0.6415");
    assertThat(texts("with-recall-beside").get(0)).contains("2.5317", "0.8963", "0.6265");
    assertThat(texts("with-recall-beside").get(1)).contains("2.5228", "0.7308", "0.5950");
  }

  @Test
  void the_log_has_the_names_of_the_metrics() {
    assertThat(names("net1")).containsExactly("loss", "accuracy");
    assertThat(names("by-name"))
        .containsExactly("loss", "accuracy", "Accuracy", "recall", "equal_entries");
    assertThat(names("with-recall")).containsExactly("loss", "categorical_accuracy", "recall");
    assertThat(texts("recall-1")).containsExactly("recall_1");
  }

  @Test
  void the_layers_are_called_one_after_the_other() {
    assertThat(texts("layers").get(0))
        .containsSubsequence("Flatten(", "Dense(", "units=30", "Dense(", "units=10");
    assertThat(texts("shapes"))
        .containsExactly("[60000, 28, 28, 1]", "[60000, 784]", "[60000, 30]", "[60000, 10]");
    assertThat(texts("hidden").get(1)).isEqualTo("0.0");
    List<Double> sums =
        Pattern.compile("\\d+\\.\\d*")
            .matcher(texts("output").get(1))
            .results()
            .map(sum -> Double.parseDouble(sum.group()))
            .toList();
    assertThat(sums).hasSize(6).allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(3e-7)));
    assertThat(Long.parseLong(texts("zeros").get(0))).isBetween(1L, 300_000L);
  }

  @Test
  void large_pixels_silence_most_nodes_and_small_ones_do_not() {
    assertThat(inUse("active")).isBetween(1, 14);
    assertThat(inUse("scaled-active")).isBetween(27, 30);
  }

  @Test
  void the_accuracy_that_compares_entries_is_near_0() {
    ProgressLog.Line line = ProgressLog.of(NOTEBOOK.cell("by-name")).last();
    assertThat(line.steps()).isEqualTo(1875);
    assertThat(line.accuracy()).isBetween(0.403, 0.413);
    assertThat(line.figures().get("Accuracy")).isEqualTo(line.accuracy());
    assertThat(line.figures().get("recall")).isBetween(0.296, 0.304);
    assertThat(line.figures().get("equal_entries")).isBetween(0.0001, 0.1);
  }

  @Test
  void evaluate_returns_the_loss_and_the_metrics_in_the_order_of_compile() {
    ProgressLog.Line printed = ProgressLog.of(NOTEBOOK.cell("evaluate")).last();
    assertThat(printed.steps()).isEqualTo(313);
    assertThat(printed.loss()).isBetween(0.71, 1.10);
    assertThat(second(printed)).isBetween(0.53, 0.74);
    assertThat(printed.figures().get("recall")).isBetween(0.45, 0.66);
    double[] returned = numbers("evaluate", 0);
    int i = 0;
    for (double figure : printed.figures().values()) {
      assertThat(returned[i++]).isCloseTo(figure, within(0.00006));
    }
    assertThat(returned).hasSize(3);
  }

  @Test
  void recall_is_the_share_of_images_whose_right_class_got_more_than_one_half() {
    double byHand = inTable("g8-by-hand", "right class above one half, by hand");
    assertThat(byHand).isEqualTo(inTable("g8-by-hand", "recall, by the library"));
    assertThat(inTable("g8-by-hand", "right without being sure")).isPositive();
    assertThat(inTable("macro", "macro recall")).isEqualTo(inTable("macro", "accuracy"));
    assertThat(inTable("macro", "recall in the log")).isEqualTo(byHand);
  }

  @Test
  void coats_and_shirts_are_lost_to_the_pullovers_until_the_pixels_are_small() {
    assertThat(recall("report", "Coat")).isLessThan(0.1);
    assertThat(recall("report", "Shirt")).isLessThan(0.2);
    assertThat(recall("report", "Pullover")).isGreaterThan(0.9);
    assertThat(texts("heat-map").get(0))
        .contains("Coat taken for Pullover", "Shirt taken for Pullover");
    assertThat(recall("scaled-report", "Coat")).isGreaterThan(0.7);
    assertThat(recall("scaled-report", "Shirt")).isBetween(0.5, 0.75);
    assertThat(recall("scaled-report", "macro avg")).isBetween(0.845, 0.875);
    for (String name : CLASSES) {
      assertThat(f1("scaled-report", name)).isGreaterThanOrEqualTo(f1("scaled-report", "Shirt"));
    }
  }

  @Test
  void each_class_has_its_row_in_the_report_and_the_heat_map_is_drawn() {
    assertThat(NOTEBOOK.cell("heat-map").shown("image/png")).hasSize(1);
    assertThat(texts("report").get(0).lines().filter(line -> line.endsWith(" 1,000"))).hasSize(10);
    assertThat(texts("report").get(0)).contains("T-shirt/top", "Ankle boot", "macro avg");
  }

  @Test
  void the_summary_counts_no_parameters_for_flatten() {
    assertThat(texts("net-summary").get(0))
        .containsPattern("flatten_\\d+ \\(Flatten\\) +\\(None, 784\\) +0 ")
        .containsPattern("dense_\\d+ \\(Dense\\) +\\(None, 30\\) +23550 ")
        .containsPattern("dense_\\d+ \\(Dense\\) +\\(None, 10\\) +310 ")
        .contains("Total params: 23,860\nTrainable params: 23,860\nNon-trainable params: 0");
  }

  private static List<String> texts(String id) {
    return NOTEBOOK.cell(id).shown("text/plain");
  }

  private static List<String> names(String id) {
    return List.copyOf(ProgressLog.of(NOTEBOOK.cell(id)).last().figures().keySet());
  }

  /** Returns the second figure, which is the accuracy under any name. */
  private static double second(ProgressLog.Line line) {
    return List.copyOf(line.figures().values()).get(1);
  }

  private static List<List<Double>> firstTwo(String id) {
    return ProgressLog.of(NOTEBOOK.cell(id)).epochs().stream()
        .map(line -> List.copyOf(line.figures().values()).subList(0, 2))
        .toList();
  }

  private static double[] numbers(String id, int output) {
    return Arrays.stream(texts(id).get(output).replaceAll("[\\[\\]]", "").split(", "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** Returns the last number of the line that begins with a name. */
  private static double inTable(String id, String name) {
    String line = line(id, name);
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static double recall(String id, String name) {
    return inReport(id, name, 1);
  }

  private static double f1(String id, String name) {
    return inReport(id, name, 2);
  }

  private static double inReport(String id, String name, int column) {
    String[] numbers = line(id, name).substring(name.length()).strip().split(" +", -1);
    return Double.parseDouble(numbers[column]);
  }

  private static String line(String id, String name) {
    return texts(id).get(0).lines().filter(line -> line.startsWith(name)).findFirst().orElseThrow();
  }

  /** Returns the number of nodes that are active on at least 1 image in 100. */
  private static int inUse(String id) {
    String summary = texts(id).get(0).lines().findFirst().orElseThrow();
    return Integer.parseInt(summary.replaceFirst(".*100: (\\d+) of 30 nodes.*", "$1"));
  }
}
