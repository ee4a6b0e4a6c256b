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
  private static final INDArray SHIRTS = probabilities(0.9, 0.4, 0.3, 0.1, 0.2);

  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            ImageExercises.tenColourImages(),
            ImageExercises.quizzes(0, 0, 0),
            ImageExercises.oneGreyImage(),
            ImageExercises.flatten(x -> null),
            ImageExercises.shapeFromError(),
            ImageExercises.bug(0),
            ImageExercises.moreShirts(1, SHIRTS, SHIRTS),
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
            ImageExercises.quizzes(2, 4, 2),
            ImageExercises.oneGreyImage(1, 48, 64, 1),
            ImageExercises.flatten(x -> x.reshape(x.size(0), -1)),
            ImageExercises.shapeFromError(12, 32, 32, 3),
            ImageExercises.bug(3),
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
    "'1,48,64,3', A grey image has one channel",
    "'48,64,1', Which axis comes first",
    "'-1,48,64,1', there is one image",
    "'64,48,1,1', 'The order is images, rows, columns'",
    "'48', Expected a shape with 4 numbers"
  })
  void wrong_shapes_of_a_grey_image_get_their_hints(String shape, String hint) {
    assertThat(ImageExercises.oneGreyImage(numbers(shape)).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "'12,28,28,1', that the net was built for",
    "'12,3072', What went in?",
    "'32,32,3', The first axis counts the images",
    "'12,64,48,3', must be the 3072",
    "'12,3,32,32', Keras puts them last",
    "'12,3072,1,1', How long is its side"
  })
  void wrong_shapes_from_the_error_get_their_hints(String shape, String hint) {
    assertThat(ImageExercises.shapeFromError(numbers(shape)).toString()).contains(hint);
  }

  @Test
  void the_unknown_images_have_the_shape_that_the_check_accepts() {
    assertThat(ImageExercises.shapeFromError(ImageExercises.unknownImages().shape()).done())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, it scales the training images",
    "2, one-hot rows",
    "4, five epochs are enough",
    "5, Is it given the right images?",
    "9, from 1 to 5"
  })
  void each_line_without_a_bug_gets_its_hint(long line, String hint) {
    assertThat(ImageExercises.bug(line).toString()).contains(hint);
  }

  @Test
  void only_the_right_options_of_the_quizzes_pass() {
    for (int option = 1; option <= 4; option++) {
      String[] lines = ImageExercises.quizzes(option, option, option).toString().split("\n", -1);
      assertThat(lines[1].startsWith("✓")).isEqualTo(option == 2);
      assertThat(Report.of("q", ImageExercises.sameName().judge(option)).done())
          .isEqualTo(option == 4);
      assertThat(Report.of("q", ImageExercises.onlyCoats().judge(option)).done())
          .isEqualTo(option == 2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, The largest entry wins",
    "0.1, 0.5, In how many of the four rows",
    "0.75, 0.75, That is the accuracy",
    "0.75, 0.6667, That is the precision",
    "0.75, 0.9, one right entry for each row"
  })
  void wrong_shares_get_their_hints(double accuracy, double recall, String hint) {
    assertThat(ImageExercises.fourRows(accuracy, recall).toString()).contains(hint);
  }

  @Test
  void a_flatten_that_works_for_one_size_only_gets_a_hint() {
    assertThat(ImageExercises.flatten(x -> x.reshape(2, -1)).toString())
        .contains(
            "For a tensor of shape [5, 4, 2, 3]: expected shape [5, 24] but got [2, 60]."
                + " Neither the number of images nor their size is always the same.");
    assertThat(ImageExercises.flatten(x -> x).toString()).contains("two rows of six");
    assertThat(ImageExercises.flatten(x -> x.reshape(-1, 784)).toString())
        .contains("it threw ND4JIllegalStateException", "There are images.size(0) rows");
  }

  @Test
  void a_layer_left_out_gets_a_hint() {
    assertThat(ImageExercises.layerByLayer(NET, X, x -> NET.layers().get(0).call(x)).toString())
        .contains("Give each layer the output of the one before it");
  }

  @Test
  void giving_the_images_to_every_layer_gets_a_hint_after_the_exception() {
    assertThat(ImageExercises.layerByLayer(NET, X, x -> NET.layers().get(1).call(x)).toString())
        .contains("it threw", ". Give each layer the output of the one before it");
  }

  /**
   * Four shirts (class 6) get 0.9, 0.4, 0.3 and 0.1, and one T-shirt (class 0) gives 0.2 to class
   * 6; the rest goes to class 0. A factor of 2.5 finds three shirts, one of 1.6 finds two; both
   * keep the T-shirt.
   */
  @Test
  void the_factor_must_find_enough_shirts_without_losing_too_many_others() {
    INDArray y = oneHot(6, 6, 6, 6, 0);
    assertThat(ImageExercises.moreShirts(2.5, SHIRTS, y).done()).isTrue();
    assertThat(ImageExercises.moreShirts(1.6, SHIRTS, y).toString())
        .contains("Challenge: 1 of 2 passed", "Your factor finds 50.0 % of them.");
  }

  /** The factor takes all three T-shirts for shirts. */
  @Test
  void a_factor_that_costs_too_much_accuracy_is_shown_its_price() {
    INDArray p = probabilities(0.6, 0.45, 0.45, 0.45);
    INDArray y = oneHot(6, 0, 0, 0);
    assertThat(ImageExercises.moreShirts(3, p, y).toString())
        .contains("Challenge: 1 of 2 passed", "Your factor costs 75.0 percentage points.");
  }

  /** Returns rows that give a share to class 6 and the rest to class 0. */
  private static INDArray probabilities(double... shirt) {
    INDArray p = Nd4j.zeros(shirt.length, 10);
    for (int row = 0; row < shirt.length; row++) {
      p.putScalar(row, 6, shirt[row]);
      p.putScalar(row, 0, 1 - shirt[row]);
    }
    return p;
  }

  private static INDArray oneHot(int... classes) {
    return toCategorical(Nd4j.createFromArray(classes), 10);
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
