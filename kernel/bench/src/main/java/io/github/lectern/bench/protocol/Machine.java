package io.github.lectern.bench.protocol;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine on which a benchmark ran.
 *
 * @param loadAverage the load average of the minute before the benchmark, including the build;
 *     negative if unknown
 * @param gemmPeak the FLOP/s of the fastest large matrix product
 */
public record Machine(
    String cpu, int cores, String jdk, String system, double loadAverage, double gemmPeak) {
  /** Returns a description of this machine, with the given measurements. */
  public static Machine describe(double loadAverage, double gemmPeak) throws IOException {
    return new Machine(
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        loadAverage,
        gemmPeak);
  }

  /** Returns the mean number of runnable processes over the last minute. */
  public static double loadAverageNow() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.exists(info)) {
      return "unknown";
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst(".*:\\s*", ""))
        .findFirst()
        .orElse("unknown");
  }
}
