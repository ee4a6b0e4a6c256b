package io.github.lectern.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeaksTest {
  private final Peaks peaks = new Peaks(Map.of(1, 1e9, 2, 4e9));

  @Test
  void the_limit_is_flops_divided_by_the_peak_of_the_workers_threads() {
    // net2: 1,549,000 multiplications an image, 2 flops each, 1200 images
    double flops = 1200 * 2 * 1_549_000.0;
    Setting setting = Setting.net2().withWorkers(2);
    assertThat(peaks.limit(setting, Span.STEP)).isCloseTo(flops / 4e9, within(1e-12));
    assertThat(peaks.limit(setting.withWorkers(1), Span.STEP))
        .isCloseTo(flops / 1e9, within(1e-12));
  }

  @Test
  void the_limit_of_an_epoch_counts_all_its_samples() {
    Setting setting = Setting.net2().withWorkers(2).withSamples(3_000);
    assertThat(peaks.limit(setting, Span.EPOCH))
        .isCloseTo(3_000 * 3_098_000.0 / 4e9, within(1e-12));
  }

  @Test
  void the_higher_of_two_measurements_is_the_peak() {
    Peaks disturbed = new Peaks(Map.of(1, 1.5e9, 2, 2e9));
    assertThat(peaks.orHigher(disturbed)).isEqualTo(new Peaks(Map.of(1, 1.5e9, 2, 4e9)));
  }

  @Test
  void each_point_of_a_line_gets_its_limit() {
    Curve workers = Curve.all(2).get(4);
    SpanTiming timing = new SpanTiming(5, 4, 3);
    Measured measured =
        new TimedLine(workers, workers.lines().get(1), List.of(timing, timing)).withLimits(peaks);
    assertThat(measured.points()).extracting(Point::value).containsExactly(1, 2);
    assertThat(measured.points().get(0).limit())
        .isCloseTo(4 * measured.points().get(1).limit(), within(1e-12));
    assertThat(measured.points().get(1).timesLimit())
        .isCloseTo(5 * 4e9 / (1200 * 3_098_000.0), within(1e-9));
  }

  @Test
  void a_number_of_threads_that_was_not_measured_is_refused() {
    assertThatThrownBy(() -> peaks.of(3))
        .hasMessage("GEMM peak: expected a thread count in [1, 2] but got 3");
  }
}
