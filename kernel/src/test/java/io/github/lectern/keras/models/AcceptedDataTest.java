package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.SmallNets.CLASSES;
import static io.github.lectern.keras.models.SmallNets.X;
import static io.github.lectern.keras.models.SmallNets.bits;
import static io.github.lectern.keras.models.SmallNets.classifier;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.optimizers.SGD;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Tests that the number type and the memory layout of the data do not change what is learnt. */
class AcceptedDataTest {
  private static List<String> trained(INDArray x, INDArray y, String loss) {
    Sequential net = classifier(loss);
    net.fit(x, y, epochs(3), batchSize(4), verbose(0));
    return bits(net);
  }

  private static List<String> trained(INDArray x, INDArray y) {
    return trained(x, y, "sparse_categorical_crossentropy");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"UBYTE", "BYTE", "SHORT", "INT", "LONG", "HALF", "BFLOAT16", "FLOAT", "DOUBLE"})
  void samples_and_labels_may_be_of_any_number_type(DataType type) {
    assertThat(trained(X.castTo(type), CLASSES.castTo(type))).isEqualTo(trained(X, CLASSES));
  }

  @Test
  void one_hot_labels_may_be_booleans() {
    INDArray oneHot = toCategorical(CLASSES, 3);
    assertThat(trained(X, oneHot.castTo(DataType.BOOL), "categorical_crossentropy"))
        .isEqualTo(trained(X, oneHot, "categorical_crossentropy"));
  }

  @Test
  void labels_may_be_a_vector_or_a_column() {
    assertThat(trained(X, CLASSES.reshape(10, 1))).isEqualTo(trained(X, CLASSES));
  }

  @Test
  void samples_may_be_views_transposed_or_in_fortran_order() {
    INDArray wide = Nd4j.hstack(X, X.mul(7));
    INDArray view = wide.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2));
    INDArray turned = X.transpose().dup('c').transpose();
    List<String> expected = trained(X, CLASSES);
    assertThat(trained(view, CLASSES)).isEqualTo(expected);
    assertThat(trained(turned, CLASSES)).isEqualTo(expected);
    assertThat(trained(X.dup('f'), CLASSES)).isEqualTo(expected);
  }

  @Test
  void samples_and_labels_stay_as_they_are() {
    INDArray x = X.dup();
    INDArray y = CLASSES.dup();
    trained(x, y);
    assertThat(x.toFloatMatrix()).isDeepEqualTo(X.toFloatMatrix());
    assertThat(y.toIntVector()).isEqualTo(CLASSES.toIntVector());
  }

  // as in Keras, where fit reshapes [n] to [n,1]
  @Test
  void a_vector_is_samples_of_one_number() {
    INDArray x = Nd4j.createFromArray(-1f, 0f, 1f, 2f);
    assertThat(line(x)).isEqualTo(line(x.reshape(4, 1)));
  }

  private static List<String> line(INDArray x) {
    setSeed(7);
    Sequential net = new Sequential();
    net.add(new Dense(1));
    net.compile(optimizer(new SGD(learningRate(.1))), loss("mse"));
    net.fit(x, Nd4j.createFromArray(-1f, 1f, 3f, 5f), epochs(3), verbose(0));
    assertThat(net.predict(x).shape()).containsExactly(4, 1);
    assertThat(net.summary().layers().get(0).outputShape()).isEqualTo("(None, 1)");
    return bits(net);
  }
}
