package io.github.lectern.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.bench.protocol.BenchCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingOptionsTest {
  @Test
  void without_arguments_everything_runs_three_times() {
    TrainingOptions options = TrainingOptions.parse();
    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.cases()).isEqualTo(BenchCase.ALL);
    assertThat(options.libraries()).containsExactly(Library.values());
    assertThat(options.loads()).containsExactly(Load.QUIET, Load.BUSY);
  }

  @Test
  void arguments_set_rounds_cases_libraries_and_load() {
    TrainingOptions options =
        TrainingOptions.parse(
            "--peers", "tensorflow,ours", "--rounds", "5", "--cases", "net2-32", "--busy-only");
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.cases()).containsExactly(BenchCase.of("net2-32"));
    assertThat(options.libraries()).containsExactly(Library.TENSORFLOW, Library.OURS);
    assertThat(options.loads()).containsExactly(Load.BUSY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rounds 0     | --rounds: expected a number above 0 but got 0",
        "--rounds       | --rounds needs a value",
        "--peers keras  | expected one of ours, tensorflow, djl, dl4j but got keras",
        "--cases net9   | expected one of net1-1200, net1-32, net2-1200, net2-32, net3-32, lenet-128, cnn-128, cnn-32 but got net9",
        "--fast         | unknown option --fast"
      })
  void a_wrong_argument_is_refused(String words, String message) {
    assertThatThrownBy(() -> TrainingOptions.parse(words.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
