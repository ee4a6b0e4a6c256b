package io.github.lectern.keras.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The libraries that multiply matrices; a choice of them holds for a whole process. */
enum Libraries {
  ALL,
  WITHOUT_ONEDNN,
  WITHOUT_AVX512,
  /** Also splits products for eight processors. */
  WITHOUT_BOTH;

  private Map<String, String> environment() {
    return switch (this) {
      case ALL, WITHOUT_ONEDNN -> Map.of();
      case WITHOUT_AVX512 -> Map.of("OPENBLAS_CORETYPE", "Haswell", "ONEDNN_MAX_CPU_ISA", "AVX2");
      case WITHOUT_BOTH -> Map.of("OPENBLAS_CORETYPE", "Haswell");
    };
  }

  private List<String> flags() {
    return switch (this) {
      case ALL, WITHOUT_AVX512 -> List.of();
      case WITHOUT_ONEDNN -> List.of("-Dlectern.onednn=false");
      case WITHOUT_BOTH -> List.of("-Dlectern.onednn=false", "-XX:ActiveProcessorCount=8");
    };
  }

  /** The exit status and the output of a process. */
  record Result(int status, String output) {}

  /** Runs a main class in a process that uses these libraries. */
  Result run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(main, arguments)).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("OPENBLAS_CORETYPE", "ONEDNN_MAX_CPU_ISA"));
    builder.environment().putAll(environment());
    builder
        .environment()
        .put("OMP_NUM_THREADS", "1"); // ND4J's own threads wait for busy processors
    Path output = Files.createTempFile("libraries", ".txt");
    Process process = builder.redirectOutput(output.toFile()).start();
    try {
      int status = process.waitFor();
      return new Result(status, Files.readString(output, UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  private List<String> command(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:-UsePerfData"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.startsWith("-XX:"))
        .forEach(command::add);
    command.addAll(flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }
}
