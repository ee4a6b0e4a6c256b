package io.github.lectern.jupyter;

import io.github.lectern.AllTests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Java that can run the kernel.
 *
 * @param home its folder
 * @param feature its version, such as 17
 */
record Jdk(Path home, int feature) {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/jvm"),
          Path.of("/Library/Java/JavaVirtualMachines"),
          Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"));
  private static final int OLDEST = 17;

  static Jdk ofThisJvm() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /** One JDK of each version from 17 on that this machine has, the running one among them. */
  static Stream<Jdk> all() {
    TreeMap<Integer, Jdk> byVersion = new TreeMap<>();
    PLACES.stream()
        .filter(Files::isDirectory)
        .flatMap(Jdk::in)
        .filter(jdk -> jdk.feature() >= OLDEST)
        .forEach(jdk -> byVersion.put(jdk.feature(), jdk));
    byVersion.put(ofThisJvm().feature(), ofThisJvm());
    return byVersion.values().stream();
  }

  /**
   * Returns the JDKs for a test that should run on each of them: all with {@code
   * -Dlectern.tests=all}, otherwise one. Which one depends on the name, so that each JDK gets its
   * share of the tests.
   */
  static Stream<Jdk> forTest(String name) {
    return AllTests.requested()
        ? all()
        : Stream.of(forCase(Math.floorMod(name.hashCode(), 1 << 16)));
  }

  /**
   * Returns the JDK that is used for the n-th case where running every case on every JDK would ask
   * the same question again: the JDKs take turns, so each gets its share of the cases.
   */
  static Jdk forCase(int n) {
    List<Jdk> jdks = all().toList();
    return jdks.get(n % jdks.size());
  }

  Path java() {
    return home.resolve("bin").resolve("java");
  }

  private static Stream<Jdk> in(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .flatMap(entry -> Stream.of(entry, entry.resolve("Contents").resolve("Home")))
          .filter(home -> Files.isExecutable(home.resolve("bin").resolve("javac")))
          .filter(home -> Files.isRegularFile(home.resolve("release")))
          .map(home -> new Jdk(home, feature(home.resolve("release"))))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of "17.0.15", as the file release of every JDK tells it. */
  private static int feature(Path release) {
    try (BufferedReader reader = Files.newBufferedReader(release)) {
      Properties properties = new Properties();
      properties.load(reader);
      String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
      return Integer.parseInt(version.replaceFirst("^1\\.", "").replaceFirst("\\D.*", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
