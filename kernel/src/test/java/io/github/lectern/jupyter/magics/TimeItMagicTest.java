package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeItMagicTest extends MagicTestBase {
  private static final String REPORT =
      "[\\d.]+ (ns|µs|ms|s) ± [\\d.]+ (ns|µs|ms|s) per loop \\(mean ± standard deviation of ";

  @Test
  void repeats_an_expression() throws Exception {
    assertThat(cells.printed("%timeit -n 3 -r 2 Math.sqrt(2)"))
        .matches(REPORT + "2 runs, 3 loops each\\)\n");
    assertThat(cells.printed("int a = 3;", "%timeit -r1 -n 10 a + 1;"))
        .matches(REPORT + "1 run, 10 loops each\\)\n");
  }

  @Test
  void repeats_the_statements_of_a_cell() throws Exception {
    cells.run("int count = 0;");
    assertThat(cells.printed("%%timeit -n 5 -r 2", "int more = 1; // local", "count += more;"))
        .matches(REPORT + "2 runs, 5 loops each\\)\n");
    assertThat(cells.run("count")).contains(10);
    assertThat(cells.message("more")).contains("cannot find symbol");
  }

  @Test
  void comments_may_follow_the_last_statement() throws Exception {
    cells.run("int count = 0;");
    for (String last : new String[] {"Math.sqrt(count)", "count++;"}) {
      assertThat(cells.printed("%%timeit -n 5 -r 2", last, "// done; 100 %"))
          .matches(REPORT + "2 runs, 5 loops each\\)\n");
    }
  }

  @Test
  void chooses_the_number_of_loops() throws Exception {
    assertThat(cells.printed("%timeit -r 1 Thread.sleep(30)"))
        .matches("\\d+(\\.\\d+)? ms ± 0\\.00 ns per loop \\(.* of 1 run, 10 loops each\\)\n");
  }

  @Test
  void marks_errors_in_the_cell() {
    assertThat(cells.report("%timeit  1 + x"))
        .contains("cannot find symbol", "      %timeit  1 + x\n                   ^");
    assertThat(cells.report("%%timeit", "int a = 0;", "3 / a;")).contains("line 3:");
  }

  @Test
  void explains_wrong_use() {
    assertThat(cells.message("%timeit")).contains("expected [-n LOOPS] [-r RUNS] STATEMENT");
    assertThat(cells.message("%timeit -z 3")).contains("there is no option -z");
    assertThat(cells.message("%timeit -n 0 1 + 1")).contains("expected a number from 1 to");
    assertThat(cells.message("%%timeit", "// nothing")).contains("expected Java code below");
    assertThat(cells.message("%%timeit 1 + 1", "2")).contains("expected [-n LOOPS] [-r RUNS]");
  }

  @Test
  void an_interrupt_ends_the_measurement() throws Exception {
    CompletableFuture<CellFailure> cell =
        CompletableFuture.supplyAsync(() -> cells.failure("%timeit -n 1000000000 Math.sqrt(2)"));
    Thread.sleep(1500);
    cells.evaluator().interrupt();
    assertThat(cell.join().name()).isEqualTo("Interrupted");
  }

  @Test
  void time_of_a_line_keeps_its_value() throws Exception {
    assertThat(cells.run("int a = 3;", "%time a + 1")).contains(4);
    assertThat(cells.output()).matches("Time: \\d\\.\\d{3} s\n");
    assertThat(cells.report("int b = 0;", "%time 3 / b")).contains("line 2:\n  --> %time 3 / b");
    assertThat(cells.message("%time")).contains("expected a statement");
    assertThat(cells.run("%%time", "%who", "a")).contains(3);
    assertThat(cells.output()).startsWith("int a\nint b\nTime: ");
  }

  @Test
  void durations_have_three_digits() {
    assertThat(Timing.duration(3.456)).isEqualTo("3.46 ns");
    assertThat(Timing.duration(34.56)).isEqualTo("34.6 ns");
    assertThat(Timing.duration(345.6)).isEqualTo("346 ns");
    assertThat(Timing.duration(999.6)).isEqualTo("1.00 µs");
    assertThat(Timing.duration(3.456e7)).isEqualTo("34.6 ms");
    assertThat(Timing.duration(3.456e9)).isEqualTo("3.46 s");
  }
}
