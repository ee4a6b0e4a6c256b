package io.github.lectern.keras.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.random.OperationSeed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final Session session = new Session();

  @Test
  void the_same_seed_deals_the_same_operation_seeds() {
    session.setSeed(43052);

    assertThat(session.seed()).isEqualTo(43052);
    assertThat(session.nextOperationSeed()).isEqualTo(new OperationSeed(43052, 1556685636L));
    assertThat(session.nextOperationSeed()).isEqualTo(new OperationSeed(43052, 1801913996L));
    session.setSeed(43052);
    assertThat(session.nextOperationSeed()).isEqualTo(new OperationSeed(43052, 1556685636L));
  }

  @Test
  void each_fit_gets_the_same_orders_and_no_operation_seed_is_used_up() {
    session.setSeed(43052);

    assertThat(session.newShuffle().next(10)).containsExactly(4, 1, 5, 9, 3, 6, 2, 8, 0, 7);
    assertThat(session.newShuffle().next(10)).containsExactly(4, 1, 5, 9, 3, 6, 2, 8, 0, 7);
    assertThat(session.nextOperationSeed().seed2()).isEqualTo(1556685636L);
  }

  @Test
  void without_a_seed_a_fresh_one_is_drawn_once_and_can_be_set_again() {
    long drawn = session.seed();
    OperationSeed first = session.nextOperationSeed();

    assertThat(session.seed()).isEqualTo(drawn);
    Session again = new Session();
    again.setSeed(drawn);
    assertThat(again.nextOperationSeed()).isEqualTo(first);
  }

  @Test
  void two_sessions_without_a_seed_differ() {
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      seeds.add(new Session().seed());
    }
    assertThat(seeds.stream().distinct().count()).isGreaterThan(1);
    assertThat(seeds).allMatch(seed -> seed >= 0 && seed < Integer.MAX_VALUE);
  }

  @Test
  void names_count_up_and_start_over_when_the_session_is_cleared() {
    assertThat(session.uniqueName("dense")).isEqualTo("dense");
    assertThat(session.uniqueName("dense")).isEqualTo("dense_1");
    assertThat(session.uniqueName("flatten")).isEqualTo("flatten");

    session.clearSession();

    assertThat(session.uniqueName("dense")).isEqualTo("dense");
  }

  /** In Keras 2.7 as well, clear_session does not change TensorFlow's global seed. */
  @Test
  void clearing_the_session_leaves_the_random_numbers_where_they_are() {
    session.setSeed(43052);
    session.nextOperationSeed();

    session.clearSession();

    assertThat(session.seed()).isEqualTo(43052);
    assertThat(session.nextOperationSeed().seed2()).isEqualTo(1801913996L);
  }

  @Test
  void progress_goes_to_the_sink_that_was_set() {
    List<String> written = new ArrayList<>();
    session.setProgressSink(written::add);

    session.progressSink().write("1/50");

    assertThat(written).containsExactly("1/50");
  }
}
