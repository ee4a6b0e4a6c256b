package io.github.lectern.bench.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of the compute kernels: {@code ./lecture bench kernels}. */
public final class KernelsBench {
  private static final Path JSON = Path.of("target/bench/kernels.json");

  private KernelsBench() {}

  /**
   * Runs the benchmarks. The working directory must be the top directory of the project.
   *
   * @param args {@code --quick}, parts of benchmark names, such as "adam", or both; if there are no
   *     names, all benchmarks run
   */
  public static void main(String[] args) throws IOException, RunnerException {
    List<String> words = Arrays.asList(args);
    List<String> names = words.stream().filter(word -> !word.startsWith("-")).toList();
    boolean quick = words.contains("--quick");
    Files.createDirectories(JSON.getParent());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(quick ? 1 : 3)
            .warmupIterations(quick ? 2 : 5)
            .measurementIterations(quick ? 3 : 5)
            .warmupTime(TimeValue.milliseconds(500))
            .measurementTime(TimeValue.milliseconds(500))
            .shouldFailOnError(true)
            .resultFormat(ResultFormatType.JSON)
            .result(JSON.toString());
    names.forEach(name -> options.include("(?i)" + name));
    try {
      new Runner(options.build()).run();
    } catch (NoBenchmarksException e) {
      System.err.println("bench: no benchmark name contains any of " + names);
      System.exit(2);
    }
    System.out.println("bench: wrote " + JSON);
  }
}
