package io.github.lectern.tensor;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Encodes labels as one-hot vectors, which have a single 1 at the index of the label. */
public final class OneHot {
  private OneHot() {}

  /**
   * Returns one label as a one-hot vector, like {@code tf.one_hot(2, 5)}. Example: {@code oneHot(2,
   * 5)} is [0, 0, 1, 0, 0].
   *
   * @param label from 0 to numClasses - 1
   * @param numClasses the length of the vector
   * @return shape [numClasses], float32
   * @throws IllegalArgumentException if the label is out of range
   */
  public static INDArray oneHot(int label, int numClasses) {
    requireClasses("oneHot", numClasses);
    if (label < 0 || label >= numClasses) {
      throw new IllegalArgumentException(
          String.format(
              "oneHot: expected a label from 0 to %d, since numClasses is %d, but got %d",
              numClasses - 1, numClasses, label));
    }
    return toCategorical(new int[] {label}, numClasses).reshape(numClasses);
  }

  /**
   * Returns labels as one-hot rows, like {@code to_categorical(y, 10)} in Keras. Example: {@code
   * toCategorical(new int[] {0, 1, 1}, 2)} is [[1, 0], [0, 1], [0, 1]].
   *
   * @param labels the labels, each from 0 to numClasses - 1
   * @param numClasses the length of a row
   * @return shape [n, numClasses], float32
   * @throws IllegalArgumentException if a label is out of range, or numClasses is below 1
   */
  public static INDArray toCategorical(int[] labels, int numClasses) {
    double[] values = Arrays.stream(labels).asDoubleStream().toArray();
    return coded(values, numClasses, labels.length, numClasses);
  }

  /**
   * Returns labels as one-hot rows, like {@code to_categorical(y)} in Keras. The number of classes
   * is the largest label plus 1.
   *
   * @param labels at least one label; each is 0 or more
   * @return shape [n, largest label + 1], float32
   * @throws IllegalArgumentException if a label is negative, or there are no labels
   */
  public static INDArray toCategorical(int[] labels) {
    double[] values = Arrays.stream(labels).asDoubleStream().toArray();
    return toCategorical(labels, classesOf(values));
  }

  /**
   * Returns labels as one-hot rows, like {@code to_categorical(y, 10)} in Keras. Example: {@code
   * toCategorical(yTrain, 10)}.
   *
   * @param labels whole numbers of any type, each from 0 to numClasses - 1; shape [n] or [n,1]
   * @param numClasses the length of a row
   * @return shape [n, numClasses], float32; for labels of another shape, that shape with one more
   *     axis
   * @throws IllegalArgumentException if a label is out of range or not a whole number, or
   *     numClasses is below 1
   */
  public static INDArray toCategorical(INDArray labels, int numClasses) {
    return coded(values(labels), numClasses, codedShape(labels, numClasses));
  }

  /**
   * Returns labels as one-hot rows, like {@code to_categorical(y)} in Keras. The number of classes
   * is the largest label plus 1.
   *
   * @param labels at least one label: whole numbers of any type, each 0 or more; shape [n] or [n,1]
   * @return shape [n, largest label + 1], float32
   * @throws IllegalArgumentException if a label is negative or not a whole number, or there are no
   *     labels
   */
  public static INDArray toCategorical(INDArray labels) {
    return toCategorical(labels, classesOf(values(labels)));
  }

  /**
   * Returns whether labels are one-hot: the last axis has at least two values, of which exactly one
   * is 1 and all others are 0.
   */
  public static boolean isOneHot(INDArray labels) {
    int classes = labels.rank() < 2 ? 1 : (int) labels.size(-1);
    if (classes < 2 || labels.isS() || labels.isEmpty()) {
      return false;
    }
    double[] values = values(labels);
    for (int start = 0; start < values.length; start += classes) {
      double[] row = Arrays.copyOfRange(values, start, start + classes);
      if (Arrays.stream(row).sum() != 1 || Arrays.stream(row).anyMatch(y -> y != 0 && y != 1)) {
        return false;
      }
    }
    return true;
  }

  private static INDArray coded(double[] labels, int numClasses, long... shape) {
    requireClasses("toCategorical", numClasses);
    long size = (long) labels.length * numClasses;
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              "toCategorical: expected a result of at most %,d numbers but got %,d labels x %,d"
                  + " classes = %,d; check that the first argument contains labels",
              Integer.MAX_VALUE, labels.length, numClasses, size));
    }
    float[] rows = new float[(int) size];
    for (int i = 0; i < labels.length; i++) {
      rows[i * numClasses + label(labels, i, numClasses)] = 1;
    }
    return rows.length == 0 ? Nd4j.create(DataType.FLOAT, shape) : Nd4j.create(rows, shape, 'c');
  }

  private static void requireClasses(String caller, int numClasses) {
    if (numClasses < 1) {
      throw new IllegalArgumentException(
          caller + ": expected numClasses of at least 1 but got " + numClasses);
    }
  }

  private static int label(double[] labels, int i, int numClasses) {
    double label = wholeLabel(labels, i);
    if (label >= numClasses) {
      throw new IllegalArgumentException(
          String.format(
              "toCategorical: expected labels from 0 to %d, since numClasses is %d, but got %s at"
                  + " position %d; number the classes from 0",
              numClasses - 1, numClasses, text(label), i));
    }
    return (int) label;
  }

  private static int classesOf(double[] labels) {
    if (labels.length == 0) {
      throw new IllegalArgumentException(
          "toCategorical: expected at least one label but got none; pass labels, or the number of"
              + " classes as in toCategorical(y, 10)");
    }
    double largest = 0;
    for (int i = 0; i < labels.length; i++) {
      largest = Math.max(largest, wholeLabel(labels, i));
    }
    return (int) Math.min(Integer.MAX_VALUE, largest + 1);
  }

  private static double wholeLabel(double[] labels, int i) {
    double label = labels[i];
    if (Double.isInfinite(label) || label != Math.rint(label) || label < 0) { // NaN != NaN
      throw new IllegalArgumentException(
          String.format(
              "toCategorical: expected labels 0, 1, 2, ... but got %s at position %d",
              text(label), i));
    }
    return label;
  }

  private static String text(double label) {
    return label == Math.rint(label) && Math.abs(label) < 1e15
        ? String.valueOf((long) label)
        : String.valueOf(label);
  }

  private static double[] values(INDArray labels) {
    if (labels.isS()) {
      throw new IllegalArgumentException(
          "toCategorical: expected labels 0, 1, 2, ... but got text; number the classes from 0");
    }
    return labels.isEmpty()
        ? new double[0]
        : labels.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  /** Returns the shape of the labels, without a last axis of length 1, plus an axis of classes. */
  private static long[] codedShape(INDArray labels, int numClasses) {
    long[] shape = labels.shape();
    boolean column = shape.length > 1 && shape[shape.length - 1] == 1;
    long[] coded = Arrays.copyOf(shape, column ? shape.length : shape.length + 1);
    coded[coded.length - 1] = numClasses;
    return coded;
  }
}
