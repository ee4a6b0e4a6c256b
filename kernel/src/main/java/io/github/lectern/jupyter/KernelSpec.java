package io.github.lectern.jupyter;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a kernelspec, replacing an earlier one of its name once the new one is complete. */
final class KernelSpec {
  static final String NAME = "lectern";
  private static final String JAR = "lectern-kernel.jar";
  private static final List<String> LOGOS =
      List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

  private KernelSpec() {}

  /** Writes a kernelspec with copies of all jars, and returns the message for the user. */
  static String install(Arguments arguments) throws IOException, InterruptedException {
    Path data = arguments.place().orElseGet(JupyterPaths::user);
    requireJars(arguments.dist());
    Path spec =
        replace(
            data,
            arguments.name(),
            fresh -> {
              copyJars(arguments.dist(), fresh.resolve("lib"));
              writeDescription(fresh, "{resource_dir}/lib/" + JAR, arguments);
            });
    return "Installed the kernel \""
        + arguments.name()
        + "\" in "
        + spec
        + "\n"
        + archive(spec, spec.resolve("lib"));
  }

  /** Writes a kernelspec that runs the jars in place, and returns the message for the user. */
  static String writeInPlace(Arguments arguments) throws IOException, InterruptedException {
    requireJars(arguments.dist());
    Path spec =
        replace(
            arguments.place().orElseThrow(),
            arguments.name(),
            fresh -> writeDescription(fresh, arguments.dist().resolve(JAR).toString(), arguments));
    return "Wrote " + spec + "\n" + archive(spec, arguments.dist());
  }

  /**
   * Creates the CDS archive once the jars are in their final place, since it depends on their
   * paths. Returns a message for the user if this fails.
   */
  private static String archive(Path spec, Path lib) throws InterruptedException {
    try {
      new CdsArchive(spec.resolve(CdsArchive.NAME), lib.resolve(JAR)).create();
      return "";
    } catch (IOException e) {
      return "The kernel will start slowly, without a CDS archive: " + reason(e) + "\n";
    }
  }

  /** Returns the message of an exception; if that is only a path, also names the exception. */
  static String reason(IOException e) {
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
    void writeTo(Path folder) throws IOException;
  }

  /** Writes the new kernelspec next to the old one, and then replaces the old one with it. */
  private static Path replace(Path data, String name, Content content) throws IOException {
    Path kernels = Files.createDirectories(data.resolve("kernels"));
    Path spec = kernels.resolve(name);
    Path fresh = Files.createTempDirectory(kernels, "." + name + "-new-");
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

  private static void writeDescription(Path folder, String jar, Arguments arguments)
      throws IOException {
    Map<String, Object> description = new LinkedHashMap<>();
    String archive = "{resource_dir}/" + CdsArchive.NAME;
    description.put(
        "argv",
        JvmFlags.command(jar, archive, arguments.jvmArguments(), arguments.kernelArguments()));
    description.put("display_name", arguments.displayName());
    description.put("language", "java");
    description.put("interrupt_mode", "message");
    if (!arguments.environment().isEmpty()) {
      description.put("env", arguments.environment());
    }
    description.put("metadata", Map.of("debugger", false));
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

  private static void copyJars(Path dist, Path lib) throws IOException {
    Files.createDirectories(lib);
    try (Stream<Path> files = Files.list(dist)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
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
