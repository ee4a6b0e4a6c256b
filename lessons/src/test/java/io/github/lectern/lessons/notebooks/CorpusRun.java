package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A run of the corpus through the real kernel. It takes place once; all tests use its results in
 * target/corpus.
 *
 * <p>One notebook in twelve runs, and all of them among all tests. Two system properties change it:
 * {@code corpus.only}, such as "kernel/03", runs the notebooks whose path starts with it, and
 * {@code corpus.jdk} is the home of the JDK that runs the kernel.
 */
final class CorpusRun {
  static final Path FOLDER = Jupyter.ROOT.resolve("kernel/src/test/corpus");

  private static final Path PROGRAM = Path.of("src/test/python/run_corpus.py").toAbsolutePath();
  private static final Path JDK =
      Path.of(System.getProperty("corpus.jdk", System.getProperty("java.home")));
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final Path results;

  private CorpusRun(Path results) {
    this.results = results;
  }

  static CorpusRun once() {
    return Once.RUN;
  }

  /** Returns the paths of the selected notebooks below the folder of the corpus. */
  static List<String> notebooks() throws IOException {
    String only = System.getProperty("corpus.only", "");
    List<String> names =
        Notebook.in(FOLDER).stream()
            .map(file -> FOLDER.relativize(file).toString())
            .filter(name -> name.startsWith(only))
            .toList();
    int every = Jupyter.ALL_TESTS || !only.isEmpty() ? 1 : 12;
    return IntStream.range(0, names.size())
        .filter(i -> i % every == 0)
        .mapToObj(names::get)
        .toList();
  }

  /** Returns an executed notebook; cells for other JDKs are omitted. */
  Notebook executed(String name) throws IOException {
    return Notebook.read(results.resolve(name));
  }

  private static CorpusRun run() {
    try {
      int jdk = feature(JDK);
      Path results = Jupyter.ROOT.resolve("target/corpus/jdk" + jdk);
      Path kernels = results.resolve("jupyter");
      Jupyter.registerKernel(JDK, kernels);
      List<Object> words = new ArrayList<>(List.of(Jupyter.python(), "-B", PROGRAM));
      for (String name : notebooks()) {
        words.add(prepare(name, results, jdk));
      }
      Command.Outcome outcome =
          Command.in(Jupyter.ROOT, words.toArray())
              .with("JUPYTER_PATH", kernels)
              .run(results.resolve("run.log"), LIMIT);
      if (outcome.status() != 0) {
        throw new AssertionError(PROGRAM + " failed:\n" + outcome.said());
      }
      return new CorpusRun(results);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a notebook, without cells for other JDKs and with the answers as metadata. */
  private static Path prepare(String name, Path results, int jdk) throws IOException {
    JsonObject notebook =
        JsonParser.parseString(Files.readString(FOLDER.resolve(name))).getAsJsonObject();
    JsonArray cells = new JsonArray();
    notebook.getAsJsonArray("cells").asList().stream()
        .map(cell -> cell.getAsJsonObject())
        .filter(cell -> prepared(cell, jdk))
        .forEach(cells::add);
    notebook.add("cells", cells);
    Path copy = results.resolve(name);
    Files.createDirectories(copy.getParent());
    return Files.writeString(copy, notebook.toString());
  }

  /** Adds the answers to a cell; returns whether it runs on a JDK. */
  private static boolean prepared(JsonObject cell, int jdk) {
    if (!cell.get("cell_type").getAsString().equals("code")) {
      return true;
    }
    Expectations expected = Expectations.of(Notebook.joined(cell.get("source")));
    JsonArray answers = new JsonArray();
    expected.texts("input").forEach(answers::add);
    JsonObject notes = new JsonObject();
    notes.add("answers", answers);
    cell.getAsJsonObject("metadata").add(ExpectationCheck.METADATA, notes);
    return expected.includes(jdk);
  }

  /** Returns the feature version of a JDK, such as 17. */
  private static int feature(Path home) throws IOException {
    Properties release = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("release"))) {
      release.load(in);
    }
    Matcher version = Pattern.compile("\"(\\d+).*").matcher(release.getProperty("JAVA_VERSION"));
    if (!version.matches()) {
      throw new IOException("no JAVA_VERSION in " + home.resolve("release"));
    }
    return Integer.parseInt(version.group(1));
  }

  private static final class Once {
    private static final CorpusRun RUN = run();
  }
}
