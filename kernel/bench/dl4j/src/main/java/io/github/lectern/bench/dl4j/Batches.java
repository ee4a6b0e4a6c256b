package io.github.lectern.bench.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/** Batches of a data set, gathered by the native backend and prefetched by a separate thread. */
final class Batches implements DataSetIterator {
  private static final long serialVersionUID = 1;

  private final DataSet data;
  private final int size;
  private final int[] order;
  private final transient Runnable reorder;
  private final transient BooleanSupplier wantsMore;
  private int position;

  private Batches(DataSet data, int size, int[] order, Runnable reorder, BooleanSupplier more) {
    this.data = data;
    this.size = size;
    this.order = order;
    this.reorder = reorder;
    wantsMore = more;
  }

  /** Returns the batches in the order of the data. */
  static Batches inOrder(DataSet data, int size) {
    return new Batches(data, size, inOrder(data), () -> {}, () -> true);
  }

  /**
   * Returns batches whose order is shuffled by each reset, and which end when {@code more} returns
   * false.
   */
  static Batches shuffled(DataSet data, int size, long seed, BooleanSupplier more) {
    int[] order = inOrder(data);
    Random random = new Random(seed);
    return new Batches(data, size, order, () -> shuffle(order, random), more);
  }

  private static int[] inOrder(DataSet data) {
    return IntStream.range(0, data.numExamples()).toArray();
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }

  @Override
  public void reset() {
    reorder.run();
    position = 0;
  }

  @Override
  public boolean hasNext() {
    return position < order.length && wantsMore.getAsBoolean();
  }

  @Override
  public DataSet next() {
    return next(size);
  }

  @Override
  public DataSet next(int count) {
    if (position >= order.length) {
      throw new NoSuchElementException(
          "none of the " + order.length + " images is left; call reset() to start again");
    }
    int end = Math.min(position + count, order.length);
    int[] rows = Arrays.copyOfRange(order, position, end);
    position = end;
    return new DataSet(
        Nd4j.pullRows(data.getFeatures(), 1, rows), Nd4j.pullRows(data.getLabels(), 1, rows));
  }

  @Override
  public int inputColumns() {
    return data.numInputs();
  }

  @Override
  public int totalOutcomes() {
    return data.numOutcomes();
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public boolean asyncSupported() {
    return true;
  }

  @Override
  public int batch() {
    return size;
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    throw new UnsupportedOperationException("the pixels are used unchanged");
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return null; // the interface requires null if there is no preprocessor
  }

  @Override
  public List<String> getLabels() {
    return IntStream.range(0, totalOutcomes()).mapToObj(Integer::toString).toList();
  }
}
