package io.github.lectern.jupyter.install;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Executes notebooks of the course with nbconvert, and writes them and their pages. */
record RunCommand(JarOptions options, PrintStream out) {
  private static final int CELL_TIMEOUT_S = 1800;

  /** Returns the exit status: 0 if no notebook has failed. */
  int run() throws IOException, InterruptedException, InstallException {
    Path spec = options.kernel().spec();
    InstallRecord record = InstallCommand.recordOf(spec);
    Path course = course(record);
    List<String> names = select(CourseFolder.files(course), options.words());
    JupyterProgram jupyter =
        JupyterProgram.find()
            .orElseThrow(
                () -> new InstallException("Jupyter was not found: " + JupyterProgram.INSTALL));
    List<String> failed = new ArrayList<>();
    for (String name : names) {
      if (!execute(jupyter, spec, course, name)) {
        failed.add(name);
      }
    }
    out.println(
        names.size()
            - failed.size()
            + " passed, "
            + failed.size()
            + " failed; the results are in "
            + options.output());
    failed.forEach(name -> out.println("failed: " + name));
    return failed.isEmpty() ? 0 : 1;
  }

  private Path course(InstallRecord record) throws InstallException {
    List<Path> known = record.coursePaths();
    Path course =
        options.course().orElse(known.isEmpty() ? options.courseOrDefault() : known.get(0));
    if (!Files.isDirectory(course)) {
      throw new InstallException(
          "there is no course in " + course + "; give its directory with --course DIR");
    }
    return course;
  }

  /** Returns the notebooks whose names begin with one of the words; without a word, all lessons. */
  static List<String> select(List<String> files, List<String> words) throws InstallException {
    List<String> notebooks = files.stream().filter(name -> name.endsWith(".ipynb")).toList();
    if (words.isEmpty()) {
      return notebooks.stream().filter(name -> !name.contains("/")).toList();
    }
    List<String> selected = new ArrayList<>();
    for (String word : words) {
      List<String> matches =
          notebooks.stream()
              .filter(name -> name.equals(word) || name.startsWith(word + "-"))
              .toList();
      if (matches.isEmpty()) {
        throw new InstallException(
            "no notebook matches " + word + "; the notebooks are: " + String.join(", ", notebooks));
      }
      selected.addAll(matches);
    }
    return selected;
  }

  private boolean execute(JupyterProgram jupyter, Path spec, Path course, String name)
      throws IOException, InterruptedException {
    Path folder = options.output().resolve(name).getParent();
    Path data = spec.getParent().getParent();
    Files.createDirectories(folder);
    out.println(name);
    int status =
        jupyter.run(
            data,
            List.of(
                "nbconvert",
                "--to",
                "notebook",
                "--execute",
                "--ExecutePreprocessor.kernel_name=" + options.kernel().name(),
                "--ExecutePreprocessor.timeout=" + CELL_TIMEOUT_S,
                "--output-dir=" + folder,
                course.resolve(name).toString()));
    return status == 0
        && jupyter.run(
                data,
                List.of("nbconvert", "--to", "html", options.output().resolve(name).toString()))
            == 0;
  }
}
