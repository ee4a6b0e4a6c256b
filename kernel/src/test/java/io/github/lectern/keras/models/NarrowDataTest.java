package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests layers with fewer inputs than a product has blocks. */
class NarrowDataTest {
  @ParameterizedTest
  @CsvSource({
    "1000, 2, 64, 1, 1000", // a toy data set in one batch
    "128, 784, 8, 784, 128", // an autoencoder
    "404, 13, 128, 1, 404", // Boston housing
    "10, 60, 1000, 3, 32" // a wide prediction
  })
  void a_net_trains_and_predicts(int samples, int inputs, int units, int outputs, int batch) {
    setSeed(1);
    INDArray x = Nd4j.rand(DataType.FLOAT, samples, inputs);
    INDArray y = Nd4j.rand(DataType.FLOAT, samples, outputs);
    Sequential net = new Sequential();
    net.add(new Dense(units, activation("relu")));
    net.add(new Dense(outputs));
    net.compile(optimizer("adam"), loss("mse"));
    double before = net.evaluate(x, y, batchSize(batch), verbose(0)).loss();
    net.fit(x, y, epochs(3), batchSize(batch), verbose(0));
    assertThat(net.evaluate(x, y, batchSize(batch), verbose(0)).loss()).isLessThan(before);
    assertThat(net.predict(x, batchSize(batch)).shape()).containsExactly(samples, outputs);
  }
}
