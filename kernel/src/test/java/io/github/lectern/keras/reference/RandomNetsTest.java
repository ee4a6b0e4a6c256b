package io.github.lectern.keras.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.AllTests;
import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.Optimizers;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Compares the training of random nets with plain double arithmetic, in one process for each choice
 * of libraries: 1,000 nets in all, or 3,200 with {@code -Dlectern.tests=all}. The nets are the same
 * in every run, so that a build fails only for what it changes; {@code -Dlectern.nets.seed=random}
 * tries new ones. A failure prints the seed of the net, which {@code -Dlectern.nets.seed=SEED
 * -Dlectern.nets=1} repeats.
 */
@Tag("slow")
class RandomNetsTest {
  private static final int NETS =
      Integer.getInteger("lectern.nets", AllTests.requested() ? 800 : 120);
  private static final long DEFAULT_SEED = 43052;
  private static final Optional<String> SEED =
      Optional.ofNullable(System.getProperty("lectern.nets.seed"));

  private static final ExecutorService PROCESSORS =
      Executors.newFixedThreadPool(Math.min(4, Runtime.getRuntime().availableProcessors()));

  private static final Map<Libraries, Future<Libraries.Result>> RESULTS =
      new EnumMap<>(Libraries.class);

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
    Libraries.Result result = RESULTS.get(libraries).get();
    assertThat(result.status())
        .as(
            "%s, %s%nTo repeat one: mvn -pl kernel test -Dtest=RandomNetsTest -Dlectern.nets=1"
                + " -Dlectern.nets.seed=SEED",
            libraries, result.output())
        .isZero();
  }

  private static Libraries.Result check(Libraries libraries)
      throws IOException, InterruptedException {
    String seed = SEED.filter(given -> !given.equals("random")).orElseGet(() -> seedFor(libraries));
    System.out.println(NETS + " nets from seed " + seed + ", libraries: " + libraries);
    return libraries.run(RandomNets.class, List.of(String.valueOf(NETS), seed));
  }

  /** Returns another seed for each choice of libraries, so that they train different nets. */
  private static String seedFor(Libraries libraries) {
    return String.valueOf(
        SEED.isPresent()
            ? new SecureRandom().nextLong()
            : DEFAULT_SEED + libraries.name().hashCode());
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
