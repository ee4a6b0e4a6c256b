package io.github.lectern.bench.runner;

import static io.github.lectern.bench.runner.SampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.Machine;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final double TOLERANCE = 1e-9;
  private static final BenchCase CASE = BenchCase.of("net1-1200");
  private static final Machine MACHINE = new Machine("cpu", 2, "jdk", "linux", 0.25, 5.7528e9);
  private static final List<TrainingRun> RUNS =
      List.of(
          run(Load.QUIET, 1, Library.OURS, 0.4, 0.2, 0.2).between(60.4, 60),
          run(Load.QUIET, 2, Library.OURS, 0.3, 0.1, 0.1).between(61, 330),
          run(Load.QUIET, 3, Library.OURS, 0.9, 0.3, 0.3).between(58, 59),
          run(Load.QUIET, 1, Library.TENSORFLOW, 0.6, 0.5, 0.3),
          run(Load.BUSY, 1, Library.OURS, 0.8, 0.35, 0.25),
          TrainingRun.failed(SampleRuns.job(Load.QUIET, 1, Library.DJL), "no network"));

  private static Results results(List<TrainingRun> runs) {
    return new Results(
        TrainingOptions.parse("--peers", "ours,tensorflow,djl", "--cases", "net1-1200"),
        MACHINE,
        runs);
  }

  @Test
  void the_figures_are_medians_of_the_rounds_and_the_minimum_of_all() {
    Figures figures = results(RUNS).figures(Load.QUIET, CASE, Library.OURS).orElseThrow();
    assertThat(figures).isEqualTo(new Figures(0.4, 0.2, 0.1, 0.3, 0.1, 2, false, 3, 58, 330));
  }

  @Test
  void a_ratio_above_one_means_faster_than_tensorflow() {
    Results results = results(RUNS);
    assertThat(results.ratio(Load.QUIET, CASE, Library.OURS, Figures::steady).orElseThrow())
        .isCloseTo(0.4 / 0.2, within(TOLERANCE));
    assertThat(results.ratio(Load.QUIET, CASE, Library.OURS, Figures::first).orElseThrow())
        .isCloseTo(0.6 / 0.4, within(TOLERANCE));
  }

  @Test
  void there_is_no_ratio_without_tensorflow() {
    assertThat(results(RUNS).ratio(Load.BUSY, CASE, Library.OURS, Figures::steady)).isEmpty();
  }

  @Test
  void the_slowdown_compares_a_library_with_itself() {
    assertThat(results(RUNS).slowdown(CASE, Library.OURS).orElseThrow())
        .isCloseTo(0.3 / 0.2, within(TOLERANCE));
  }

  @Test
  void the_flops_limit_is_the_epoch_at_the_gemm_peak() {
    // net1 has 60000 * 95880 = 5.7528e9 flops an epoch: 1 s at this machine's peak
    Results results = results(RUNS);
    Figures figures = results.figures(Load.QUIET, CASE, Library.OURS).orElseThrow();
    assertThat(results.timesLimit(CASE, figures)).isCloseTo(0.2, within(TOLERANCE));
  }

  @Test
  void only_a_failure_of_ours_or_tensorflow_fails_the_benchmark() {
    assertThat(results(RUNS).isComplete()).isTrue();
    TrainingRun failed =
        TrainingRun.failed(SampleRuns.job(Load.QUIET, 2, Library.TENSORFLOW), "it crashed");
    assertThat(results(List.of(RUNS.get(0), failed)).isComplete()).isFalse();
  }

  @Test
  void the_json_contains_the_ratios_and_the_raw_runs() {
    String text =
        TrainingJson.of(results(RUNS), "2026-01-02T03:04:05Z", Set.of("OMP_NUM_THREADS"), 0);
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    JsonObject ratio = json.getAsJsonObject("ratios").getAsJsonObject("net1-1200");
    assertThat(ratio.get("steady").getAsDouble()).isCloseTo(2, within(TOLERANCE));
    assertThat(ratio.get("first").getAsDouble()).isCloseTo(1.5, within(TOLERANCE));
    assertThat(json.getAsJsonArray("runs")).hasSize(6);
    assertThat(json.getAsJsonArray("runs").get(0).getAsJsonObject())
        .returns(60.4, run -> run.getAsJsonArray("handoverNanoseconds").get(0).getAsDouble());
    assertThat(json.getAsJsonObject("busy").getAsJsonObject("net1-1200").getAsJsonObject("ours"))
        .returns(0.3, figures -> figures.get("steady").getAsDouble())
        .returns(1L, figures -> figures.get("rounds").getAsLong());
    assertThat(json.getAsJsonObject("machine").get("cores").getAsInt()).isEqualTo(2);
    assertThat(json.getAsJsonArray("droppedVariables").get(0).getAsString())
        .isEqualTo("OMP_NUM_THREADS");
  }

  @Test
  void the_json_has_null_if_a_library_reports_no_accuracy() {
    String text = TrainingJson.of(results(RUNS), "2026-01-02T03:04:05Z", Set.of(), 0);
    assertThat(text).contains("\"failure\": \"no network\"").doesNotContain("NaN");
  }

  @Test
  void the_table_shows_figures_failures_and_a_legend() {
    String table = TrainingTable.of(results(RUNS));
    assertThat(table)
        .containsPattern("net1-1200 +ours +0\\.400 +0\\.200 +0\\.100 +2\\.00 +1\\.50 +0\\.20 +2 ")
        .containsPattern("net1-1200 +djl +failed")
        .contains("FAILED quiet round 1, net1-1200, djl: no network")
        .contains(
            "GEMM peak 5.8 GFLOP/s",
            "load average before the start 0.25",
            "Alongside a process that keeps one core busy");
  }

  @Test
  void the_table_shows_the_latency_between_the_cores() {
    assertThat(TrainingTable.of(results(RUNS)))
        .containsPattern("net1-1200 +ours .* 58-330 *\n")
        .containsPattern("net1-1200 +tensorflow .* - *\n");
  }

  @Test
  void the_table_marks_what_was_scaled() {
    TrainingRun cut =
        TrainingRun.ended(
            SampleRuns.job(Load.QUIET, 1, Library.DJL), SampleRuns.result(50, 1, 0.5, 0.5));
    assertThat(TrainingTable.of(results(List.of(cut)))).containsPattern("djl +~1\\.500 +~1\\.000");
  }
}
