package io.github.lectern.jupyter.install;

import com.google.gson.GsonBuilder;
import io.github.lectern.jupyter.maven.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Writes a kernelspec, replacing an earlier one of its name once the new one is complete. */
public final class KernelSpec {
  static final String NAME = "lectern";
  static final String JAR = "lectern-kernel.jar";
  static final String LIB = "lib";
  static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

  private KernelSpec() {}

  /** Puts the kernel's jars into a directory, and returns their SHA-256 by name. */
  @FunctionalInterface
  interface Jars {
    Map<String, String> copyTo(Path folder) throws IOException, InstallException;
  }

  /** Writes a kernelspec with copies of all jars, and returns the message for the user. */
  public static String install(Arguments arguments) throws IOException, InterruptedException {
    requireJars(arguments.dist());
    try {
      Path spec = install(arguments, folder -> copyJars(arguments.dist(), folder), List.of());
      return "Installed the kernel \"" + arguments.name() + "\" in " + spec + "\n" + archive(spec);
    } catch (InstallException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Writes a kernelspec with its own jars, and returns its directory. Paths in it are absolute,
   * since some front ends do not expand {@code {resource_dir}}.
   *
   * @param courses the copies of the course that belong to it
   */
  static Path install(Arguments arguments, Jars jars, List<Path> courses)
      throws IOException, InstallException {
    Path spec = arguments.spec();
    InstallRecord record = InstallRecord.before(spec, courses);
    return replace(
        spec,
        fresh -> {
          Map<String, String> copied = jars.copyTo(Files.createDirectories(fresh.resolve(LIB)));
          dropFractions(fresh.resolve(LIB));
          writeDescription(fresh, spec, spec.resolve(LIB).resolve(JAR), arguments);
          record.with(copied).writeTo(fresh);
        });
  }

  /** Writes a kernelspec that runs the jars in place, and returns the message for the user. */
  public static String writeInPlace(Arguments arguments) throws IOException, InterruptedException {
    requireJars(arguments.dist());
    Path jar = arguments.dist().resolve(JAR);
    try {
      Path spec =
          replace(
              arguments.spec(), fresh -> writeDescription(fresh, arguments.spec(), jar, arguments));
      return "Wrote " + spec + "\n" + archive(spec, jar);
    } catch (InstallException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Creates the CDS archive of a kernelspec that has its own jars. */
  static String archive(Path spec) throws InterruptedException {
    return archive(spec, spec.resolve(LIB).resolve(JAR));
  }

  /**
   * Creates the CDS archive once the jars are in their final place, since it depends on their
   * paths. Returns a message for the user if this fails.
   */
  private static String archive(Path spec, Path jar) throws InterruptedException {
    try {
      new CdsArchive(spec.resolve(CdsArchive.NAME), jar).create();
      return "";
    } catch (IOException e) {
      return "The kernel will start slowly, without a CDS archive: " + reason(e) + "\n";
    }
  }

  /** Returns the message of an exception; if that is only a path, also names the exception. */
  public static String reason(IOException e) {
    return e instanceof FileSystemException problem && problem.getReason() == null
        ? e.getClass().getSimpleName() + ": " + e.getMessage()
        : e.getMessage();
  }

  private static void requireJars(Path dist) {
    if (!Files.isRegularFile(dist.resolve(JAR))) {
      throw new IllegalArgumentException(
          "expected " + JAR + " in " + dist + "; build it with mvn package, or use --dist DIR");
    }
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(Path folder) throws IOException, InstallException;
  }

  /** Writes the new kernelspec next to the old one, and then replaces the old one with it. */
  private static Path replace(Path spec, Content content) throws IOException, InstallException {
    Path kernels = Files.createDirectories(spec.getParent());
    String name = spec.getFileName().toString();
    Path fresh = Files.createTempDirectory(kernels, "." + name + "-new-");
    Thread cleaner = new Thread(() -> deleteQuietly(fresh));
    Runtime.getRuntime().addShutdownHook(cleaner); // for Ctrl-C
    try {
      content.writeTo(fresh);
      readable(fresh);
      if (Files.exists(spec)) {
        exchange(spec, fresh);
      } else {
        Files.move(fresh, spec, StandardCopyOption.ATOMIC_MOVE);
      }
      return spec;
    } finally {
      delete(fresh);
      removeHook(cleaner);
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      // The process is about to end, and nobody reads a message about a temporary directory.
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is already running.
    }
  }

  /** Puts the new kernelspec in the place of the old one, which stays there if this fails. */
  static void exchange(Path spec, Path fresh) throws IOException {
    Path old = Files.createTempDirectory(spec.getParent(), "." + spec.getFileName() + "-old-");
    Files.move(spec, old, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(fresh, spec, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, spec, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(old);
  }

  private static void writeDescription(Path folder, Path spec, Path jar, Arguments arguments)
      throws IOException {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put(
        "argv",
        JvmFlags.command(
            jar.toString(),
            spec.resolve(CdsArchive.NAME).toString(),
            arguments.jvmArguments(),
            arguments.kernelArguments()));
    description.put("display_name", arguments.displayName());
    description.put("language", "java");
    description.put("interrupt_mode", "message");
    if (!arguments.environment().isEmpty()) {
      description.put("env", arguments.environment());
    }
    description.put(
        "metadata", Map.of("debugger", false, "supported_encryption", List.of("curve")));
    Files.writeString(
        folder.resolve("kernel.json"),
        new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(description)
            + "\n");
    for (String logo : LOGOS) {
      try (InputStream in = KernelSpec.class.getResourceAsStream(logo)) {
        Files.copy(in, folder.resolve(logo));
      }
    }
  }

  /**
   * Sets the times of jars to whole seconds. A container image keeps only these, and some builders
   * round up, after which the JVM would reject the CDS archive of these jars.
   */
  private static void dropFractions(Path lib) throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      for (Path jar : files.toList()) {
        long seconds = Files.getLastModifiedTime(jar).to(TimeUnit.SECONDS);
        Files.setLastModifiedTime(jar, FileTime.from(seconds, TimeUnit.SECONDS));
      }
    }
  }

  private static Map<String, String> copyJars(Path dist, Path lib) throws IOException {
    Map<String, String> copied = new TreeMap<>();
    try (Stream<Path> files = Files.list(dist)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        String name = jar.getFileName().toString();
        copied.put(name, Sha256.copy(jar, lib.resolve(name)));
      }
    }
    return copied;
  }

  /** Makes a directory readable by all users; a temporary one is readable only by its owner. */
  private static void readable(Path folder) {
    if (!folder.toFile().setReadable(true, false) || !folder.toFile().setExecutable(true, false)) {
      throw new IllegalStateException("cannot make " + folder + " readable by all users");
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
