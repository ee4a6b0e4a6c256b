package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalFormTest {
  private static final String WRITE = "lectern.notebooks.write";
  private static final Path COVERAGE = Path.of("docs", "coverage.md");

  /** With {@code -Dlectern.notebooks.write}, rewrites the notebooks in canonical form instead. */
  @ParameterizedTest
  @MethodSource("notebooks")
  void every_notebook_is_stored_in_the_canonical_form(Path notebook) throws IOException {
    String stored = Files.readString(notebook);
    String canonical = CanonicalForm.of(stored);
    if (System.getProperty(WRITE) != null) {
      Files.writeString(notebook, canonical);
      return;
    }
    assertThat(stored)
        .as(
            "%s must be in canonical form; this command converts it: "
                + "mvn -pl lessons -am test -Dtest=CanonicalFormTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s",
            notebook, WRITE)
        .isEqualTo(canonical);
  }

  /** With {@code -Dlectern.notebooks.write}, writes the table instead. */
  @Test
  void the_stored_coverage_table_matches_the_metadata_of_the_cells() throws IOException {
    String table = Coverage.ofCourse().table();
    if (System.getProperty(WRITE) != null) {
      Files.writeString(COVERAGE, table);
      return;
    }
    assertThat(COVERAGE).as("generated from the cells' metadata with -D" + WRITE).hasContent(table);
  }

  @Test
  void an_executed_and_edited_notebook_keeps_only_what_the_author_wrote() {
    String edited =
        """
        {"nbformat": 4, "nbformat_minor": 5,
         "metadata": {"toc": {}, "kernelspec": {"name": "python3"}},
         "cells": [
          {"cell_type": "markdown", "id": "title", "metadata": {"collapsed": true,
           "slideshow": {"slide_type": "slide"}, "lectern": {"rows": ["1"]}},
           "source": "# Größe\\n"},
          {"cell_type": "code", "id": "sum", "source": ["1 +", "\\n", "  1\\n", "\\n"],
           "execution_count": 7, "outputs": [{"output_type": "stream", "text": "2"}],
           "metadata": {"scrolled": false, "tags": ["raises-exception"]}}]}
        """;
    assertThat(CanonicalForm.of(edited))
        .isEqualTo(
            """
            {
             "cells": [
              {
               "cell_type": "markdown",
               "id": "title",
               "metadata": {
                "lectern": {
                 "rows": [
                  "1"
                 ]
                },
                "slideshow": {
                 "slide_type": "slide"
                }
               },
               "source": [
                "# Größe"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "sum",
               "metadata": {
                "tags": [
                 "raises-exception"
                ]
               },
               "outputs": [],
               "source": [
                "1 +\\n",
                "  1"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "Java (Lectern)",
               "language": "java",
               "name": "lectern"
              },
              "language_info": {
               "name": "java"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """);
  }

  /** The pages of the site show 90 characters; they break longer lines anywhere. */
  @Test
  void no_line_of_code_is_longer_than_a_page_is_wide() throws IOException {
    for (Path file : Notebook.all()) {
      for (Cell cell : Notebook.read(file).code()) {
        assertThat(cell.source().lines().filter(line -> line.length() > 90))
            .as("%s, cell %s", file.getFileName(), cell.id())
            .isEmpty();
      }
    }
  }

  @Test
  void the_canonical_form_of_the_canonical_form_is_itself() {
    String once =
        CanonicalForm.of(
            """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "code", "id": "quote", "source": "\\"a\\\\n\\" + \\"\\\\t\\u0001\\"",
               "execution_count": null, "outputs": [], "metadata": {}}]}
            """);
    assertThat(CanonicalForm.of(once))
        .isEqualTo(once)
        .contains("\"\\\"a\\\\n\\\" + \\\"\\\\t\\u0001\\\"\"");
  }

  static List<Path> notebooks() throws IOException {
    return Notebook.all();
  }
}
