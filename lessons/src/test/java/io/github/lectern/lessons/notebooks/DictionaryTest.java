package io.github.lectern.lessons.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs the calls of the dictionary, and checks that notebook 00 prepares for the others. */
class DictionaryTest {
  private static final Path DICTIONARY =
      Notebook.FOLDER.resolve("reference").resolve("00-dictionary.ipynb");
  private static final Path LESSON = Notebook.FOLDER.resolve("00-java-and-tensors.ipynb");
  private static final Set<String> JAVA = Set.of("Java", "ND4J", "Lectern");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern STATIC_CALL =
      Pattern.compile("\\b(?:Nd4j|Transforms|NDArrayIndex)\\.\\w+(?=\\()");
  private static final Pattern CALL = Pattern.compile("(?<=\\.)\\w+(?=\\()");

  @Test
  @Tag("slow")
  void every_java_call_of_the_dictionary_runs() throws Exception {
    List<String> calls = calls(Notebook.read(DICTIONARY));
    assertThat(calls).hasSizeGreaterThan(100).contains("A.getColumn(1, true)", "A.mmul(W)");
    List<String> failures = new ArrayList<>();
    try (JavaEvaluator evaluator = JavaEvaluator.start(List.of(), String::valueOf, text -> {})) {
      assertThat(evaluator.importAll(startUpImports())).isEmpty();
      for (String cell : joined(calls)) {
        run(evaluator, cell, failures);
      }
    }
    assertThat(failures).isEmpty();
  }

  private static void run(JavaEvaluator evaluator, String code, List<String> failures) {
    try {
      evaluator.evaluate(new io.github.lectern.jupyter.eval.source.Cell(1, code));
    } catch (CellFailure e) {
      failures.add(code + ": " + e.getMessage());
    }
  }

  /** Joins neighbouring expressions to one cell, since compiling takes most of the time. */
  private static List<String> joined(List<String> calls) {
    List<String> cells = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    for (String call : calls) {
      if (!call.contains(";")) {
        expressions.add(call);
        continue;
      }
      cells.add(asList(expressions));
      cells.add(call);
      expressions.clear();
    }
    cells.add(asList(expressions));
    cells.removeIf(asList(List.of())::equals);
    return cells;
  }

  private static String asList(List<String> expressions) {
    return "Arrays.asList(\n" + String.join(",\n", expressions) + ")";
  }

  /** A reader who knows notebook 00 meets no call of ND4J in 01 to 07 that it does not show. */
  @Test
  void notebook_00_shows_every_tensor_call_of_the_lecture() throws IOException {
    String lesson =
        Notebook.read(LESSON).cells().stream().map(Cell::source).collect(Collectors.joining("\n"));
    Set<String> unknown = new TreeSet<>();
    for (Path file : Notebook.all()) {
      if (file.getFileName().toString().matches("0[1-7]-.*")) {
        Notebook.read(file).code().forEach(cell -> unknown.addAll(tensorCalls(cell.source())));
      }
    }
    assertThat(unknown).contains("Nd4j.hstack", "getColumn", "argMax", "castTo");
    unknown.removeIf(
        call ->
            Pattern.compile("\\b" + Pattern.quote(lastName(call)) + "\\b").matcher(lesson).find());
    assertThat(unknown).isEmpty();
  }

  private static Set<String> tensorCalls(String code) {
    Set<String> methods =
        Arrays.stream(INDArray.class.getMethods())
            .map(method -> method.getName())
            .collect(Collectors.toSet());
    Set<String> calls = new TreeSet<>();
    STATIC_CALL.matcher(code).results().forEach(call -> calls.add(call.group()));
    CALL.matcher(code)
        .results()
        .map(call -> call.group())
        .filter(methods::contains)
        .forEach(calls::add);
    return calls;
  }

  private static String lastName(String call) {
    return call.substring(call.lastIndexOf('.') + 1);
  }

  /** Returns the code cells and the calls in the Java columns of the tables, in order. */
  private static List<String> calls(Notebook dictionary) {
    List<String> calls = new ArrayList<>();
    for (Cell cell : dictionary.cells()) {
      if (cell.isCode()) {
        calls.add(cell.source());
      } else {
        callsOfTable(cell.source(), calls);
      }
    }
    return calls;
  }

  private static void callsOfTable(String prose, List<String> calls) {
    List<String> head = List.of();
    for (String line : prose.lines().toList()) {
      List<String> row =
          line.startsWith("|") ? Arrays.asList(line.split(" *\\| *", -1)) : List.of();
      if (head.isEmpty()) {
        head = row;
      }
      for (int i = 0; i < row.size(); i++) {
        if (JAVA.contains(head.get(i))) {
          CODE.matcher(row.get(i)).results().forEach(code -> calls.add(code.group(1)));
        }
      }
    }
  }

  private static List<String> startUpImports() throws IOException {
    List<String> lines = new ArrayList<>();
    for (URL file :
        Collections.list(
            DictionaryTest.class.getClassLoader().getResources("META-INF/lectern/imports"))) {
      try (InputStream in = file.openStream()) {
        new String(in.readAllBytes(), UTF_8)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .forEach(lines::add);
      }
    }
    return lines;
  }
}
