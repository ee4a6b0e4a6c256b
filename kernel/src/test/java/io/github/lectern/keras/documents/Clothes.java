package io.github.lectern.keras.documents;

import io.github.lectern.keras.datasets.FashionMnist;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The first images of Fashion-MNIST, in place of the data of a page. */
final class Clothes {
  private static final FashionMnist DATA = FashionMnist.load();

  private Clothes() {}

  /** Returns the first n training images, uint8 [n,28,28]. */
  static INDArray trainImages(int n) {
    return DATA.xTrain().get(NDArrayIndex.interval(0, n));
  }

  /** Returns the labels of the first n training images, uint8 [n]. */
  static INDArray trainLabels(int n) {
    return DATA.yTrain().get(NDArrayIndex.interval(0, n));
  }

  /** Returns the first n test images, uint8 [n,28,28]. */
  static INDArray testImages(int n) {
    return DATA.xTest().get(NDArrayIndex.interval(0, n));
  }

  /** Returns the labels of the first n test images, uint8 [n]. */
  static INDArray testLabels(int n) {
    return DATA.yTest().get(NDArrayIndex.interval(0, n));
  }
}
