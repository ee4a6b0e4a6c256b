package io.github.lectern.lessons.images;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.tensor.OneHot.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ImageExercisesTest {
  private static final INDArray X = Nd4j.rand(3, 2, 2, 1);
  private static final Sequential NET = net();

  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            ImageExercises.tenColourImages(),
            ImageExercises.quizzes(0, 0),
            ImageExercises.oneGreyImage(),
            ImageExercises.flatten(x -> null),
            ImageExercises.colourNet(0),
            ImageExercises.fourRows(Double.NaN, Double.NaN),
            ImageExercises.layerByLayer(NET, X, x -> null));
    assertThat(reports)
        .allSatisfy(
            report ->
                assertThat(report.toString().lines().skip(1))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("not done yet")));
  }

  @Test
  void right_answers_pass() {
    List<Report> reports =
        List.of(
            ImageExercises.tenColourImages(10, 256, 256, 3),
            ImageExercises.quizzes(2, 2),
            ImageExercises.oneGreyImage(1, 48, 64, 1),
            ImageExercises.flatten(x -> x.reshape(x.size(0), -1)),
            ImageExercises.colourNet(92_500),
            ImageExercises.fourRows(0.75, 0.5),
            ImageExercises.layerByLayer(NET, X, ImageExercisesTest::byLayers));
    assertThat(reports).allMatch(Report::done);
  }

  @ParameterizedTest
  @CsvSource({
    "'10,3,256,256', Keras puts them last",
    "'10,256,256,1', One channel is grey",
    "'10,256,256', Where are the colours?",
    "'10', Expected a shape with 4 numbers"
  })
  void wrong_shapes_of_colour_images_get_their_hints(String shape, String hint) {
    assertThat(ImageExercises.tenColourImages(numbers(shape)).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "'1,64,48,1', Rows come before columns",
    "'48,64', That is the matrix",
    "'1,48,64,3', Grey needs one channel"
  })
  void wrong_shapes_of_a_grey_image_get_their_hints(String shape, String hint) {
    assertThat(ImageExercises.oneGreyImage(numbers(shape)).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "31060, three numbers",
    "92460, Those are the weights",
    "92190, That is the hidden layer",
    "95572, Flatten has no parameters",
    "7, Count the inputs first"
  })
  void wrong_counts_get_their_hints(long parameters, String hint) {
    assertThat(ImageExercises.colourNet(parameters).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, The largest entry wins",
    "0.1, 0.5, In how many of the four rows",
    "0.75, 0.75, That is the accuracy",
    "0.75, 0.6667, That is the precision",
    "0.75, 0.9, one for each row"
  })
  void wrong_shares_get_their_hints(double accuracy, double recall, String hint) {
    assertThat(ImageExercises.fourRows(accuracy, recall).toString()).contains(hint);
  }

  @Test
  void a_flatten_that_works_for_one_size_only_gets_a_hint() {
    assertThat(ImageExercises.flatten(x -> x.reshape(2, -1)).toString())
        .contains(
            "For a tensor of shape [5, 4, 2, 3]: expected shape [5, 24] but got [2, 60]."
                + " Not every image has the same size.");
    assertThat(ImageExercises.flatten(x -> x).toString()).contains("two rows of six");
  }

  @Test
  void a_layer_left_out_gets_a_hint() {
    assertThat(ImageExercises.layerByLayer(NET, X, x -> NET.layers().get(0).call(x)).toString())
        .contains("Each layer receives the output of the one before");
  }

  /** The net finds one of three sandals (class 5), and the only image of every other class. */
  @Test
  void a_class_that_is_found_too_rarely_is_named_with_its_share() {
    Sequential net = identity();
    INDArray y = oneHot(0, 1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9);
    INDArray oneFound = oneHot(0, 1, 2, 3, 4, 5, 0, 9, 6, 7, 8, 9);
    INDArray twoFound = oneHot(0, 1, 2, 3, 4, 5, 0, 5, 6, 7, 8, 9);
    assertThat(ImageExercises.noClassBehind(net, oneFound, y).toString())
        .contains("Challenge: 1 of 2 passed", "It finds 33.3 % of the class \"Sandal\".");
    assertThat(ImageExercises.noClassBehind(net, twoFound, y).done()).isTrue();
  }

  @Test
  void a_missing_net_leaves_the_challenge_undone() {
    assertThat(ImageExercises.noClassBehind(new Sequential(), X, X).toString().lines().skip(1))
        .hasSize(2)
        .allMatch(line -> line.endsWith("not done yet"));
  }

  @Test
  void an_untrained_net_is_reported_in_each_line_of_the_challenge() {
    Sequential untrained = new Sequential();
    untrained.add(new Dense(10, activation("softmax")));
    assertThat(ImageExercises.noClassBehind(untrained, X, X).toString().split("Train it first"))
        .hasSize(3);
  }

  private static INDArray oneHot(int... classes) {
    return toCategorical(Nd4j.createFromArray(classes), 10);
  }

  /** Returns a net whose output is largest where its input is. */
  private static Sequential identity() {
    Sequential net = new Sequential();
    net.add(new Dense(10, activation("softmax")));
    net.build(10);
    net.layers().get(0).weights().get(0).assign(Nd4j.eye(10));
    return net;
  }

  private static INDArray byLayers(INDArray x) {
    return NET.layers().get(2).call(NET.layers().get(1).call(NET.layers().get(0).call(x)));
  }

  private static Sequential net() {
    Sequential net = new Sequential();
    net.add(new Flatten());
    net.add(new Dense(5, activation("relu")));
    net.add(new Dense(3, activation("softmax")));
    net.build(2, 2, 1);
    return net;
  }

  private static long[] numbers(String text) {
    return List.of(text.split(",", -1)).stream().mapToLong(Long::parseLong).toArray();
  }
}
