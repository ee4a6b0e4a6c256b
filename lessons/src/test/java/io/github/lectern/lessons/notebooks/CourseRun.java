package io.github.lectern.lessons.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
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

  /** The program takes about as long to start as a short notebook to run. */
  private static final int SHORT_NOTEBOOKS_AT_ONCE = 6;

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

  /** Runs two notebooks at a time, beginning with the last lessons, whose nets are the largest. */
  private static CourseRun run() {
    try {
      Jupyter.registerKernel();
      Comparator<Path> lessonsFirst = Comparator.comparing(file -> !isLesson(file));
      Queue<Path> waiting =
          Notebook.all().stream()
              .sorted(lessonsFirst.thenComparing(Comparator.reverseOrder()))
              .collect(Collectors.toCollection(ArrayDeque::new));
      CompletableFuture<Command.Outcome> second =
          CompletableFuture.supplyAsync(() -> runAll(waiting));
      Command.Outcome first = runAll(waiting);
      return new CourseRun(
          new Command.Outcome(
              Math.max(first.status(), second.join().status()),
              first.said() + second.join().said()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLesson(Path notebook) {
    return notebook.getParent().equals(Notebook.FOLDER);
  }

  /** Runs notebooks until none is left. */
  private static Command.Outcome runAll(Queue<Path> waiting) {
    int status = 0;
    StringBuilder said = new StringBuilder();
    for (List<Path> names = take(waiting); !names.isEmpty(); names = take(waiting)) {
      Command.Outcome outcome = run(names);
      status = Math.max(status, outcome.status());
      said.append(outcome.said());
    }
    return new Command.Outcome(status, said.toString());
  }

  /** Removes one lesson or some of the short notebooks; returns their names. */
  private static List<Path> take(Queue<Path> waiting) {
    List<Path> names = new ArrayList<>();
    synchronized (waiting) {
      int most = !waiting.isEmpty() && isLesson(waiting.peek()) ? 1 : SHORT_NOTEBOOKS_AT_ONCE;
      while (names.size() < most && !waiting.isEmpty()) {
        names.add(Notebook.FOLDER.relativize(waiting.poll()));
      }
    }
    return names;
  }

  private static Command.Outcome run(List<Path> names) {
    try {
      // at a low priority, because tests in a browser, which have time limits, run at the same time
      List<Object> words = new ArrayList<>(List.of("nice", Jupyter.python(), PROGRAM));
      words.addAll(List.of("--output", Jupyter.RESULTS));
      words.addAll(List.of("--reuse-newer-than", Jupyter.DIST, LESSONS, PROGRAM, "--"));
      words.addAll(names);
      return Command.in(Jupyter.ROOT, words.toArray())
          .with("JUPYTER_PATH", Jupyter.path())
          // Two nets that both train on all cores would wait for each other.
          .with("JDK_JAVA_OPTIONS", "-XX:ActiveProcessorCount=1")
          .with("OMP_NUM_THREADS", 1)
          .run(logOf(names.get(0)), LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path logOf(Path first) {
    return Jupyter.LOGS.resolve("run-" + first.toString().replace('/', '-') + ".log");
  }

  private static final class Once {
    private static final CourseRun RUN = run();
  }
}
