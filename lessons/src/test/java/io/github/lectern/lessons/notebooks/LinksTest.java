package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("notebooks")
  void every_link_leads_somewhere(Path notebook) throws IOException {
    assertThat(Links.problems(Notebook.read(notebook))).as(notebook.toString()).isEmpty();
  }

  @Test
  void files_beside_the_notebook_headings_and_web_addresses_are_fine() throws IOException {
    Files.createFile(folder.resolve("next lesson.ipynb"));
    assertThat(
            problems(
                "# The `fit` call\n[on](next%20lesson.ipynb) [up](#The-fit-call \"title\")"
                    + " <a href=\"https://keras.io/api\">Keras</a>"))
        .isEmpty();
  }

  @Test
  void a_missing_file_is_reported() {
    assertThat(problems("[on](gone.ipynb)"))
        .containsExactly("cell text links to gone.ipynb, which does not exist");
  }

  @Test
  void a_missing_picture_is_reported() {
    assertThat(problems("![boot](boot.png) <img src=\"shoe.png\">")).hasSize(2);
  }

  @Test
  void a_missing_heading_is_reported() {
    assertThat(problems("# Two\n[up](#One)"))
        .containsExactly("cell text links to #One, which does not exist");
  }

  @Test
  void an_unsafe_or_malformed_web_address_is_reported() {
    assertThat(problems("[a](http://keras.io) [b](https://) [c](https://a%b)")).hasSize(3);
  }

  @Test
  void code_that_looks_like_a_link_is_not_a_link() {
    assertThat(problems("`x[0](y)`\n```\n[a](b)\n```\n")).isEmpty();
  }

  static List<Path> notebooks() throws IOException {
    return Notebook.all();
  }

  private List<String> problems(String prose) {
    Cell text = Cell.prose("text", prose);
    return Links.problems(new Notebook(folder.resolve("this.ipynb"), List.of(text)));
  }
}
