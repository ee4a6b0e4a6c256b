package io.github.lectern.keras.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.Optimizers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of random nets beside the same training in plain double arithmetic, with each choice of
 * libraries in a process of its own. The seeds are new in each run; a failure shows its own, and
 * {@code -Dlectern.nets.seed=SEED -Dlectern.nets=1} repeats it.
 */
@Tag("slow")
class RandomNetsTest {
  private static final int NETS = Integer.getInteger("lectern.nets", 800);
  private static final String SEED = System.getProperty("lectern.nets.seed");

  private static final ExecutorService PROCESSORS =
      Executors.newFixedThreadPool(Math.min(4, Runtime.getRuntime().availableProcessors()));

  private static final Map<Libraries, Future<Result>> RESULTS = new EnumMap<>(Libraries.class);

  /** The library that multiplies matrices. */
  private enum Libraries {
    ALL,
    WITHOUT_ONEDNN,
    WITHOUT_AVX512,
    /** Products are cut for eight processors here. */
    WITHOUT_BOTH;

    Map<String, String> environment() {
      return switch (this) {
        case ALL, WITHOUT_ONEDNN -> Map.of();
        case WITHOUT_AVX512 -> Map.of("OPENBLAS_CORETYPE", "Haswell", "ONEDNN_MAX_CPU_ISA", "AVX2");
        case WITHOUT_BOTH -> Map.of("OPENBLAS_CORETYPE", "Haswell");
      };
    }

    List<String> flags() {
      return switch (this) {
        case ALL, WITHOUT_AVX512 -> List.of();
        case WITHOUT_ONEDNN -> List.of("-Dlectern.onednn=false");
        case WITHOUT_BOTH -> List.of("-Dlectern.onednn=false", "-XX:ActiveProcessorCount=8");
      };
    }
  }

  @BeforeAll
  static void start() {
    for (Libraries libraries : Libraries.values()) {
      RESULTS.put(libraries, PROCESSORS.submit(() -> check(libraries)));
    }
    PROCESSORS.shutdown();
  }

  @AfterAll
  static void stop() {
    PROCESSORS.shutdownNow(); // interrupts who still waits for a process, which is ended then
  }

  @ParameterizedTest
  @EnumSource
  void every_net_trains_as_plain_double_arithmetic_has_it(Libraries libraries) throws Exception {
    Result result = RESULTS.get(libraries).get();
    assertThat(result.status())
        .as(
            "%s, %s%nTo repeat one: mvn -pl kernel test -Dtest=RandomNetsTest -Dlectern.nets=1"
                + " -Dlectern.nets.seed=SEED",
            libraries, result.output())
        .isZero();
  }

  /** What a process with some nets gave: its status is 0 if all were right. */
  private record Result(int status, String output) {}

  private static Result check(Libraries libraries) throws IOException, InterruptedException {
    String seed = SEED == null ? String.valueOf(new SecureRandom().nextLong()) : SEED;
    System.out.println(NETS + " nets from seed " + seed + ", libraries: " + libraries);
    ProcessBuilder builder = new ProcessBuilder(command(libraries, seed)).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("OPENBLAS_CORETYPE", "ONEDNN_MAX_CPU_ISA"));
    builder.environment().putAll(libraries.environment());
    Path file = Files.createTempFile("nets", ".txt");
    Process process = builder.redirectOutput(file.toFile()).start();
    try {
      int status = process.waitFor();
      return new Result(status, Files.readString(file, UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(file);
    }
  }

  private static List<String> command(Libraries libraries, String seed) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:-UsePerfData"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--"))
        .forEach(command::add);
    command.addAll(libraries.flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(RandomNets.class.getName(), String.valueOf(NETS), seed));
    return command;
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of(Layer.class, RandomLayers.KINDS),
        Arguments.of(
            ActivationFunction.class, classes(Activations.names().stream().map(Activations::get))),
        Arguments.of(Loss.class, RandomLoss.kinds()),
        Arguments.of(Optimizer.class, classes(Optimizers.names().stream().map(Optimizers::get))));
  }

  private static List<Class<?>> classes(Stream<?> objects) {
    return objects.<Class<?>>map(Object::getClass).toList();
  }

  /** Names are taken from the tables, and a name without a reference fails; classes are not. */
  @ParameterizedTest
  @MethodSource("kinds")
  void every_public_class_is_used(Class<?> kind, List<Class<?>> used) throws Exception {
    assertThat(publicClasses(kind)).isNotEmpty().allMatch(type -> isUsed(type, used));
  }

  private static boolean isUsed(Class<?> type, List<Class<?>> used) {
    return Modifier.isAbstract(type.getModifiers())
        ? used.stream().anyMatch(type::isAssignableFrom)
        : used.contains(type);
  }

  private static List<Class<?>> publicClasses(Class<?> kind) throws Exception {
    URI folder = kind.getProtectionDomain().getCodeSource().getLocation().toURI();
    String name = kind.getPackageName();
    try (Stream<Path> files = Files.list(Path.of(folder).resolve(name.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.startsWith("package-info"))
          .<Class<?>>map(file -> load(name + "." + file.replaceFirst("\\.class$", "")))
          .filter(type -> kind.isAssignableFrom(type) && Modifier.isPublic(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
