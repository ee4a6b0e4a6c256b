package io.github.lectern.keras.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.datasets.ChildJvm;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TeamTest {
  @Test
  void memory_of_a_team_is_given_back_when_it_is_closed() {
    Matrix matrix;
    try (Team team = new Team(2)) {
      matrix = new Buffer().rows(3, 2, team);
      assertThat(matrix.array().wasClosed()).isFalse();
    }
    assertThat(matrix.array().wasClosed()).isTrue();
  }

  @Test
  void each_worker_has_scratch_memory_of_its_own_which_grows_and_goes_with_the_team() {
    Map<Thread, Matrix> scratch = new ConcurrentHashMap<>();
    Matrix grown;
    try (Team team = new Team(2)) {
      CountDownLatch both = new CountDownLatch(2);
      team.run(
          2,
          part -> {
            Matrix mine = team.scratch(1, 2);
            mine.write(0, new Tile(new float[] {part, 7}, 1, 2));
            scratch.put(Thread.currentThread(), mine);
            both.countDown();
            await(both);
          });
      assertThat(scratch.values())
          .extracting(matrix -> Matrices.values(matrix)[0])
          .containsExactlyInAnyOrder(0f, 1f);
      Matrix mine = scratch.get(Thread.currentThread());
      assertThat(team.scratch(2, 1).array()).isSameAs(mine.array());
      grown = team.scratch(4, 5);
      Tile twenty = new Tile(new float[20], 4, 5);
      grown.write(0, twenty);
      assertThatThrownBy(() -> team.scratch(3, 5).write(0, twenty))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(scratch.values()).allMatch(matrix -> matrix.array().wasClosed());
    assertThat(grown.array().wasClosed()).isTrue();
  }

  /** Both waited for ever for each other, in the loader of Linux. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_team_may_begin_while_another_thread_loads_libraries(@TempDir Path folder)
      throws Exception {
    try (ChildJvm child = ChildJvm.start(TeamsBesideLoading.class, folder.toString())) {
      assertThat(child.await()).as(child.output()).isZero();
      assertThat(child.output())
          .containsPattern("teams \\d{3,}, libraries " + TeamsBesideLoading.TIMES);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
