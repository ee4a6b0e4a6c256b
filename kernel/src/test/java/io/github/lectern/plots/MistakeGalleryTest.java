package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MistakeGalleryTest {
  private static final List<String> NAMES = List.of("hat", "shoe", "bag", "coat", "sock");
  private static final INDArray IMAGES = Nd4j.arange(24).reshape(4, 2, 3);
  private static final INDArray CODES = Nd4j.createFromArray(0, 1, 2, 4);

  /** Only image 1 is classified correctly. The worst mistakes, in order, are images 3, 0 and 2. */
  private static final INDArray OUTPUTS =
      Nd4j.createFromArray(
          new float[][] {
            {.1f, .8f, .1f, 0, 0},
            {.2f, .5f, .1f, .1f, .1f},
            {0, .4f, .3f, .3f, 0},
            {.25f, .15f, .5f, .1f, 0}
          });

  private static final MistakeGallery GALLERY = MistakeGallery.of(IMAGES, CODES, OUTPUTS, NAMES);

  @Test
  void mistakes_stand_in_order_of_the_probability_of_the_right_class() {
    assertThat(GALLERY.description())
        .isEqualTo(
            "The 3 worst of 3 mistakes: picture 3: labelled sock (0.0 %), taken for bag (50.0 %);"
                + " picture 0: labelled hat (10.0 %), taken for shoe (80.0 %);"
                + " picture 2: labelled bag (30.0 %), taken for shoe (40.0 %).");
  }

  @Test
  void a_page_can_show_each_mistake_as_a_picture_with_its_own_words() {
    List<Figure> panels = GALLERY.panels();

    assertThat(panels)
        .extracting(Figure::description)
        .containsExactly(
            "The 3 worst of 3 mistakes: picture 3: labelled sock (0.0 %), taken for bag (50.0 %).",
            "picture 0: labelled hat (10.0 %), taken for shoe (80.0 %).",
            "picture 2: labelled bag (30.0 %), taken for shoe (40.0 %).");
    BufferedImage whole = GALLERY.image(1);
    assertThat(Pixels.of(panels.get(1).image(1)))
        .isEqualTo(Pixels.of(whole.getSubimage(380, 0, 380, 140)));
  }

  @Test
  void one_hot_labels_give_the_same_gallery() {
    INDArray oneHot =
        Nd4j.createFromArray(
            new float[][] {{1, 0, 0, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 1}});
    assertThat(MistakeGallery.of(IMAGES.reshape(4, 2, 3, 1), oneHot, OUTPUTS, NAMES).description())
        .isEqualTo(GALLERY.description());
  }

  @Test
  void bars_are_as_long_as_the_probabilities() {
    BufferedImage image = GALLERY.image(1);
    // bars of the predicted classes, 14 high: 50 %, 80 % and 40 % of 90
    assertThat(Pixels.count(image, Palette.VERMILLION)).isEqualTo(14 * (45 + 72 + 36));
    // bars of the true classes: 0 % (drawn as 1 pixel), 10 % and 30 % of 90
    assertThat(Pixels.count(image, Palette.BLUE)).isEqualTo(14 * (1 + 9 + 27));
  }

  @Test
  void a_probability_of_100_percent_fits_on_the_paper() {
    INDArray certain = Nd4j.createFromArray(new float[][] {{0, 1, 0, 0, 0}});
    BufferedImage image =
        MistakeGallery.of(
                IMAGES.get(NDArrayIndex.interval(0, 1)),
                Nd4j.createFromArray(new int[] {0}),
                certain,
                NAMES)
            .image(1);
    int edge = 6;
    assertThat(
            Pixels.count(
                image.getSubimage(image.getWidth() - edge, 0, edge, image.getHeight()),
                Palette.PAPER))
        .isEqualTo((long) edge * image.getHeight());
  }

  @Test
  void the_right_class_is_shown_even_when_it_is_not_among_the_likeliest() {
    Mistake mistake = new Mistake(3, 4, List.of(.25, .15, .5, .1, .0));
    assertThat(mistake.shownClasses()).containsExactly(2, 0, 1, 4);
    assertThat(new Mistake(2, 2, List.of(.0, .4, .3, .3, .0)).shownClasses())
        .containsExactly(1, 2, 3);
  }

  @Test
  void a_net_without_mistakes_says_so() {
    MistakeGallery none =
        MistakeGallery.of(
            IMAGES.get(NDArrayIndex.interval(1, 2)),
            Nd4j.createFromArray(new int[] {1}),
            OUTPUTS.get(NDArrayIndex.interval(1, 2)),
            NAMES);
    assertThat(none.count()).isZero();
    assertThat(none.description())
        .isEqualTo("No mistakes: every picture was classified correctly.");
    assertThat(none.image(1).getWidth()).isEqualTo(380);
  }

  @Test
  void shapes_that_do_not_fit_are_refused() {
    assertThatThrownBy(() -> MistakeGallery.of(Nd4j.zeros(4, 784), CODES, OUTPUTS, NAMES))
        .hasMessageContaining("expected pictures [n,rows,columns]");
    assertThatThrownBy(() -> MistakeGallery.of(IMAGES, CODES, Nd4j.zeros(4, 3), NAMES))
        .hasMessage(
            "MistakeGallery: expected probabilities [4,5], one per picture and class,"
                + " but got [4,3]");
    assertThatThrownBy(() -> MistakeGallery.of(IMAGES, Nd4j.zeros(3, 5), OUTPUTS, NAMES))
        .hasMessage("MistakeGallery: expected labels [4] or one-hot rows [4,5] but got [3,5]");
  }
}
