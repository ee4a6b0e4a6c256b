package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.WaitsForProcesses;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The item analysis of {@code ./lecture grade --items}; the numbers are calculated by hand. */
@WaitsForProcesses
class GradeItemsTest {
  /** Each letter of an argument is a verdict; a notebook without a name is not graded. */
  private static final String PROGRAM =
      """
      import sys
      from pathlib import Path
      sys.path.insert(0, "lessons/scripts/python")
      import grade_items
      from grade_results import *
      KINDS = {"p": PASSED, "w": WRONG, "n": NOT_DONE, "e": ERROR, "t": TIMEOUT}
      HINTS = {"w": "Count again.", "e": "Exception: Anna", "t": "more than 9 s"}
      graded = [Graded("ben", "list.ipynb", problem="not a notebook")]
      for number, letters in enumerate(sys.argv[2:]):
          graded.append(Graded(f"anna{number}", "a.ipynb", "01-legs.ipynb", questions=[
              Question("legs-check", question, KINDS[letter], HINTS.get(letter, ""))
              for question, letter in zip(("spider", "ant", "snake"), letters)]))
      thrown = "For 2, it threw IllegalStateException: Anna Arendt"
      graded[-1].questions.append(Question("own-check", "own", WRONG, thrown))
      items = grade_items.items_of(graded)
      print(grade_items.table(items))
      grade_items.write_items(Path(sys.argv[1]), items)
      print(Path(sys.argv[1]).read_text())
      """;

  @TempDir Path folder;

  @Test
  void each_question_has_shares_hints_and_its_discrimination() throws Exception {
    // The best third of 6 is A and half of B and C, who have the same points; the worst is E and F.
    assertThat(analysis("ppp", "ppw", "pwp", "pwn", "wnn", "wne"))
        .contains(
            "exercise,check,question,notebooks,passed,not passed,not done,error,timeout,"
                + "discrimination,hints\n"
                + "01-legs.ipynb,legs-check,spider,6,0.67,0.33,0.0,0.0,0.0,1.0,2: Count again.\n"
                + "01-legs.ipynb,legs-check,ant,6,0.33,0.33,0.33,0.0,0.0,0.75,2: Count again.\n"
                + "01-legs.ipynb,legs-check,snake,6,0.33,0.17,0.33,0.17,0.0,0.75,1: Count again.\n")
        .containsPattern("01-legs +spider +6 +0.67 +0.00 +1.00 +2: Count again\\.\n");
  }

  @Test
  void a_question_that_only_the_weak_pass_discriminates_negatively() throws Exception {
    // A and B share the best third; only B passed.
    assertThat(analysis("wpp", "ppn", "pnn")).contains("spider,3,0.67,0.33,0.0,0.0,0.0,-0.5,");
  }

  @Test
  void two_notebooks_cannot_be_divided_into_thirds() throws Exception {
    assertThat(analysis("ppp", "tnn")).contains("spider,2,0.5,0.0,0.0,0.0,0.5,,\n");
  }

  @Test
  void neither_students_nor_what_an_answer_threw_are_named() throws Exception {
    assertThat(analysis("ppp", "wne"))
        .contains("own,1,0.0,1.0,0.0,0.0,0.0,,\"1: For 2, it threw IllegalStateException\"\n")
        .doesNotContainIgnoringCase("anna")
        .doesNotContain("ben", "list.ipynb");
  }

  private String analysis(String... verdicts) throws Exception {
    JupyterMachine machine = JupyterMachine.in(folder);
    String[] command = new String[verdicts.length + 4];
    command[0] = machine.python();
    command[1] = "-c";
    command[2] = PROGRAM;
    command[3] = folder.resolve("items.csv").toString();
    System.arraycopy(verdicts, 0, command, 4, verdicts.length);
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(machine.checkout().root().toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Outcome outcome = new Start(builder.start(), output).end();
    assertThat(outcome.status()).as(outcome.text()).isZero();
    return outcome.text();
  }
}
