package io.github.lectern.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrainingJobTest {
  @Test
  void the_libraries_take_turns_and_another_begins_each_round() {
    TrainingOptions options =
        TrainingOptions.parse(
            "--peers",
            "ours,tensorflow,djl",
            "--cases",
            "net1-32",
            "--rounds",
            "2",
            "--quiet-only");
    assertThat(TrainingJob.schedule(options))
        .extracting(TrainingJob::toString)
        .containsExactly(
            "quiet round 1, net1-32, ours",
            "quiet round 1, net1-32, tensorflow",
            "quiet round 1, net1-32, djl",
            "quiet round 2, net1-32, tensorflow",
            "quiet round 2, net1-32, djl",
            "quiet round 2, net1-32, ours");
  }

  @Test
  void all_quiet_rounds_come_before_the_busy_ones() {
    TrainingOptions options =
        TrainingOptions.parse("--peers", "ours", "--cases", "net1-32", "--rounds", "2");
    assertThat(TrainingJob.schedule(options))
        .extracting(TrainingJob::load)
        .containsExactly(Load.QUIET, Load.QUIET, Load.BUSY, Load.BUSY);
  }

  @Test
  void jobs_of_different_loads_belong_to_different_rounds() {
    TrainingJob job = SampleRuns.job(Load.QUIET, 1, Library.OURS);
    assertThat(job.isOfRound(SampleRuns.job(Load.QUIET, 1, Library.DJL))).isTrue();
    assertThat(job.isOfRound(SampleRuns.job(Load.QUIET, 2, Library.OURS))).isFalse();
    assertThat(job.isOfRound(SampleRuns.job(Load.BUSY, 1, Library.OURS))).isFalse();
  }

  @Test
  void only_the_slow_libraries_may_be_cut() {
    assertThat(SampleRuns.job(Load.QUIET, 1, Library.OURS).effort().epochLimit())
        .isEqualTo(Duration.ZERO);
    assertThat(SampleRuns.job(Load.QUIET, 1, Library.TENSORFLOW).effort().epochLimit())
        .isEqualTo(Duration.ZERO);
    assertThat(SampleRuns.job(Load.QUIET, 1, Library.DL4J).effort().epochLimit()).isPositive();
  }

  @Test
  void every_run_has_at_least_two_steady_epochs() {
    assertThat(SampleRuns.job(Load.BUSY, 1, Library.DJL).effort().fewest()).isEqualTo(3);
  }
}
