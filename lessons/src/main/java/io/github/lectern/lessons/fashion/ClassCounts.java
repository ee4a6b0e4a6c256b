package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.datasets.FashionMnist;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How many pictures of each class there are. */
public final class ClassCounts {
  private ClassCounts() {}

  /** A row for each label: its class, and how many training and test pictures have it. */
  public static Table of(FashionMnist data) {
    int classes = FashionMnist.classNames().size();
    return Table.create(
        "Classes",
        IntColumn.create("label", IntStream.range(0, classes).toArray()),
        StringColumn.create("class", FashionMnist.classNames()),
        LongColumn.create("training pictures", counts(data.yTrain(), classes)),
        LongColumn.create("test pictures", counts(data.yTest(), classes)));
  }

  private static long[] counts(INDArray labels, int classes) {
    long[] counts = new long[classes];
    for (int label : labels.castTo(DataType.INT32).toIntVector()) {
      counts[label]++;
    }
    return counts;
  }
}
