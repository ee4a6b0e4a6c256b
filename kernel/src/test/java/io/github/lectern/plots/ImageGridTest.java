package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ImageGridTest {
  private static final List<String> NAMES = List.of("hat", "shoe", "bag");

  /** Two images of 2 rows and 4 columns, with values from 0 to 70 and from 80 to 150. */
  private static final INDArray TWO =
      Nd4j.arange(16).mul(10).reshape(2, 2, 4).castTo(DataType.UINT8);

  private static final INDArray LABELS = Nd4j.createFromArray(1, 2).castTo(DataType.UINT8);

  @Test
  void a_caption_that_is_wider_than_its_picture_gets_a_wider_column() {
    ImageGrid grid = ImageGrid.of(Nd4j.zeros(2, 28, 28), List.of("Ankle boot, 100 %", "Bag"));
    Matcher text =
        Pattern.compile("<text x=\"([^\"]+)\"[^>]* textLength=\"([^\"]+)\"").matcher(grid.svg());
    assertThat(text.find()).isTrue();
    double left = Double.parseDouble(text.group(1));
    double right = left + Double.parseDouble(text.group(2));
    assertThat(left).isPositive();
    assertThat(text.find()).isTrue();
    assertThat(Double.parseDouble(text.group(1))).isGreaterThan(right);
    assertThat(ImageGrid.of(Nd4j.zeros(1, 28, 28), List.of("Ankle boot, 100 %")).width())
        .isGreaterThan((int) right);
    assertThat(ImageGrid.of(Nd4j.zeros(1, 28, 28), List.of("Bag")).width()).isEqualTo(112);
  }

  @Test
  void the_description_names_the_pictures_in_order() {
    assertThat(ImageGrid.of(TWO, LABELS, NAMES).description()).isEqualTo("2 pictures: shoe, bag.");
  }

  @Test
  void pixels_stand_where_they_are_in_the_array_and_the_largest_is_white() {
    BufferedImage image = ImageGrid.of(TWO, LABELS, NAMES).image(1);
    assertThat(pixel(image, 0, 0, 0)).isEqualTo(grey(0));
    assertThat(pixel(image, 0, 0, 3)).isEqualTo(grey(51)); // 30 of 150
    assertThat(pixel(image, 0, 1, 0)).isEqualTo(grey(68)); // 40 of 150
    assertThat(pixel(image, 1, 0, 1)).isEqualTo(grey(153)); // 90 of 150
    assertThat(pixel(image, 1, 1, 3)).isEqualTo(grey(255));
  }

  @Test
  void a_channel_of_one_changes_nothing() {
    BufferedImage flat = ImageGrid.of(TWO, NAMES.subList(0, 2)).image(1);
    BufferedImage channel = ImageGrid.of(TWO.reshape(2, 2, 4, 1), NAMES.subList(0, 2)).image(1);
    assertThat(Pixels.colours(channel)).isEqualTo(Pixels.colours(flat));
    assertThat(pixel(channel, 1, 0, 1)).isEqualTo(grey(153));
  }

  @Test
  void of_many_pictures_the_first_25_are_shown_in_five_columns() {
    INDArray labels = Nd4j.zeros(DataType.INT32, 30);
    ImageGrid grid = ImageGrid.of(Nd4j.zeros(30, 4, 4), labels, NAMES);
    assertThat(grid.description()).startsWith("25 pictures: hat, hat");
    assertThat(grid.width()).isEqualTo(5 * 98 + 14);
    assertThat(grid.height()).isEqualTo(5 * 104 + 14);
  }

  @Test
  void pictures_that_are_black_throughout_stay_black() {
    BufferedImage image = ImageGrid.of(Nd4j.zeros(1, 2, 4), List.of("night")).image(1);
    assertThat(pixel(image, 0, 1, 2)).isEqualTo(Color.BLACK);
  }

  @Test
  void flat_rows_are_refused_with_what_to_do() {
    assertThatThrownBy(() -> ImageGrid.of(Nd4j.zeros(3, 784), NAMES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ImageGrid: expected pictures [n,rows,columns] or [n,rows,columns,1] but got [3,784];"
                + " call reshape(-1, 28, 28) first");
  }

  @Test
  void labels_of_another_number_are_refused() {
    assertThatThrownBy(() -> ImageGrid.of(TWO, Nd4j.zeros(DataType.INT32, 3), NAMES))
        .hasMessage("ImageGrid: expected labels [2], one per picture, but got [3]");
  }

  @Test
  void a_label_without_a_name_is_refused() {
    assertThatThrownBy(() -> ImageGrid.of(TWO, LABELS, List.of("hat", "shoe")))
        .hasMessage("ImageGrid: expected labels from 0 to 1, one per class name, but got 2.0");
  }

  @Test
  void too_many_captions_are_refused() {
    assertThatThrownBy(() -> ImageGrid.of(TWO, NAMES))
        .hasMessage(
            "ImageGrid: expected at least one caption and at most one per picture but got 3 captions"
                + " for 2 pictures");
    assertThatThrownBy(() -> ImageGrid.of(TWO, Collections.emptyList()))
        .hasMessageContaining("but got 0");
  }

  /**
   * Returns the colour in the middle of a cell of an image; images are 84 wide, with gaps of 16.
   */
  private static Color pixel(BufferedImage image, int picture, int row, int column) {
    int x = 16 + picture * 100 + column * 21 + 10;
    int y = 8 + row * 42 + 21;
    return new Color(image.getRGB(x, y));
  }

  private static Color grey(int level) {
    return new Color(level, level, level);
  }
}
