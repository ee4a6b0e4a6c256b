package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.logging.Level.FINE;

import io.github.lectern.jupyter.transport.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The classes of a kernel as the JVM holds them in memory, in a file that it maps at its start.
 *
 * <p>The JVM itself looks whether the file was made by the same JVM from the same jars, and without
 * a word starts without it if not. A note beside it tells the kernel the same, which then makes the
 * file anew. Up to JDK 24 this is a dynamic class-data archive, then an AOT cache.
 */
final class ClassArchive {
  /** The property by which the kernel learns of its file. */
  static final String PROPERTY = "lectern.archive";

  /** The file's name, in the folder of the kernelspec. */
  static final String NAME = "classes.jsa";

  private static final Log LOG = new Log(ClassArchive.class);
  private static final int AOT_CACHE_SINCE = 25;

  /** From profiles of the rehearsal, C2 would compile much while the next kernel starts. */
  private static final List<String> WITHOUT_PROFILES =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

  private static final int REFRESH_AFTER_S = 60;
  private static final int PATIENCE_S = 300;

  private final Path file;
  private final Path jar;

  /** The archive in a file, of a kernel that starts from a jar. */
  ClassArchive(Path file, Path jar) {
    this.file = file;
    this.jar = jar;
  }

  /** The one that this kernel was to start with, if it was started by its kernelspec. */
  static Optional<ClassArchive> ofThisKernel() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(name -> !name.isEmpty())
        .map(
            name ->
                new ClassArchive(Path.of(name), Path.of(System.getProperty("java.class.path"))));
  }

  /** Flags for a JVM that is to start from the file, whether it is there or not. */
  static List<String> flags(String file, int feature) {
    String flag = feature < AOT_CACHE_SINCE ? "-XX:SharedArchiveFile=" : "-XX:AOTCache=";
    List<String> flags = new ArrayList<>(List.of("-D" + PROPERTY + "=" + file, flag + file));
    flags.addAll(quiet(feature));
    return flags;
  }

  private static List<String> quiet(int feature) {
    String topics = "-Xlog:cds=off,cds+dynamic=off,class+path=off";
    return List.of(feature < AOT_CACHE_SINCE ? topics : topics + ",aot=off");
  }

  /** Whether the file is there, and was made by this JVM from the jars as they are now. */
  boolean isCurrent() throws IOException {
    return Files.isReadable(file)
        && Files.isReadable(note())
        && Files.readString(note()).equals(origin());
  }

  /**
   * Makes the file, by a rehearsal in a JVM of its own; takes some seconds.
   *
   * @throws IOException if it cannot be made; a kernel starts without it then
   */
  void make() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".archive-");
    try {
      String origin = origin();
      Path fresh = folder.resolve(NAME);
      rehearse(fresh, folder.resolve("log"));
      // The note goes first and comes last: no kernel takes the file for what it is not.
      Files.deleteIfExists(note());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(note(), origin);
    } finally {
      KernelSpec.delete(folder);
    }
  }

  private void rehearse(Path fresh, Path log) throws IOException, InterruptedException {
    int feature = Runtime.version().feature();
    List<String> command = new ArrayList<>(JvmFlags.java());
    if (feature < AOT_CACHE_SINCE) {
      command.add("-XX:ArchiveClassesAtExit=" + fresh);
    } else {
      command.add("-XX:AOTCacheOutput=" + fresh);
      command.addAll(WITHOUT_PROFILES);
    }
    command.addAll(quiet(feature));
    command.addAll(List.of("-jar", jar.toString(), Rehearsal.COMMAND));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IOException("the rehearsal has not ended after " + PATIENCE_S + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0 || !Files.isRegularFile(fresh)) {
      throw new IOException("the rehearsal failed: " + Files.readString(log, UTF_8).strip());
    }
  }

  /** Makes the file anew if it is not current, when the kernel's own start is long over. */
  void refreshLater() {
    Thread thread =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(REFRESH_AFTER_S);
                refresh();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "lectern-archive");
    thread.setDaemon(true);
    thread.start();
  }

  /** Makes the file anew if it is not current; what fails is only logged. */
  void refresh() throws InterruptedException {
    try {
      if (!isCurrent() && Files.isWritable(file.toAbsolutePath().getParent())) {
        make();
      }
    } catch (IOException e) {
      LOG.log(FINE, "starting from now on without " + file, e);
    }
  }

  private Path note() {
    return file.resolveSibling(file.getFileName() + ".txt");
  }

  /** What the file depends on: the JVM, its flags and the jars. */
  private String origin() throws IOException {
    StringBuilder origin = new StringBuilder();
    origin.append(System.getProperty("java.vm.version")).append('\n');
    origin.append(JvmFlags.java()).append('\n');
    try (Stream<Path> jars = Files.list(jar.toAbsolutePath().getParent())) {
      for (Path each : jars.filter(name -> name.toString().endsWith(".jar")).sorted().toList()) {
        origin.append(each).append(' ').append(Files.size(each)).append(' ');
        origin.append(Files.getLastModifiedTime(each)).append('\n');
      }
    }
    return origin.toString();
  }
}
