package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Lambda;
import io.github.lectern.keras.layers.Layer;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Memory after many trainings, such as a student's who changes a number and runs a cell again. */
@Timeout(120)
class ThousandFitsTest {
  private static final long MIB = 1 << 20;
  private static final int SAMPLES = 128;
  private static final INDArray X = Nd4j.rand(SAMPLES, 784);
  private static final INDArray Y = Nd4j.rand(SAMPLES, 1);

  /**
   * What is in use when garbage has been collected.
   *
   * @param heap Java's bytes
   * @param resident all bytes of the process that are in memory
   */
  private record Memory(long heap, long resident) {
    static Memory now() throws InterruptedException {
      for (int i = 0; i < 4; i++) {
        System.gc(); // ND4J frees what a collection found, on a thread of its own
        Thread.sleep(50);
      }
      Runtime runtime = Runtime.getRuntime();
      return new Memory(runtime.totalMemory() - runtime.freeMemory(), Pointer.physicalBytes());
    }
  }

  private static Sequential net(Layer... below) {
    Sequential net = new Sequential();
    List.of(below).forEach(net::add);
    net.add(new Dense(150, activation("relu")));
    net.add(new Dense(1));
    net.compile(optimizer("adam"), loss("mse"));
    return net;
  }

  /** Weights and gradients of one net take .9 MiB off the heap: 800 of them would take .7 GiB. */
  @Test
  void eight_hundred_more_fits_of_new_models_take_no_more_memory() throws Exception {
    assertFlat(() -> net().fit(X, Y, batchSize(SAMPLES), verbose(0)));
  }

  /** The buffers of one fit take about 1 MiB, with a tensor that the lambda makes: 800, .8 GiB. */
  @Test
  void eight_hundred_more_fits_of_one_model_take_no_more_memory() throws Exception {
    Sequential net = net(new Lambda(x -> x.mul(2)));
    assertFlat(() -> net.fit(X, Y, batchSize(SAMPLES), verbose(0)));
  }

  /** The process grows a little until the heap and malloc's free lists have their size. */
  private static void assertFlat(Runnable fit) throws InterruptedException {
    run(200, fit);
    Memory before = Memory.now();
    run(800, fit);
    Memory after = Memory.now();
    assertThat(after.heap() - before.heap()).isLessThan(4 * MIB);
    assertThat(after.resident() - before.resident()).isLessThan(128 * MIB);
  }

  /** Collects now and then: else the process keeps the most that ever waited for a collection. */
  private static void run(int times, Runnable fit) {
    for (int i = 1; i <= times; i++) {
      fit.run();
      if (i % 50 == 0) {
        System.gc();
      }
    }
  }
}
