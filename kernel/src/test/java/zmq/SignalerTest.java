package zmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.transport.Endpoint;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zmq.util.Errno;

class SignalerTest {
  private static final int SIGNALS = 20_000;

  private final Ctx context = new Ctx();
  private final Errno errno = new Errno();
  private final Signaler signaler = new Signaler(context, 7, errno);

  @AfterEach
  void close() throws Exception {
    signaler.close();
    context.terminate();
  }

  @Test
  void stands_before_the_one_of_JeroMQ() {
    assertThat(source(Signaler.class)).isEqualTo(source(Endpoint.class));
    assertThat(source(Ctx.class)).contains("jeromq-0.6.0");
  }

  @Test
  void whom_a_signal_wakes_finds_it_counted() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    Thread writer = new Thread(() -> sendEach(taken), "writer");
    writer.start();
    int inVain = 0;
    try (Selector selector = Selector.open()) {
      signaler.getFd().register(selector, SelectionKey.OP_READ);
      while (taken.get() < SIGNALS) {
        selector.select();
        selector.selectedKeys().clear();
        if (signaler.waitEvent(0)) {
          signaler.recv();
          taken.incrementAndGet();
        } else {
          inVain++;
        }
      }
    }
    writer.join();
    assertThat(inVain).isZero();
  }

  private void sendEach(AtomicInteger taken) {
    for (int i = 0; i < SIGNALS; i++) {
      while (taken.get() < i) {
        Thread.onSpinWait();
      }
      signaler.send();
    }
  }

  @Test
  void without_a_signal_a_look_says_try_again() {
    assertThat(signaler.waitEvent(0)).isFalse();
    assertThat(errno.get()).isEqualTo(ZError.EAGAIN);
  }

  @Test
  void a_wait_ends_when_its_time_is_over() {
    long start = System.nanoTime();
    assertThat(signaler.waitEvent(30)).isFalse();
    assertThat(errno.get()).isEqualTo(ZError.EAGAIN);
    assertThat((System.nanoTime() - start) / 1e6).isBetween(25.0, 5000.0);
  }

  @Test
  void each_signal_is_taken_once() {
    signaler.send();
    signaler.send();
    for (int i = 0; i < 2; i++) {
      assertThat(signaler.waitEvent(-1)).isTrue();
      signaler.recv();
    }
    assertThat(signaler.waitEvent(0)).isFalse();
  }

  @Test
  void an_interrupted_thread_sends_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    signaler.send();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(signaler.waitEvent(0)).isTrue();
  }

  @Test
  void an_interrupted_wait_says_so() {
    Thread.currentThread().interrupt();
    assertThat(signaler.waitEvent(-1)).isFalse();
    assertThat(errno.get()).isEqualTo(ZError.EINTR);
  }

  private static String source(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
