package io.github.lectern.jupyter.install;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Grades students' notebooks with the grader and the exercises in the small jar. */
record GradeCommand(SmallJar jar, JarOptions options, PrintStream out) {
  private static final String FOUND = "Found ";

  /** Returns the grader's exit status. */
  int run() throws IOException, InterruptedException, InstallException {
    Path spec = options.kernel().spec();
    InstallCommand.recordOf(spec);
    Path libraries = spec.resolve(KernelSpec.LIB);
    if (!Files.exists(libraries.resolve(SmallJar.LESSONS))) {
      throw new InstallException(
          "the kernel in "
              + spec
              + " was installed without the course, which contains the checks; run install"
              + " without --no-course");
    }
    JupyterProgram python =
        JupyterProgram.python()
            .orElseThrow(
                () -> new InstallException("Jupyter was not found: " + JupyterProgram.INSTALL));
    Path data = data(spec);
    Path natives = natives(libraries);
    Path program = Files.createTempDirectory("lectern-grader-");
    Thread deletion = new Thread(() -> delete(program));
    Runtime.getRuntime().addShutdownHook(deletion);
    jar.copy("grader", program);
    jar.copy("course/exercises", program.resolve("exercises"));
    List<String> command = new ArrayList<>();
    command.add(program.resolve("grade.py").toString());
    command.addAll(List.of("--exercises", program.resolve("exercises").toString()));
    command.addAll(List.of("--spec", spec.toString(), "--dist", libraries.toString()));
    command.addAll(List.of("--store", store().toString()));
    command.addAll(List.of("--cache", natives.toString(), "--data", data.toString()));
    command.addAll(options.words());
    return python.run(spec.getParent().getParent(), command);
  }

  /** Returns the directory of the data set, which the grader's sandbox cannot download. */
  private Path data(Path spec) throws IOException, InterruptedException, InstallException {
    Optional<Path> found = found(spec);
    if (found.isEmpty() && new DataCommand(options.kernel()).run() == 0) {
      found = found(spec);
    }
    return found.orElseThrow(
        () -> new InstallException("Fashion-MNIST was not found; see the command data"));
  }

  private static Optional<Path> found(Path spec) throws InterruptedException {
    return JupyterProgram.outputOf(DataCommand.command(spec, "offline"))
        .flatMap(text -> text.lines().filter(line -> line.startsWith(FOUND)).findFirst())
        .map(line -> Path.of(line.substring(FOUND.length())))
        .map(Path::getParent);
  }

  /** Returns the directory of the native libraries, after a kernel has unpacked them there. */
  private Path natives(Path libraries) throws IOException, InterruptedException {
    Path usual = Path.of(System.getProperty("user.home"), ".javacpp", "cache");
    Path natives = Path.of(System.getProperty("org.bytedeco.javacpp.cachedir", usual.toString()));
    if (!Files.isDirectory(natives)) {
      out.println("Unpacking native libraries into " + natives);
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      Path kernel = libraries.resolve(KernelSpec.JAR);
      new JupyterProgram(List.of(java.toString(), "-jar", kernel.toString()))
          .output(CdsArchive.TRAINING_RUN);
    }
    return natives;
  }

  /** Returns the directory of the results of notebooks that have been graded. */
  private static Path store() {
    Path usual = Path.of(System.getProperty("user.home"), ".cache", "lectern");
    return Optional.ofNullable(System.getenv("LECTERN_HOME"))
        .map(Path::of)
        .orElse(usual)
        .resolve("grade");
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      System.err.println("lectern: cannot delete " + folder + ": " + FileProblem.reason(e));
    }
  }
}
