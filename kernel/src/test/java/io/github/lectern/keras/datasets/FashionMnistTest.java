package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.DatasetHash;
import io.github.lectern.tensor.Rows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tests with the real data, which the course needs anyway; the lecture states these facts. */
class FashionMnistTest {
  private static FashionMnist data;

  @BeforeAll
  static void load() {
    data = FashionMnist.load(RealData.sources());
  }

  @Test
  void the_shapes_are_those_of_keras() {
    assertThat(data.xTrain().shape()).containsExactly(60_000, 28, 28);
    assertThat(data.yTrain().shape()).containsExactly(60_000);
    assertThat(data.xTest().shape()).containsExactly(10_000, 28, 28);
    assertThat(data.yTest().shape()).containsExactly(10_000);
  }

  @Test
  void everything_is_an_unsigned_byte() {
    assertThat(List.of(data.xTrain(), data.yTrain(), data.xTest(), data.yTest()))
        .extracting(INDArray::dataType)
        .containsOnly(DataType.UINT8);
    assertThat(data.xTrain().maxNumber().intValue()).isEqualTo(255);
    assertThat(data.xTrain().minNumber().intValue()).isZero();
  }

  @Test
  void the_labels_are_those_of_the_lecture() {
    int[] train = data.yTrain().toIntVector();

    assertThat(train).startsWith(9, 0, 0).endsWith(3, 0, 5);
    assertThat(data.yTest().toIntVector()).startsWith(9, 2, 1, 1, 6, 1, 4, 6, 5, 7);
  }

  @Test
  void every_class_has_as_many_pictures() {
    assertThat(counts(data.yTrain())).containsOnly(6_000);
    assertThat(counts(data.yTest())).containsOnly(1_000);
  }

  @Test
  void the_ten_classes_have_their_names_in_the_order_of_the_labels() {
    assertThat(FashionMnist.classNames())
        .containsExactly(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot");
  }

  @Test
  void the_test_pictures_are_known_as_such_in_any_shape_type_and_scale() {
    INDArray scaled = data.xTest().castTo(DataType.DOUBLE).div(255).reshape(-1, 28, 28, 1);
    for (INDArray test : List.of(data.xTest(), data.xTest().reshape(-1, 784), scaled)) {
      assertThat(Session.current().testSet(DatasetHash.of(Rows.of(test))))
          .contains("the test set of Fashion-MNIST");
    }
    assertThat(Session.current().testSet(DatasetHash.of(Rows.of(data.xTrain())))).isEmpty();
  }

  @Test
  void the_text_names_the_shapes() {
    assertThat(data)
        .hasToString(
            "Fashion-MNIST: xTrain (60000, 28, 28), yTrain (60000), xTest (10000, 28, 28), "
                + "yTest (10000), all uint8");
  }

  @Test
  void the_verified_cache_is_read_in_under_a_second(@TempDir Path directory) throws Exception {
    Cache cache = new Cache(directory, new CacheLock(text -> {}));
    for (DataFile file : FashionMnistFiles.ALL) {
      byte[] bytes = RealData.bytes(file);
      cache.findOrStore(file, () -> bytes);
    }
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 10 && best >= 1.0; i++) { // repeated, because the machine may be busy
      long start = System.nanoTime();
      FashionMnist.load(new Sources(List.of(cache), text -> {}));
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }

    assertThat(best).isLessThan(1.0);
  }

  private static List<Integer> counts(INDArray labels) {
    int[] counts = new int[10];
    for (int label : labels.toIntVector()) {
      counts[label]++;
    }
    return Arrays.stream(counts).boxed().toList();
  }
}
