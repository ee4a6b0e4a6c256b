package io.github.lectern.jupyter.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.logging.Level.FINE;

import io.github.lectern.concurrent.DaemonThreads;
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
 * Creates the archive from which the JVM loads the kernel's classes quickly: a dynamic CDS archive
 * up to JDK 24, and an AOT cache from JDK 25 on.
 *
 * <p>The JVM itself rejects an archive that was made by another JVM or from other jars, and starts
 * without it. A text file beside the archive records which JVM and jars it was made from, so that
 * the kernel can tell when to recreate it.
 */
public final class CdsArchive {
  /** The system property that holds the path of a kernel's archive. */
  static final String PROPERTY = "lectern.archive";

  /** The archive's file name in the directory of the kernelspec. */
  public static final String NAME = "classes.jsa";

  /** The command of the kernel's jar that runs a few cells and exits. */
  public static final String TRAINING_RUN = "cds-training-run";

  private static final Log LOG = new Log(CdsArchive.class);
  private static final int AOT_CACHE_SINCE = 25;

  /** Omits the training run's profiles, which make C2 compile too much while a kernel starts. */
  private static final List<String> WITHOUT_PROFILES =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

  private static final int REFRESH_DELAY_S = 60;
  private static final int TIMEOUT_S = 300;

  private final Path file;
  private final Path jar;

  /**
   * Describes an archive, which need not exist yet.
   *
   * @param file the archive
   * @param jar the jar that starts the kernel
   */
  public CdsArchive(Path file, Path jar) {
    this.file = file;
    this.jar = jar;
  }

  /** Returns the archive named by the kernelspec that started this kernel, if any. */
  public static Optional<CdsArchive> ofThisKernel() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(name -> !name.isEmpty())
        .map(name -> new CdsArchive(Path.of(name), Path.of(System.getProperty("java.class.path"))));
  }

  /** Returns the flags that make a JVM of the given version use an archive if it exists. */
  static List<String> flags(String file, int feature) {
    String flag = feature < AOT_CACHE_SINCE ? "-XX:SharedArchiveFile=" : "-XX:AOTCache=";
    return List.of("-D" + PROPERTY + "=" + file, flag + file, quiet(feature));
  }

  private static String quiet(int feature) {
    String topics = "-Xlog:cds=off,cds+dynamic=off,class+path=off";
    return feature < AOT_CACHE_SINCE ? topics : topics + ",aot=off";
  }

  /** Returns whether the archive exists and was created by this JVM from the current jars. */
  public boolean isCurrent() throws IOException {
    return Files.isReadable(file)
        && Files.isReadable(originFile())
        && Files.readString(originFile()).equals(origin());
  }

  /**
   * Creates the archive with a training run in a new JVM, which takes several seconds.
   *
   * @throws IOException if the run fails; kernels then start without an archive
   */
  public void create() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".archive-");
    try {
      String origin = origin();
      Path fresh = folder.resolve(NAME);
      record(fresh, folder.resolve("log"));
      // The text file is deleted first and written last, so it never describes another archive.
      Files.deleteIfExists(originFile());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(originFile(), origin);
    } finally {
      KernelSpec.delete(folder);
    }
  }

  private void record(Path fresh, Path log) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(trainingRun(fresh))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
        throw new IOException("the CDS training run did not end within " + TIMEOUT_S + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0 || !Files.isRegularFile(fresh)) {
      throw new IOException(
          "the CDS training run failed with exit status "
              + process.exitValue()
              + ": "
              + Files.readString(log, UTF_8).strip());
    }
  }

  private List<String> trainingRun(Path fresh) {
    int feature = Runtime.version().feature();
    List<String> command = new ArrayList<>(JvmFlags.java());
    if (feature < AOT_CACHE_SINCE) {
      command.add("-XX:ArchiveClassesAtExit=" + fresh);
    } else {
      command.add("-XX:AOTCacheOutput=" + fresh);
      command.addAll(WITHOUT_PROFILES);
    }
    command.addAll(List.of(quiet(feature), "-jar", jar.toString(), TRAINING_RUN));
    return command;
  }

  /** Calls {@link #refresh} on another thread after a minute, so as not to delay the start. */
  public void refreshLater() {
    DaemonThreads.start(
        "lectern-cds-archive",
        () -> {
          try {
            TimeUnit.SECONDS.sleep(REFRESH_DELAY_S);
            refresh();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Recreates the archive if it is not current; failures are only logged. */
  public void refresh() throws InterruptedException {
    try {
      if (!isCurrent() && Files.isWritable(file.toAbsolutePath().getParent())) {
        create();
      }
    } catch (IOException e) {
      LOG.log(FINE, "could not create the CDS archive " + file, e);
    }
  }

  private Path originFile() {
    return file.resolveSibling(file.getFileName() + ".txt");
  }

  /**
   * Describes what the archive depends on: the JVM, its flags and the jars. Times are in seconds,
   * as the JVM compares them, since the layers of a container image keep no more.
   */
  private String origin() throws IOException {
    StringBuilder origin = new StringBuilder();
    origin.append(System.getProperty("java.vm.version")).append('\n');
    origin.append(JvmFlags.java()).append('\n');
    try (Stream<Path> jars = Files.list(jar.toAbsolutePath().getParent())) {
      for (Path each : jars.filter(name -> name.toString().endsWith(".jar")).sorted().toList()) {
        origin.append(each).append(' ').append(Files.size(each)).append(' ');
        origin.append(Files.getLastModifiedTime(each).to(TimeUnit.SECONDS)).append('\n');
      }
    }
    return origin.toString();
  }
}
