package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which student cells the grader does not execute, because they replace names of the checks. */
class GradeNamesTest {
  private static final String PROGRAM =
      """
      import json, sys
      sys.path.insert(0, "lessons/scripts/python")
      import grade_exercise as grader
      exercise = grader.Exercise("legs", [], {"io", "toCategorical"}, {"yy"})
      cells = [grader.student_cell("a", source, "answer", exercise) for source in
               json.loads(sys.argv[1])]
      print(json.dumps([cell.refused or cell.remark for cell in cells]))
      """;
  private static final String IO = "declares io, which the checks use";

  @TempDir Path folder;

  @Test
  void declarations_are_found_however_they_are_written() throws Exception {
    assertAll(
        Map.of(
            "class io { static class github {} }", IO,
            "cl\\u0061ss i\\uuu006f {}", IO,
            "/* \" */ class /**/ io {}", IO,
            "String a = \"\\\\u0022\"; class io {} String b = \"\";", IO,
            "List<String> io = null;", IO,
            "int io[] = {};", IO,
            "record io() {}", IO,
            "INDArray toCategorical(INDArray y) { return y; }",
                "declares toCategorical, which the checks use"));
  }

  @Test
  void uses_of_a_name_are_no_declarations() throws Exception {
    assertAll(
        Map.of(
            "UnaryOperator<INDArray> f = x -> toCategorical(x);", "",
            "INDArray f(INDArray x) { return toCategorical(x); }", "",
            "io.github.lectern.tensor.Shape s = null;", "",
            "// class io {}\nString s = \"class io {}\";", "",
            "yy == null", ""));
  }

  @Test
  void changes_of_what_a_check_reads_and_reflection_are_remarked_on() throws Exception {
    assertAll(
        Map.of(
            "yy = yy.mul(2);", "may change yy, which a check reads",
            "yy.muli(0);", "may change yy, which a check reads",
            "System.getenv(\"A\")", "contains getenv"));
  }

  private void assertAll(Map<String, String> expected) throws Exception {
    JupyterMachine machine = JupyterMachine.in(folder);
    List<String> sources = List.copyOf(expected.keySet());
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(machine.python(), "-c", PROGRAM, new Gson().toJson(sources));
    builder.directory(machine.checkout().root().toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Outcome outcome = new Start(builder.start(), output).end();
    assertThat(outcome.status()).as(outcome.text()).isZero();
    String[] found = new Gson().fromJson(outcome.text(), String[].class);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).as(sources.get(i)).isEqualTo(expected.get(sources.get(i)));
    }
    assertThat(found).hasSameSizeAs(sources);
  }
}
