package io.github.lectern.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final double TOLERANCE = 1e-9;

  @Test
  void a_job_takes_as_long_as_the_same_one_took_before() {
    Forecast forecast = new Forecast();
    forecast.ended(SampleRuns.job(Load.QUIET, 1, Library.OURS), 4);
    forecast.ended(SampleRuns.job(Load.QUIET, 2, Library.OURS), 6);
    forecast.ended(SampleRuns.job(Load.QUIET, 1, Library.DL4J), 100);
    List<TrainingJob> rest =
        List.of(
            SampleRuns.job(Load.QUIET, 3, Library.OURS),
            SampleRuns.job(Load.BUSY, 1, Library.DL4J));
    assertThat(forecast.seconds(rest)).isCloseTo(5 + 100, within(TOLERANCE));
  }

  @Test
  void a_long_time_is_shown_in_minutes() {
    Forecast forecast = new Forecast();
    forecast.ended(SampleRuns.job(Load.QUIET, 1, Library.DL4J), 89);
    List<TrainingJob> one = List.of(SampleRuns.job(Load.QUIET, 2, Library.DL4J));
    assertThat(forecast.words(one)).isEqualTo("89 s");
    assertThat(forecast.words(List.of(one.get(0), one.get(0)))).isEqualTo("3 min");
  }

  @Test
  void an_unknown_library_takes_as_long_as_the_others_on_average() {
    Forecast forecast = new Forecast();
    forecast.ended(SampleRuns.job(Load.QUIET, 1, Library.OURS), 4);
    forecast.ended(SampleRuns.job(Load.QUIET, 1, Library.DL4J), 100);
    assertThat(forecast.seconds(List.of(SampleRuns.job(Load.QUIET, 1, Library.DJL))))
        .isCloseTo(52, within(TOLERANCE));
  }
}
