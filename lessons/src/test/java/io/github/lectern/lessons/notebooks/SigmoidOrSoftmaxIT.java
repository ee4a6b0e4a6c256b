package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the outputs of notebook 03. */
class SigmoidOrSoftmaxIT {
  private static final Notebook NOTEBOOK = CourseRun.once().executed("03-sigmoid-or-softmax.ipynb");
  private static final Pattern NET =
      Pattern.compile("(\\w[\\w ]*?) {2,}([\\d,]+) +(\\d\\.\\d{4}) +(\\d\\.\\d{4})");

  /** A row of the table of nets. */
  private record Net(String name, String parameters, double loss, double accuracy) {}

  @Test
  void the_sigmoid_is_the_second_value_of_softmax_with_0() {
    assertThat(NOTEBOOK.cell("as-softmax").shown("text/plain"))
        .containsExactly("0.8175744761936437", "array([0.18242552, 0.81757448])");
    assertThat(shownText("column")).isEqualTo("true");
  }

  @Test
  void the_two_classes_have_6000_training_and_1000_test_pictures_each() {
    assertThat(shownText("data"))
        .isEqualTo(
            "Pullover (0) and Coat (1): 12,000 training images, 2,000 test images,"
                + " pixels from 0 to 1");
  }

  @Test
  void sigmoid_learns_785_parameters_and_softmax_1570() {
    assertThat(NOTEBOOK.cell("counts").shown("text/plain"))
        .satisfiesExactly(
            one -> assertThat(one).contains("(None, 1)", "Total params: 785\n"),
            both -> assertThat(both).contains("(None, 2)", "Total params: 1,570\n"));
    assertThat(nets("side-by-side")).extracting(Net::parameters).containsExactly("785", "1,570");
    assertThat(shownText("difference-net")).isEqualTo("785");
  }

  @Test
  void both_are_as_accurate_on_pictures_not_seen() {
    List<Net> nets = nets("side-by-side");
    assertThat(nets).extracting(Net::name).containsExactly("sigmoid", "softmax");
    assertThat(nets).allSatisfy(net -> assertThat(net.accuracy()).isBetween(0.82, 0.92));
    assertThat(nets.get(0).accuracy()).isCloseTo(nets.get(1).accuracy(), within(0.02));
    assertThat(nets.get(1).loss()).as("softmax is slightly ahead").isLessThan(nets.get(0).loss());
  }

  @Test
  void the_difference_of_the_columns_has_the_same_answers_and_the_same_loss() {
    assertThat(shownText("same-answers")).isEqualTo("true");
    List<Net> nets = nets("losses");
    assertThat(nets)
        .extracting(Net::name, Net::parameters)
        .containsExactly(tuple("softmax", "1,570"), tuple("sigmoid made from it", "785"));
    assertThat(nets.get(1).loss()).isCloseTo(nets.get(0).loss(), within(1.01e-4));
    assertThat(nets.get(1).accuracy()).isCloseTo(nets.get(0).accuracy(), within(0.0006));
  }

  @Test
  void training_goes_downhill_unless_the_learning_rate_is_too_large() {
    assertThat(shownText("training")).contains("learning rate of 1", "After 8 steps: w = 0.67");
    assertThat(shownText("rate")).contains("learning rate of 10", "After 8 steps: w = −0.20,");
  }

  // e^-200 = 1.3839e-87
  @Test
  void scores_300_and_500_give_what_0_and_200_give() {
    assertThat(NOTEBOOK.cell("same-difference").shown("text/plain"))
        .containsExactly(
            "array([1.38389653e-87, 1.00000000e+00])", "array([1.38389653e-87, 1.00000000e+00])");
  }

  @Test
  void the_slider_is_a_still_image_without_a_script() {
    assertThat(NOTEBOOK.cell("slider").shown("text/html").get(0))
        .contains("data-lectern-figure", "<script>", "\"SLIDER\"", "<img alt=");
    assertThat(shownText("slider")).contains("Scores 300 and 300 give 0.5000 and 0.5000");
  }

  // e / (e + e^2 + e^3) and so on: 0.09003057, 0.24472847, 0.66524096
  @Test
  void three_scores_need_nothing_new_and_may_be_shifted() {
    String expected = "array([0.09003057, 0.24472847, 0.66524096])";
    assertThat(shownText("three-scores")).isEqualTo(expected);
    assertThat(shownText("shifted")).isEqualTo(expected);
  }

  private static List<Net> nets(String id) {
    Matcher lines = NET.matcher(shownText(id));
    return lines
        .results()
        .map(
            line ->
                new Net(
                    line.group(1),
                    line.group(2),
                    Double.parseDouble(line.group(3)),
                    Double.parseDouble(line.group(4))))
        .toList();
  }

  private static String shownText(String id) {
    List<String> shown = NOTEBOOK.cell(id).shown("text/plain");
    assertThat(shown).as(id).hasSize(1);
    return shown.get(0);
  }
}
