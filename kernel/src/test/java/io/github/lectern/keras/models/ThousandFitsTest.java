package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.AllTests;
import io.github.lectern.keras.engine.Gemm;
import io.github.lectern.keras.layers.Dense;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests that memory does not grow if a student changes a number and re-runs a cell many times. */
@Tag("slow")
@Timeout(120)
class ThousandFitsTest {
  private static final long MIB = 1 << 20;
  private static final int FITS = AllTests.requested() ? 800 : 400;
  private static final int SAMPLES = 128;
  private static final INDArray X = Nd4j.rand(SAMPLES, 784).muli(255).castTo(DataType.UINT8);
  private static final INDArray Y = Nd4j.rand(SAMPLES, 1);

  /**
   * The memory in use after garbage collection.
   *
   * @param heap the bytes in use on the Java heap
   * @param resident the resident bytes of the process
   */
  private record Memory(long heap, long resident) {
    static Memory now() throws InterruptedException {
      for (int i = 0; i < 4; i++) {
        System.gc(); // then a thread of ND4J frees the memory of unreachable arrays
        Thread.sleep(50);
      }
      Runtime runtime = Runtime.getRuntime();
      return new Memory(runtime.totalMemory() - runtime.freeMemory(), Pointer.physicalBytes());
    }
  }

  private static Sequential net() {
    Sequential net = new Sequential();
    net.add(new Dense(150, activation("relu")));
    net.add(new Dense(1));
    net.compile(optimizer("adam"), loss("mse"));
    return net;
  }

  /** One net has weights and gradients of .9 MiB off heap, so 400 of them would need .35 GiB. */
  @Test
  void hundreds_of_fits_of_new_models_take_no_more_memory() throws Exception {
    assertFlat(ThousandFitsTest::fitNewModels);
  }

  /**
   * The buffers of one fit have .4 MiB. They are freed when it ends, without garbage collection.
   */
  @Test
  void hundreds_of_fits_of_one_model_take_no_more_memory() throws Exception {
    Sequential net = net();
    assertFlat(times -> IntStream.range(0, times).forEach(i -> fit(net)));
  }

  private static void fit(Sequential net) {
    net.fit(X, Y, batchSize(SAMPLES), verbose(0));
  }

  /** Warms up first, since the process grows until the heap and malloc's free lists are stable. */
  private static void assertFlat(IntConsumer fits) throws InterruptedException {
    Gemm.loadOneDnn(); // before the first measurement, where it is available
    fits.accept(FITS / 4);
    int threads = Thread.activeCount();
    Memory before = Memory.now();
    fits.accept(FITS);
    Memory after = Memory.now();
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    assertThat(after.heap() - before.heap()).isLessThan(4 * MIB);
    assertThat(after.resident() - before.resident()).isLessThan(128 * MIB);
  }

  /** Collects garbage every 50 fits, to limit how much uncollected memory the process reaches. */
  private static void fitNewModels(int times) {
    for (int i = 1; i <= times; i++) {
      fit(net());
      if (i % 50 == 0) {
        System.gc();
      }
    }
  }
}
