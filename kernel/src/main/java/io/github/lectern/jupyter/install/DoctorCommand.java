package io.github.lectern.jupyter.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.lectern.jupyter.maven.Sha256;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks an installation and the computer, and says what to do about each problem. */
final class DoctorCommand {
  private static final String RUN_INSTALL = "run install again";
  private static final long MB = 1_000_000;
  private static final long NATIVE_BYTES = 500 * MB;
  private static final long HOME_BYTES = 50 * MB;

  private final Arguments options;
  private final PrintStream out;
  private final Path spec;
  private int problems;

  DoctorCommand(Arguments options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.spec = options.spec();
  }

  /** Returns the exit status: 0 if everything is fine. */
  int run() throws IOException, InterruptedException {
    ok("Lectern", InstallRecord.currentVersion());
    ok("JDK", Runtime.version() + ", " + System.getProperty("java.home"));
    checkKernelSpec();
    checkLibraries();
    checkJupyter();
    checkData();
    checkCourses();
    checkSpace();
    return problems == 0 ? 0 : 1;
  }

  private void ok(String title, String found) {
    out.printf("  %-14s %s%n", title, found);
  }

  private void problem(String title, String found, String advice) {
    problems++;
    out.printf("! %-14s %s; %s%n", title, found, advice);
  }

  private void checkKernelSpec() throws IOException {
    Path file = spec.resolve("kernel.json");
    if (!Files.isRegularFile(file)) {
      problem("kernelspec", "missing: " + file, "run install");
      return;
    }
    try {
      JsonArray argv =
          JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("argv");
      List<String> words = new ArrayList<>();
      argv.forEach(word -> words.add(word.getAsString()));
      Path java = Path.of(words.get(0));
      Path jar = Path.of(words.get(words.indexOf("-jar") + 1));
      if (!Files.isExecutable(java)) {
        problem("kernelspec", "its Java is missing: " + java, RUN_INSTALL + " with another JDK");
      } else if (!Files.isRegularFile(jar)) {
        problem("kernelspec", "its jar is missing: " + jar, RUN_INSTALL);
      } else {
        ok("kernelspec", spec + ", Java is " + java);
      }
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | IndexOutOfBoundsException e) {
      problem("kernelspec", file + " is not valid", RUN_INSTALL);
    }
  }

  private void checkLibraries() throws IOException {
    Optional<InstallRecord> record = InstallRecord.read(spec);
    if (record.isEmpty()) {
      problem("libraries", "there is no " + spec.resolve(InstallRecord.NAME), "run install");
      return;
    }
    int before = problems;
    for (Map.Entry<String, String> jar : record.get().jars().entrySet()) {
      Path file = spec.resolve(KernelSpec.LIB).resolve(jar.getKey());
      if (!Files.isRegularFile(file)) {
        problem("libraries", "missing: " + file, RUN_INSTALL);
      } else if (!Sha256.of(file).equals(jar.getValue())) {
        problem("libraries", "changed: " + file, RUN_INSTALL);
      }
    }
    if (problems == before) {
      ok("libraries", record.get().jars().size() + " jars, all with the expected SHA-256");
    }
  }

  private void checkJupyter() throws InterruptedException {
    Optional<JupyterProgram> jupyter = JupyterProgram.find();
    if (jupyter.isEmpty()) {
      problem("Jupyter", "not found", JupyterProgram.INSTALL);
      return;
    }
    Optional<Path> seen = jupyter.get().kernelSpec(options.name());
    if (seen.isPresent() && InstallCommand.isSame(seen.get(), spec)) {
      ok("Jupyter", String.join(" ", jupyter.get().words()) + ", which finds the kernel");
    } else {
      problem(
          "Jupyter",
          seen.isEmpty() ? "does not find the kernel" : "uses the kernel in " + seen.get(),
          "set JUPYTER_PATH=" + spec.getParent().getParent());
    }
    if (jupyter.get().output("nbconvert", "--version").isEmpty()) {
      problem("nbconvert", "not found", "run needs it: " + JupyterProgram.INSTALL);
    }
  }

  private void checkData() throws InterruptedException {
    Optional<String> found = JupyterProgram.outputOf(DataCommand.command(spec, "offline"));
    if (found.isPresent()) {
      ok("Fashion-MNIST", found.get().lines().findFirst().orElse("found"));
    } else {
      ok(
          "Fashion-MNIST",
          "not on this computer; notebooks download it (30 MB) when they need it, and the command"
              + " data does so now");
    }
  }

  private void checkCourses() throws IOException {
    for (Path course : InstallRecord.read(spec).map(InstallRecord::coursePaths).orElse(List.of())) {
      if (Files.isDirectory(course)) {
        ok("course", course.toString());
      } else {
        problem("course", "missing: " + course, RUN_INSTALL + " with --course DIR");
      }
    }
  }

  private void checkSpace() {
    Path home = Path.of(System.getProperty("user.home"));
    Path natives = home.resolve(".javacpp").resolve("cache");
    checkSpace("disk, home", home, HOME_BYTES);
    if (!Files.isDirectory(natives)) {
      checkSpace("disk, natives", natives, NATIVE_BYTES);
    }
  }

  private void checkSpace(String title, Path place, long needed) {
    long free = DiskSpace.free(place);
    String found = free / MB + " MB free for " + place;
    if (free < needed) {
      problem(
          title,
          found,
          needed / MB
              + " MB are needed: free some space, or move the native libraries with"
              + " JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIR");
    } else {
      ok(title, found);
    }
  }
}
