package io.github.lectern.lessons.script;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A fresh copy of the script on a machine that has only the basic Unix programs and the stubs that
 * a test installs. Stubs record their calls.
 */
final class Checkout {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path STUBS = Path.of("src/test/resources/script-stubs").toAbsolutePath();
  private static final List<String> SCRIPT =
      List.of(
          "lecture",
          "environment.yml",
          "pom.xml",
          "kernel/pom.xml",
          "lessons/pom.xml",
          "lessons/scripts");
  private static final List<String> DATA =
      List.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1");
  private static final List<String> COURSE_PROGRAMS =
      List.of("javac", "mvn", "jupyter-notebook", "jupyter-nbconvert", "dot", "id");

  private final Path machine;
  private String name = "course with blanks";
  private final Map<String, String> variables = new TreeMap<>();

  private Checkout(Path machine) {
    this.machine = machine;
  }

  /** Creates a machine with fonts and data, but without the programs that the course needs. */
  static Checkout onBareMachine(Path directory) throws IOException {
    Checkout checkout = new Checkout(directory.toRealPath());
    checkout.lay();
    return checkout.have("df");
  }

  /** Creates a machine that has everything the course needs. */
  static Checkout onCompleteMachine(Path directory) throws IOException {
    Checkout checkout = onBareMachine(directory);
    for (String program : COURSE_PROGRAMS) {
      checkout.have(program);
    }
    return checkout;
  }

  private void lay() throws IOException {
    for (String file : SCRIPT) {
      copyTree(PROJECT.resolve(file), root().resolve(file));
    }
    write(name + "/kernel/src/main/java/Dense.java", "class Dense {}");
    write(name + "/lessons/src/main/java/Lesson.java", "class Lesson {}");
    Files.createDirectories(root().resolve("lessons/src/main/resources"));
    write("share/fonts/DejaVuSans.ttf", "");
    for (String part : DATA) {
      write("data/" + part + "-ubyte.gz", "");
    }
    Files.createDirectories(bin());
    layStore();
    copy(STUBS.resolve("java"), file("jdk/bin/java"));
    setVariables();
  }

  private void setVariables() throws IOException {
    set("PATH", bin() + ":" + UsualPrograms.directory());
    set("HOME", file("home").toString());
    set("XDG_DATA_DIRS", file("share").toString());
    set("LECTERN_DATA", file("data").toString());
    // The stubs read these variables.
    set("JDK", file("jdk").toString());
    set("CALLS", file("calls").toString());
    set("STORE", store().toString());
    set("BIN", bin().toString());
  }

  private void layStore() throws IOException {
    try (Stream<Path> stubs = Files.list(STUBS)) {
      for (Path stub : stubs.toList()) {
        copy(stub, store().resolve(stub.getFileName()));
      }
    }
    writeProgram("jupyter-nbconvert", "#!" + store().resolve("python") + " -E\n");
  }

  /** Returns the copy's directory. */
  Path root() {
    return machine.resolve(name);
  }

  /** Renames the copy's directory, as a user may. */
  void rename(String newName) throws IOException {
    Files.move(root(), machine.resolve(newName));
    name = newName;
  }

  /** Copies the directory with {@code cp -a} and continues in the new one. */
  void copyTo(String newName) throws IOException, InterruptedException {
    String copy = machine.resolve(newName).toString();
    new ProcessBuilder("cp", "-a", root().toString(), copy).inheritIO().start().waitFor();
    name = newName;
  }

  /** Returns a file of the machine. */
  Path file(String name) {
    return machine.resolve(name);
  }

  Path store() {
    return machine.resolve("store");
  }

  private Path bin() {
    return machine.resolve("bin");
  }

  /** Installs a stub on PATH. */
  Checkout have(String program) throws IOException {
    copy(store().resolve(program), bin().resolve(program));
    return this;
  }

  /** Writes a custom stub; {@link #have} installs it. */
  Checkout writeProgram(String program, String text) throws IOException {
    Path file = write("store/" + program, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  Checkout lack(String program) throws IOException {
    Files.delete(bin().resolve(program));
    return this;
  }

  Checkout set(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Checkout unset(String variable) {
    variables.remove(variable);
    return this;
  }

  Checkout ship(String notebook, String text) throws IOException {
    write(name + "/notebooks/" + notebook, text);
    return this;
  }

  /** Changes a source file and makes it a minute newer. */
  void edit(String source) throws IOException {
    Path file = write(name + "/" + source, "// changed");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
  }

  Path write(String name, String text) throws IOException {
    Path file = machine.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Returns the calls of stubs since the last time. */
  List<String> calls() throws IOException {
    Path calls = file("calls");
    List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    Files.deleteIfExists(calls);
    return lines;
  }

  /** Runs the script to its end. */
  Outcome lecture(String... words) throws IOException, InterruptedException {
    return start(words).end();
  }

  /** Starts the script from another directory, as a user may. */
  Start start(String... words) throws IOException {
    return startWith(List.of(), script(), words);
  }

  /** Returns the script's file. */
  Path script() {
    return root().resolve("lecture");
  }

  /** Starts the script at a path, with another program as a prefix. */
  Start startWith(List<String> program, Path script, String... words) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.add(script.toString());
    command.addAll(List.of(words));
    Path output = Files.createTempFile(machine, "output", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(machine.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().putAll(variables);
    return new Start(builder.start(), output);
  }

  /** Waits for a call of a stub. */
  void awaitCall(String call) throws IOException, InterruptedException {
    Path calls = file("calls");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Start.LIMIT_SECONDS);
    while (!Files.exists(calls) || !Files.readString(calls).contains(call)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no call of " + call + " within " + Start.LIMIT_SECONDS + " s");
      }
      Thread.sleep(20);
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Path target = to.normalize();
    Files.createDirectories(target.getParent());
    Files.copy(
        from, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }
}
