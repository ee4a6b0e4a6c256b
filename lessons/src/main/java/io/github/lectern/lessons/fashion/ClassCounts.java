package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.datasets.FashionMnist;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Counts the images of each class of Fashion-MNIST. */
public final class ClassCounts {
  private ClassCounts() {}

  /**
   * Returns a table with one row per label: the name of its class, and the numbers of training and
   * test images.
   */
  public static Table of(FashionMnist data) {
    int classes = FashionMnist.classNames().size();
    return Table.create(
        "Classes",
        IntColumn.create("label", IntStream.range(0, classes).toArray()),
        StringColumn.create("class", FashionMnist.classNames()),
        counts("training images", data.yTrain(), classes),
        counts("test images", data.yTest(), classes));
  }

  private static LongColumn counts(String name, INDArray labels, int classes) {
    LongColumn column = LongColumn.create(name, counts(labels, classes));
    column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(0));
    return column;
  }

  private static long[] counts(INDArray labels, int classes) {
    long[] counts = new long[classes];
    for (int label : labels.castTo(DataType.INT32).toIntVector()) {
      counts[label]++;
    }
    return counts;
  }
}
