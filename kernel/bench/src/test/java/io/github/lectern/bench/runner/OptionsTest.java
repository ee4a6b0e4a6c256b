package io.github.lectern.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.bench.protocol.BenchCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @Test
  void without_words_everything_runs_three_times() {
    Options options = Options.parse();
    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.cases()).isEqualTo(BenchCase.ALL);
    assertThat(options.libraries()).containsExactly(Library.values());
    assertThat(options.loads()).containsExactly(Load.QUIET, Load.BUSY);
  }

  @Test
  void words_choose_rounds_cases_libraries_and_load() {
    Options options =
        Options.parse(
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
        "--rounds 0     | --rounds: expected a number from 1 on, was 0",
        "--rounds       | --rounds needs a value",
        "--peers keras  | expected a library of ours, tensorflow, djl, dl4j; was keras",
        "--cases net9   | expected a case of net1-1200, net1-32, net2-1200, net2-32, net3-32; was net9",
        "--fast         | unknown option --fast"
      })
  void a_wrong_word_is_refused(String words, String message) {
    assertThatThrownBy(() -> Options.parse(words.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
