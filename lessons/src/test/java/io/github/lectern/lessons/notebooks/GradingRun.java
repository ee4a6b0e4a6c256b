package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The result of a run of the grader, which uses this checkout's kernel.
 *
 * @param result what {@code --json} writes
 */
record GradingRun(JsonObject result) {
  /** Grades the folder "students"; the results are kept in the folder "store" beside it. */
  static GradingRun of(Path folder, Duration limit, Object... options) throws IOException {
    Path json = folder.resolve("result.json");
    List<Object> words = new ArrayList<>(List.of(Jupyter.python()));
    words.addAll(List.of("lessons/scripts/python/grade.py", folder.resolve("students")));
    words.addAll(List.of("--json", json, "--store", folder.resolve("store")));
    words.addAll(List.of("--exercises", "notebooks/exercises"));
    words.addAll(List.of("--spec", Jupyter.ROOT.resolve("target/jupyter/kernels/lectern")));
    words.addAll(List.of("--dist", Jupyter.DIST.getParent(), "--cache", nativeLibraries()));
    data().ifPresent(path -> words.addAll(List.of("--data", path)));
    words.addAll(List.of(options));
    Command.Outcome outcome =
        Command.in(Jupyter.ROOT, words.toArray()).run(folder.resolve("grade.log"), limit);
    assertThat(outcome.status()).as(outcome.said()).isZero();
    return new GradingRun(JsonParser.parseString(Files.readString(json)).getAsJsonObject());
  }

  private static Path nativeLibraries() {
    return Optional.ofNullable(System.getProperty("org.bytedeco.javacpp.cachedir"))
        .map(Path::of)
        .orElse(Path.of(System.getProperty("user.home"), ".javacpp", "cache"));
  }

  /** Returns the data that the sandbox does not see otherwise, since it has no home directory. */
  private static Optional<Path> data() {
    Path cache = Path.of(System.getProperty("user.home"), ".cache/lectern/fashion-mnist");
    return Optional.ofNullable(System.getenv("LECTERN_DATA"))
        .map(Path::of)
        .or(() -> Optional.of(cache))
        .filter(Files::isDirectory);
  }

  JsonObject notebook(String file) {
    return objects(result.getAsJsonArray("notebooks"))
        .filter(one -> one.get("file").getAsString().equals(file))
        .findFirst()
        .orElseThrow();
  }

  int points(String file) {
    return notebook(file).get("points").getAsInt();
  }

  List<String> verdicts(String file, String check) {
    return texts(file, check, "verdict");
  }

  List<String> hints(String file, String check) {
    return texts(file, check, "hint");
  }

  private List<String> texts(String file, String check, String field) {
    return objects(notebook(file).getAsJsonArray("questions"))
        .filter(question -> question.get("check").getAsString().contains(check))
        .map(question -> question.get(field).getAsString())
        .toList();
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
  }
}
