package io.github.lectern.lessons.softmax;

import io.github.lectern.keras.datasets.FashionMnist;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The images of two classes of Fashion-MNIST, with pixels from 0 to 1.
 *
 * <pre>{@code
 * var two = TwoClasses.of(FashionMnist.load(), "Pullover", "Coat");
 * }</pre>
 *
 * @param names the names of class 0 and class 1
 * @param x the training images, [n,784], float32
 * @param y the labels of the training images, 0 or 1, [n,1], float32
 * @param xTest the test images, [m,784], float32
 * @param yTest the labels of the test images, 0 or 1, [m,1], float32
 */
public record TwoClasses(
    List<String> names, INDArray x, INDArray y, INDArray xTest, INDArray yTest) {
  private static final double BRIGHTEST = 255;

  /**
   * Returns all images of the two classes, in the order of the data set.
   *
   * @param zero the name of the class that gets the label 0
   * @param one the name of the class that gets the label 1
   * @throws IllegalArgumentException if a class does not exist, or both are the same
   */
  public static TwoClasses of(FashionMnist data, String zero, String one) {
    int[] classes = {number(zero), number(one)};
    if (classes[0] == classes[1]) {
      throw new IllegalArgumentException(
          "TwoClasses: expected two different classes but got %s twice".formatted(zero));
    }
    int[] train = places(data.yTrain(), classes);
    int[] test = places(data.yTest(), classes);
    return new TwoClasses(
        List.of(zero, one),
        pictures(data.xTrain(), train),
        labels(data.yTrain(), train, classes[1]),
        pictures(data.xTest(), test),
        labels(data.yTest(), test, classes[1]));
  }

  private static int number(String name) {
    int number = FashionMnist.classNames().indexOf(name);
    if (number < 0) {
      throw new IllegalArgumentException(
          "TwoClasses: unknown class \"%s\"; the classes are %s"
              .formatted(name, FashionMnist.classNames()));
    }
    return number;
  }

  private static int[] places(INDArray labels, int[] classes) {
    int[] all = labels.castTo(DataType.INT32).toIntVector();
    return IntStream.range(0, all.length)
        .filter(i -> all[i] == classes[0] || all[i] == classes[1])
        .toArray();
  }

  // [60000,28,28] of 0..255 -> [n,784] of 0..1
  private static INDArray pictures(INDArray images, int[] places) {
    INDArray rows = images.reshape(images.size(0), -1);
    INDArray chosen = Nd4j.create(DataType.FLOAT, places.length, rows.size(1));
    for (int i = 0; i < places.length; i++) {
      chosen.getRow(i).assign(rows.getRow(places[i]));
    }
    return chosen.divi(BRIGHTEST);
  }

  private static INDArray labels(INDArray labels, int[] places, int one) {
    float[] chosen = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      chosen[i] = labels.getInt(places[i]) == one ? 1 : 0;
    }
    return Nd4j.create(chosen, new long[] {places.length, 1}, 'c');
  }

  @Override
  public String toString() {
    return "%s (0) and %s (1): %,d training images, %,d test images, pixels from 0 to 1"
        .formatted(names.get(0), names.get(1), x.size(0), xTest.size(0));
  }
}
