package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupts of cells that do not end on their own, on every JDK that this machine has. */
@Tag("slow")
@ParameterizedClass
@MethodSource("jdks")
@Timeout(180)
class KernelInterruptTest {
  private static final List<String> SMALL =
      List.of("-Xmx300m", "-Dorg.bytedeco.javacpp.maxbytes=600m");

  @Parameter Jdk jdk;
  private static KernelProcess kernel;

  static Stream<Jdk> jdks() {
    return Jdk.forTest("KernelInterruptTest");
  }

  @BeforeParameterizedClassInvocation
  static void start(Jdk jdk) throws IOException {
    kernel = KernelProcess.start(new Launcher(jdk, SMALL));
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    kernel.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "while (true) { try { Thread.sleep(5000); } catch (InterruptedException e) {} }",
        "while (true) { try { while (true) {} } catch (Throwable e) {} }",
        "for (;;) { try { throw new RuntimeException(); } finally { continue; } }",
        "IntStream.range(0, 1 << 30).parallel().forEach(i -> { while (i >= 0) {} });",
        "Stream.generate(Math::random).count()",
        "int go(int n) { try { return go(n + 1); } catch (Throwable e) { return go(n); } }\ngo(0)",
        "Thread.sleep(60_000);",
        "Object lock = new Object(); synchronized (lock) { lock.wait(); }",
        "Thread t = new Thread(() -> { while (true) {} }); t.start(); t.join();"
      })
  void every_endless_cell_stops_and_burns_no_core(String code) throws Exception {
    kernel.execute("int before = 8;");
    String cell = kernel.begin("System.out.println(\"begun\"); " + code);
    kernel.awaitStream("begun");
    Thread.sleep(500);
    long start = System.nanoTime();
    kernel.send("control", "interrupt_request", new JsonObject());

    assertThat(kernel.await(cell).reply().get("ename").getAsString()).isEqualTo("Interrupted");
    // Room for other work on the machine: alone, each takes some 10 to 50 ms, but up to 2 s where
    // hundreds of thousands of frames catch it, one after the other.
    Duration most = Duration.ofSeconds(code.contains("catch (Throwable e) { return") ? 30 : 5);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(most);
    assertThat(kernel.execute("before").text()).isEqualTo("8");
    assertThat(becomesIdle()).isTrue();
  }

  @Test
  void interrupting_an_idle_kernel_stops_the_threads_that_cells_left_running() throws Exception {
    kernel.execute("Thread runaway = new Thread(() -> { while (true) {} }); runaway.start();");
    kernel.reply("control", kernel.send("control", "interrupt_request", new JsonObject()));

    assertThat(kernel.execute("runaway.join(20_000); runaway.isAlive()").text()).isEqualTo("false");
  }

  @Test
  void a_training_that_was_interrupted_can_be_used_and_go_on() throws Exception {
    kernel.execute(
        "var X = Nd4j.rand(2000, 20); var y = toCategorical(Nd4j.zeros(DataType.INT32, 2000), 2);",
        "var net = new Sequential();",
        "net.add(new Dense(2, activation(\"softmax\")));",
        "net.compile(optimizer(\"adam\"), loss(\"categorical_crossentropy\"));");
    String cell =
        kernel.begin(
            "System.out.println(\"begun\"); net.fit(X, y, epochs(1_000_000), verbose(0));");
    kernel.awaitStream("begun");
    Thread.sleep(1500);
    kernel.send("control", "interrupt_request", new JsonObject());

    assertThat(kernel.await(cell).reply().get("ename").getAsString()).isEqualTo("Interrupted");
    assertThat(kernel.execute("net.fit(X, y, epochs(1), verbose(0)); net.predict(X).rows()").text())
        .isEqualTo("2000");
  }

  @Test
  void a_cell_that_waits_for_input_stops() {
    JsonObject content = new JsonObject();
    content.addProperty("code", "new Scanner(System.in).nextLine()");
    content.addProperty("allow_stdin", true);
    String cell = kernel.send("shell", "execute_request", content);
    assertThat(kernel.receive("stdin").answers(cell)).isTrue();
    kernel.send("control", "interrupt_request", new JsonObject());

    assertThat(kernel.await(cell).reply().get("ename").getAsString()).isEqualTo("Interrupted");
  }

  @Test
  void a_library_that_does_not_let_itself_be_interrupted_is_named() {
    kernel.execute(
        "var lock = new java.util.concurrent.locks.ReentrantLock();",
        "Thread holder = new Thread(() -> {",
        "  lock.lock();",
        "  try { Thread.sleep(6000); } catch (InterruptedException e) { } finally { lock.unlock();"
            + " }",
        "});",
        "holder.start();");
    String cell =
        kernel.begin("while (!lock.isLocked()) {} { System.out.println(\"begun\"); lock.lock(); }");
    kernel.awaitStream("begun");
    kernel.send("control", "interrupt_request", new JsonObject());
    kernel.awaitStream("is inside java.util.concurrent.locks.ReentrantLock.lock, which has not");

    assertThat(kernel.await(cell).reply().get("ename").getAsString()).isEqualTo("Interrupted");
  }

  /** Whether the kernel soon uses less than half a core; the JVM may still be compiling. */
  private static boolean becomesIdle() throws InterruptedException {
    for (int look = 0; look < 20; look++) {
      if (busyShare() < 0.5) {
        return true;
      }
    }
    return false;
  }

  /** How much of one core the kernel uses. */
  private static double busyShare() throws InterruptedException {
    long start = System.nanoTime();
    Duration before = used();
    Thread.sleep(400);
    return (double) used().minus(before).toNanos() / (System.nanoTime() - start);
  }

  private static Duration used() {
    return kernel.process().info().totalCpuDuration().orElseThrow();
  }
}
