package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class PracticeTest {
  private final BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
  private final AtomicLong cells = new AtomicLong(5);

  private void begin(LongSupplier received) {
    new Practice(Runnable::run, received, this::piece).begin();
  }

  private boolean piece(int number) {
    done.add(number);
    return number < 3;
  }

  private Integer next(long millis) throws InterruptedException {
    return done.poll(millis, TimeUnit.MILLISECONDS);
  }

  @Test
  void piece_after_piece_is_done_until_one_is_the_last() throws InterruptedException {
    begin(cells::get);
    assertThat(List.of(next(5000), next(5000), next(5000), next(5000))).containsExactly(0, 1, 2, 3);
    assertThat(next(200)).isNull();
  }

  @Test
  void while_cells_come_it_rests() throws InterruptedException {
    begin(cells::incrementAndGet);
    assertThat(next(300)).isNull();
  }

  @Test
  void a_second_after_the_last_cell_it_goes_on() throws InterruptedException {
    long start = System.nanoTime();
    begin(() -> Math.min(cells.incrementAndGet(), 7));
    assertThat(next(10_000)).isZero();
    assertThat((System.nanoTime() - start) / 1e6).isGreaterThan(999);
  }
}
