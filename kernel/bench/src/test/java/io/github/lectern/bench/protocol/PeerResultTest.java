package io.github.lectern.bench.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerResultTest {
  private static final PeerResult RESULT =
      new PeerResult(
          "Library 1.2",
          50,
          List.of(new Epoch(0.5, 50, 32.5, 0.37), new Epoch(0.25, 50, 2.5, Double.NaN)),
          614_400,
          new Score(1.5, 0.6),
          List.of(0.04, 0.03),
          List.of(0.02, 0.01));

  @Test
  void a_result_is_found_in_the_output_of_a_library() {
    String output = "loading...\n" + RESULT.line() + "\nWARNING: no GPU\n";
    assertThat(PeerResult.find(output)).contains(RESULT);
  }

  @Test
  void no_result_is_found_if_the_process_ended_early() {
    assertThat(PeerResult.find("loading...\nException in thread \"main\"\n")).isEmpty();
  }

  @Test
  void a_budget_is_unchanged_by_a_command_line() {
    TrainingBudget effort =
        new TrainingBudget(3, 10, Duration.ofSeconds(10), Duration.ofMillis(1500));
    assertThat(TrainingBudget.of(effort.words())).isEqualTo(effort);
  }
}
