package io.github.lectern.lessons.fashion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.datasets.FashionMnist;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.Table;

class ClassCountsTest {
  @Test
  void each_label_is_counted_in_the_training_and_in_the_test_data() {
    Table table = ClassCounts.of(data(labels(9, 0, 0, 3), labels(9, 2)));
    assertThat(table.columnNames())
        .containsExactly("label", "class", "training images", "test images");
    assertThat(table.intColumn("label").asObjectArray())
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(table.stringColumn("class").asList())
        .startsWith("T-shirt/top", "Trouser")
        .endsWith("Ankle boot");
    assertThat(table.longColumn("training images").asObjectArray())
        .containsExactly(2L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 1L);
    assertThat(table.longColumn("test images").asObjectArray())
        .containsExactly(0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
  }

  @Test
  void large_counts_have_separators() {
    Table table = ClassCounts.of(data(labels(new int[6000]), labels(new int[1000])));
    assertThat(table.column("training images").getString(0)).isEqualTo("6,000");
    assertThat(table.column("test images").getString(0)).isEqualTo("1,000");
  }

  private static FashionMnist data(INDArray train, INDArray test) {
    INDArray picture = Nd4j.zeros(DataType.UINT8, 1, 28, 28);
    return new FashionMnist(picture, train, picture, test);
  }

  private static INDArray labels(int... labels) {
    return Nd4j.createFromArray(labels).castTo(DataType.UINT8);
  }
}
