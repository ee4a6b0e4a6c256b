package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WorkCounterTest {
  private final WorkCounter work = new WorkCounter();

  @Test
  void counts_nothing_before_between_and_after_tasks() {
    assertThat(work.current()).isEmpty();
    work.run(() -> {});
    assertThat(work.current()).isEmpty();
    work.run(() -> {});
    assertThat(work.current()).isEmpty();
  }

  @Test
  void gives_each_task_a_number_that_stays_the_same_while_it_runs() {
    List<OptionalLong> numbers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      work.run(
          () -> {
            numbers.add(work.current());
            assertThat(work.current()).isPresent().isEqualTo(numbers.get(numbers.size() - 1));
          });
    }
    assertThat(numbers).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void a_task_that_throws_has_ended() {
    Runnable failing =
        () -> {
          throw new IllegalStateException("on purpose");
        };
    assertThatThrownBy(() -> work.run(failing)).hasMessage("on purpose");
    assertThat(work.current()).isEmpty();
  }
}
