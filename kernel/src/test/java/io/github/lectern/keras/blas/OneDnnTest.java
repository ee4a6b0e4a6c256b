package io.github.lectern.keras.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class OneDnnTest {
  private static final String FLAGS = "flags\t\t: fpu ";

  private final NativeOps openMp = openMp();

  private static NativeOps openMp() {
    Nd4j.getBackend(); // loads the native operations
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  @Test
  void it_is_used_on_processors_with_avx512() {
    assertThat(suits(FLAGS + "avx2 avx512f avx512dq\n")).isTrue();
    assertThat(suits(FLAGS + "avx2\n")).isFalse();
    assertThat(suits("")).isFalse();
  }

  @Test
  void on_intel_processors_it_is_also_used_for_smaller_products() {
    Processors intel = Processors.of("vendor_id\t: GenuineIntel\n");
    Processors amd = Processors.of("vendor_id\t: AuthenticAMD\n");
    assertThat(OneDnn.packsWell(intel, 96, 30_000_000)).isTrue();
    assertThat(OneDnn.packsWell(amd, 96, 63_999_999)).isFalse();
    assertThat(OneDnn.packsWell(amd, 96, 64_000_000)).isTrue();
    assertThat(OneDnn.packsWell(amd, 95, 64_000_000)).isFalse();
    assertThat(OneDnn.sumsWell(intel, 16, 600_000)).isTrue();
    assertThat(OneDnn.sumsWell(amd, 16, 600_000)).isFalse();
  }

  private static boolean suits(String processors) {
    return OneDnn.suits(Processors.of(processors));
  }

  // [1 2 3; 4 5 6] [1 3; 0 1; 2 0] = [7 5; 16 17]; each row is part of a longer one
  @Test
  void it_adds_a_product_of_parts_of_matrices() {
    assumeTrue(OneDnn.isUsable());
    FloatPointer a = new FloatPointer(1, 2, 3, -1, 4, 5, 6, -1);
    FloatPointer b = new FloatPointer(1, 0, 2, -1, 3, 1, 0, -1);
    FloatPointer c = new FloatPointer(100, 100, -1, 100, 100, -1);
    OneDnn.SGEMM.run(false, true, 2, 2, 3, a, 4, b, 4, 1f, c, 3);
    assertThat(numbers(c, 6)).containsExactly(107, 105, -1, 116, 117, -1);
  }

  // [1 4; 2 5; 3 6] [1; 10] = [41; 52; 63]
  @Test
  void it_transposes_the_left_factor() {
    assumeTrue(OneDnn.isUsable());
    FloatPointer c = new FloatPointer(Float.NaN, Float.NaN, Float.NaN);
    FloatPointer a = new FloatPointer(1, 2, 3, 4, 5, 6);
    OneDnn.SGEMM.run(true, false, 3, 1, 2, a, 3, new FloatPointer(1, 10), 1, 0f, c, 1);
    assertThat(numbers(c, 3)).containsExactly(41, 52, 63);
  }

  @Test
  void it_starts_no_threads_and_leaves_the_callers_openmp_limit_unchanged() throws Exception {
    assumeTrue(OneDnn.isUsable());
    assertThat(threadsAfter(OneDnnTest::multiply)).isEqualTo(1);
  }

  private static void multiply() {
    int side = 1000;
    FloatPointer x = new FloatPointer((long) side * side);
    FloatPointer c = new FloatPointer((long) side * side);
    OneDnn.SGEMM.run(false, false, side, side, side, x, side, x, side, 0f, c, side);
  }

  private long threadsAfter(Runnable work) throws Exception {
    FutureTask<Long> threads = new FutureTask<>(() -> threadsHereAfter(work));
    Thread thread = new Thread(threads, "calculates");
    thread.start();
    thread.join(); // the next thread has the same name
    return threads.get();
  }

  /**
   * Runs the work on this new thread, for which OpenMP may start three threads, and returns how
   * many threads have this thread's name.
   */
  private long threadsHereAfter(Runnable work) throws IOException {
    openMp.setOmpNumThreads(3);
    work.run();
    assertThat(openMp.ompGetMaxThreads()).isEqualTo(3);
    return threadsNamedAsThisOne();
  }

  /** Counts the threads with this thread's name, which threads started by native code inherit. */
  private static long threadsNamedAsThisOne() throws IOException {
    String name = Files.readString(Path.of("/proc/thread-self/comm"));
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      return threads.filter(thread -> name.equals(nameOf(thread))).count();
    }
  }

  private static String nameOf(Path thread) {
    try {
      return Files.readString(thread.resolve("comm"));
    } catch (IOException e) {
      return ""; // the thread has ended
    }
  }

  private static float[] numbers(FloatPointer pointer, int count) {
    float[] numbers = new float[count];
    pointer.get(numbers);
    return numbers;
  }
}
