package io.github.lectern.jupyter.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseFolderTest {
  private static final String NAME = "exercises/01.ipynb";

  @TempDir private Path temporary;
  private Path source;
  private Path folder;
  private CourseFolder course;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void ship() throws IOException {
    source = temporary.resolve("shipped");
    folder = temporary.resolve("my course");
    course = new CourseFolder(folder);
    ship(NAME, notebook("1 + 1", "[]"));
    ship("README.md", "read me");
    ship(".hidden/x", "not part of the course");
  }

  private void ship(String name, String text) throws IOException {
    Files.createDirectories(source.resolve(name).getParent());
    Files.writeString(source.resolve(name), text);
  }

  private static String notebook(String code, String outputs) {
    return """
    {"cells": [{"cell_type": "code", "source": ["%s"], "outputs": %s},
               {"cell_type": "code", "source": " ", "outputs": []}], "nbformat": 4}
    """
        .formatted(code, outputs);
  }

  private String update() throws IOException {
    out.reset();
    course.update(source, new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  private String remove() throws IOException {
    out.reset();
    course.remove(new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  @Test
  void missing_files_are_copied_and_hidden_ones_are_not() throws IOException {
    assertThat(update()).isEqualTo("Copied 2 files of the course to " + folder + "\n");
    assertThat(CourseFolder.files(folder)).containsExactly("README.md", NAME);
    assertThat(folder.resolve(NAME)).hasSameTextualContentAs(source.resolve(NAME));
    assertThat(update()).isEmpty();
  }

  @Test
  void a_notebook_that_was_only_executed_is_updated() throws IOException {
    update();
    Files.writeString(folder.resolve(NAME), notebook("1 + 1", "[{\"text\": \"2\"}]"));
    ship(NAME, notebook("2 + 2", "[]"));

    assertThat(update()).startsWith("Updated " + folder.resolve(NAME));
    assertThat(folder.resolve(NAME)).content().contains("2 + 2");
  }

  @Test
  void a_notebook_that_was_changed_is_kept() throws IOException {
    update();
    Files.writeString(folder.resolve(NAME), notebook("my answer", "[]"));
    ship(NAME, notebook("2 + 2", "[]"));

    assertThat(update()).startsWith("Kept " + folder.resolve(NAME) + ", which you changed");
    assertThat(folder.resolve(NAME)).content().contains("my answer");
  }

  @Test
  void a_notebook_that_is_no_longer_valid_is_kept() throws IOException {
    update();
    for (String broken : new String[] {"", "{", "[]", "{\"cells\": 1}", "{\"cells\": [{}]}"}) {
      Files.writeString(folder.resolve(NAME), broken);
      ship(NAME, notebook("2 + 2", "[]"));
      assertThat(update()).as(broken).startsWith("Kept ");
      assertThat(folder.resolve(NAME)).hasContent(broken);
    }
  }

  @Test
  void a_file_that_was_deleted_comes_back() throws IOException {
    update();
    Files.delete(folder.resolve("README.md"));
    assertThat(update()).startsWith("Copied 1 files");
    assertThat(folder.resolve("README.md")).hasContent("read me");
  }

  @Test
  void removal_leaves_nothing_of_an_unchanged_course() throws IOException {
    Files.createDirectories(folder);
    update();
    Files.writeString(folder.resolve(NAME), notebook("1 + 1", "[{\"text\": \"2\"}]"));

    assertThat(remove()).isEqualTo("Removed the course from " + folder + "\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void removal_keeps_what_is_the_students() throws IOException {
    update();
    Files.writeString(folder.resolve(NAME), notebook("my answer", "[]"));
    Files.writeString(folder.resolve("own.ipynb"), "mine");

    assertThat(remove()).startsWith("Kept " + folder.resolve(NAME) + ", which you changed\n");
    assertThat(CourseFolder.files(folder)).containsExactly(NAME, "own.ipynb");
    assertThat(folder.resolve(".shipped")).doesNotExist();
  }
}
