package io.github.lectern.lessons.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * A run of all notebooks through the real kernel, by the program that {@code ./lecture run} uses.
 * It takes place once; all tests use its results in target/lecture.
 */
final class CourseRun {
  private static final Path PROGRAM = Path.of("lessons/scripts/python/run_notebooks.py");
  private static final Path LESSONS = Jupyter.DIST.resolveSibling("lectern-lessons.jar");
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Command.Outcome outcome;

  private CourseRun(Command.Outcome outcome) {
    this.outcome = outcome;
  }

  static CourseRun once() {
    return Once.RUN;
  }

  /** Returns the output of the program and its exit status. */
  Command.Outcome outcome() {
    return outcome;
  }

  /** Returns an executed notebook by its path below notebooks/. */
  Notebook executed(String name) {
    try {
      return Notebook.read(Jupyter.RESULTS.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("not executed; the run said:\n" + outcome.said(), e);
    }
  }

  /**
   * Runs the notebooks in two processes, because start-up and compilation use only one core: the
   * lessons, whose nets train on all cores, in one of them.
   */
  private static CourseRun run() {
    try {
      Jupyter.registerKernel();
      List<Path> notebooks = Notebook.all();
      Map<Boolean, List<Path>> isLesson =
          notebooks.stream()
              .collect(Collectors.partitioningBy(file -> file.getParent().equals(Notebook.FOLDER)));
      CompletableFuture<Command.Outcome> second =
          CompletableFuture.supplyAsync(() -> run(isLesson.get(false), "run-2.log"));
      Command.Outcome first = run(isLesson.get(true), "run-1.log");
      return new CourseRun(
          new Command.Outcome(
              Math.max(first.status(), second.join().status()),
              first.said() + second.join().said()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Command.Outcome run(List<Path> notebooks, String log) {
    try {
      // at a low priority, because tests in a browser, which have time limits, run at the same time
      List<Object> words = new ArrayList<>(List.of("nice", Jupyter.python(), PROGRAM));
      words.addAll(List.of("--output", Jupyter.RESULTS));
      words.addAll(List.of("--reuse-newer-than", Jupyter.DIST, LESSONS, PROGRAM, "--"));
      notebooks.forEach(notebook -> words.add(Notebook.FOLDER.relativize(notebook)));
      return Command.in(Jupyter.ROOT, words.toArray())
          .with("JUPYTER_PATH", Jupyter.path())
          .run(Jupyter.LOGS.resolve(log), LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Once {
    private static final CourseRun RUN = run();
  }
}
