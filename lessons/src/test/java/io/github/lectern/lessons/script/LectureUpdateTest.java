package io.github.lectern.lessons.script;

import static io.github.lectern.lessons.script.JupyterMachine.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newer version of a notebook whose copy was opened, run or changed. */
class LectureUpdateTest {
  private static final String NOTEBOOK = "01-model.ipynb";
  private static final String RUN =
      """
      {"cell_type": "code", "id": "a", "metadata": {"scrolled": true}, "source": ["1 +\\n", "2"],
       "outputs": [{"output_type": "execute_result", "execution_count": 7, "metadata": {},
                    "data": {"text/plain": ["3"]}}],
       "execution_count": 7}""";
  private static final String EMPTY = code("empty", "");

  @TempDir Path folder;
  private JupyterMachine machine;
  private Path mine;

  @BeforeEach
  void a_copy_of_a_notebook() throws Exception {
    machine = JupyterMachine.in(folder);
    machine.ship(NOTEBOOK, code("a", "1 +\\n2"));
    machine.lecture();
    mine = machine.checkout().root().resolve("course").resolve(NOTEBOOK);
  }

  private String updateAfterSaving(String... cells) throws Exception {
    save(cells);
    machine.ship(NOTEBOOK, code("a", "1 + 2 + 3"));
    return machine.lecture().text();
  }

  private void save(String... cells) throws Exception {
    Files.writeString(
        mine,
        """
        {"cells": [%s], "nbformat": 4, "nbformat_minor": 5,
         "metadata": {"language_info": {"name": "java", "version": "17.0.1"}}}"""
            .formatted(String.join(",", cells)));
  }

  @Test
  void a_copy_that_was_only_run_is_updated() throws Exception {
    assertThat(updateAfterSaving(RUN, EMPTY))
        .contains("updated course/01-model.ipynb, which you had not changed");
    assertThat(mine).content().contains("1 + 2 + 3").doesNotContain("language_info");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 + 3", "", "1 +\\n2 "})
  void a_copy_with_another_source_is_kept(String source) throws Exception {
    assertThat(updateAfterSaving(code("a", source)))
        .contains("kept course/01-model.ipynb, which you changed", "./lecture reset 01");
    assertThat(mine).content().contains("language_info");
  }

  @Test
  void a_copy_with_a_new_cell_is_kept() throws Exception {
    assertThat(updateAfterSaving(RUN, code("b", "4"))).contains("kept course/01-model.ipynb");
  }

  @Test
  void a_copy_that_is_not_a_notebook_is_kept_without_a_traceback() throws Exception {
    machine.ship(NOTEBOOK, code("a", "1 + 2 + 3"));
    for (String damaged : new String[] {"", "[]", "{\"cells\": 3}", "{\"cells\": [{}]}", "notes"}) {
      Files.writeString(mine, damaged);
      assertThat(machine.lecture().text())
          .contains("kept course/01-model.ipynb")
          .doesNotContain("Traceback");
      assertThat(mine).hasContent(damaged);
    }
  }
}
