package io.github.lectern.lessons.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the slides and the site written from small executed notebooks. */
class PagesTest {
  static final List<String> PACKAGES =
      List.of(
          "reveal.js/dist/reveal.js",
          "reveal.js/dist/reveal.css",
          "reveal.js/plugin/notes/notes.js",
          "mathjax/es5/tex-svg-full.js");
  private static final String LONG_LOG =
      IntStream.rangeClosed(1, 40).mapToObj(i -> "l" + i).collect(Collectors.joining("\\n"));

  @TempDir static Path folder;

  @BeforeAll
  static void two_lessons_and_exercises() throws IOException {
    for (String file : PACKAGES) {
      write("packages/" + file, "");
    }
    executed(
        "01-sums.ipynb",
        prose("title", "slide", "# Sums\\n\\nYou will be able to\\n\\n- add.\\n\\n5 minutes."),
        prose("why", "slide", "## Two numbers\\n\\nThe sum is **5**<!-- =sum -->."),
        code("sum", "2 + 3", "5"),
        prose(
            "links",
            "slide",
            "[Try](exercises/01-sums.ipynb#Add), [more](05-more.ipynb), [a](#Sums)"),
        chart("chart"),
        panels("panels"),
        prose("aside", "skip", "Only to read"));
    executed("exercises/01-sums.ipynb", prose("title", "slide", "# Exercises on sums"));
    executed("solutions/01-sums.ipynb", prose("title", "slide", "# Exercises on sums"));
    executed("02-long.ipynb", prose("title", "slide", "# Long"), code("log", "all", LONG_LOG));
    for (String kind : List.of("site", "slides")) {
      make(
          folder,
          kind,
          "01-sums.ipynb",
          "02-long.ipynb",
          "exercises/01-sums.ipynb",
          "solutions/01-sums.ipynb");
    }
  }

  @Test
  void markers_of_numbers_are_not_shown() throws IOException {
    assertThat(site("01-sums.html")).contains("<strong>5</strong>.").doesNotContain("=sum");
    assertThat(slides("01-sums.html")).contains("<strong>5</strong>.").doesNotContain("=sum");
  }

  @Test
  void links_lead_to_the_pages_of_notebooks_that_exist() throws IOException {
    assertThat(site("01-sums.html"))
        .contains("<a href=\"exercises/01-sums.html#Add\">Try</a>, more, <a href=\"#Sums\">a</a>")
        .doesNotContain(".ipynb");
  }

  @Test
  void a_page_names_its_language_and_its_landmarks() throws IOException {
    assertThat(site("exercises/01-sums.html"))
        .contains("<html lang=\"en\">", "<title>Exercises on sums – Lectern</title>")
        .contains("<header>", "<main id=\"content\"", "<nav id=\"course\" aria-label=\"Course\">")
        .contains("href=\"../beside/site.css\"");
  }

  @Test
  void solutions_are_titled_solutions_and_not_exercises() throws IOException {
    assertThat(site("solutions/01-sums.html"))
        .contains("<title>Solutions on sums – Lectern</title>", ">Solutions on sums<");
    assertThat(slides("index.html")).contains(">Solutions on sums</a>");
  }

  @Test
  void the_navigation_has_the_lessons_the_headings_of_this_one_and_what_goes_with_it()
      throws IOException {
    assertThat(site("01-sums.html"))
        .contains("<a href=\"01-sums.html\" aria-current=\"page\">01 Sums</a>")
        .contains("<a href=\"#Two-numbers\">Two numbers</a>")
        .contains("<a class=\"kind\" href=\"exercises/01-sums.html\">Exercises 01</a>")
        .contains("<a href=\"02-long.html\">02 Long</a>");
  }

  @Test
  void after_a_lesson_come_its_exercises_and_then_the_next_lesson() throws IOException {
    assertThat(site("01-sums.html"))
        .doesNotContain("rel=\"prev\"")
        .contains("<a rel=\"next\" href=\"exercises/01-sums.html\">Exercises on sums →</a>");
    assertThat(site("exercises/01-sums.html"))
        .contains("<a rel=\"prev\" href=\"../01-sums.html\">← Sums</a>")
        .contains("<a rel=\"next\" href=\"../02-long.html\">Long →</a>");
  }

  @Test
  void the_first_page_shows_the_goals_and_the_duration_of_each_lesson() throws IOException {
    assertThat(site("index.html")).contains("01 Sums", "<li>add.</li>", "5 minutes", "02 Long");
  }

  @Test
  void the_first_page_leads_to_lesson_01_and_to_lesson_00_only_those_who_need_it(
      @TempDir Path other) throws IOException {
    for (String file : PACKAGES) {
      write(other, "packages/" + file, "");
    }
    List<String> names = List.of("00-words.ipynb", "01-sums.ipynb", "reference/00-list.ipynb");
    for (String name : names) {
      write(other, "executed/" + name, notebook(prose("title", "slide", "# On " + name)));
    }
    make(other, "site", names.toArray(String[]::new));
    assertThat(Files.readString(other.resolve("site/index.html")))
        .contains("Start here: On 01-sums.ipynb</a>")
        .contains("Begin with <a href=\"00-words.html\">On 00-words.ipynb</a>")
        .contains("<a href=\"reference/00-list.html\">Dictionary 00</a>");
    assertThat(site("index.html")).contains("Start here: Sums</a>").doesNotContain("Begin with");
  }

  @Test
  void skipped_cells_are_not_on_any_slide() throws IOException {
    assertThat(site("01-sums.html")).contains("Only to read");
    assertThat(slides("01-sums.html")).doesNotContain("Only to read");
  }

  @Test
  void slides_show_the_ends_of_a_long_text() throws IOException {
    assertThat(slides("02-long.html"))
        .contains("l1\nl2\nl3\nl4\nl5\nl6\n⋮ 28 lines omitted\nl35\nl36\nl37\nl38\nl39\nl40\n");
    assertThat(site("02-long.html")).contains("l19\nl20\nl21\n");
  }

  /** An image would not know the theme of its page. */
  @Test
  void drawings_are_part_of_the_page_and_have_its_ink() throws IOException {
    for (String page : List.of(site("01-sums.html"), slides("01-sums.html"))) {
      assertThat(page)
          .contains("<svg xmlns=\"http://www.w3.org/2000/svg\"", "fill=\"currentColor\"")
          .contains("aria-label=\"A chart.\" style=\"max-width:100%\"")
          .doesNotContain("data:image/svg+xml");
    }
  }

  /** A slide has room for all panels beside each other, but a phone has not. */
  @Test
  void the_panels_of_a_figure_wrap_on_a_page_and_are_one_drawing_on_a_slide() throws IOException {
    assertThat(site("01-sums.html"))
        .contains("aria-label=\"Left.\"", "aria-label=\"Right.\"")
        .doesNotContain("Left. Right.");
    assertThat(slides("01-sums.html"))
        .contains("viewBox=\"0 0 500 120\" width=\"500\" height=\"120\"")
        .contains("aria-label=\"Left. Right. Below.\"", "min-width:350px") // .7 of the width
        .contains("<g transform=\"translate(0 0)\">", "<g transform=\"translate(300 0)\">")
        .contains("<image x=\"0\" y=\"70\" width=\"400\" height=\"50\" href=\"data:image/png;");
  }

  /** Inside an image, the thin lines of a small drawing would be faint. */
  @Test
  void the_first_page_shows_the_first_drawing_of_each_lesson() throws IOException {
    assertThat(site("index.html"))
        .containsOnlyOnce("<div class=\"picture\" aria-hidden=\"true\"><svg xmlns=")
        .contains("fill=\"currentColor\"");
  }

  @Test
  void the_contents_of_the_slides_name_each_deck() throws IOException {
    assertThat(slides("index.html"))
        .contains("<a href=\"01-sums.html\">Sums</a>", "<a href=\"02-long.html\">Long</a>");
  }

  @Test
  void the_files_that_pages_need_are_beside_them() {
    for (String file : List.of("tex-svg-full.js", "look.css", "theme.js", "math.js")) {
      assertThat(folder.resolve("slides/beside").resolve(file)).exists();
      assertThat(folder.resolve("site/beside").resolve(file)).exists();
    }
    assertThat(folder.resolve("slides/beside/reveal.js")).exists();
  }

  private static String site(String page) throws IOException {
    return Files.readString(folder.resolve("site").resolve(page));
  }

  private static String slides(String page) throws IOException {
    return Files.readString(folder.resolve("slides").resolve(page));
  }

  /** Writes the site or the slides of notebooks. */
  static void make(Path folder, String kind, String... notebooks) throws IOException {
    List<Object> words = new ArrayList<>();
    words.addAll(List.of(Jupyter.python(), "lessons/scripts/python/write_" + kind + ".py"));
    words.addAll(List.of("--executed", folder.resolve("executed")));
    words.addAll(List.of("--packages", folder.resolve("packages")));
    words.addAll(List.of("--output", folder.resolve(kind)));
    words.addAll(List.of(notebooks));
    Command.Outcome outcome =
        Command.in(Jupyter.ROOT, words.toArray())
            .run(folder.resolve(kind + ".log"), Duration.ofMinutes(2));
    assertThat(outcome.status()).as(outcome.said()).isZero();
  }

  private static void executed(String name, String... cells) throws IOException {
    write("executed/" + name, notebook(cells));
  }

  private static String notebook(String... cells) {
    return """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [%s]}"""
        .formatted(String.join(",", cells));
  }

  private static void write(String name, String text) throws IOException {
    write(folder, name, text);
  }

  static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String prose(String id, String slide, String text) {
    return """
        {"cell_type": "markdown", "id": "%s", "source": "%s",
         "metadata": {"slideshow": {"slide_type": "%s"}}}"""
        .formatted(id, text, slide);
  }

  /** Returns a cell whose output is a chart in the form in which the kernel sends it. */
  private static String chart(String id) {
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" role=\"img\""
            + " aria-label=\"A chart.\"><path fill=\"currentColor\" d=\"M1 1l2 0 0 2z\"/></svg>";
    return """
        {"cell_type": "code", "id": "%s", "source": "chart", "execution_count": 2,
         "metadata": {"slideshow": {"slide_type": "-"}},
         "outputs": [{"output_type": "display_data", "metadata": {}, "data": {"text/html":
           "<img alt='A chart.' style=\\"max-width:100%%\\" src=\\"data:image/svg+xml;base64,%s\\">"}}]}"""
        .formatted(id, Base64.getEncoder().encodeToString(svg.getBytes(UTF_8)));
  }

  /** Returns a cell whose output is a figure of three panels, which need two lines. */
  private static String panels(String id) {
    String box =
        "<div style=\"overflow-x:auto;display:flex;flex-wrap:wrap;max-width:500px\">"
            + panel("Left.", 300, 60, 210, "svg+xml", svg("Left.", 300, 60))
            + panel("Right.", 200, 70, 140, "svg+xml", svg("Right.", 200, 70))
            + panel("Below.", 400, 50, 200, "png", "")
            + "</div>";
    return """
        {"cell_type": "code", "id": "%s", "source": "panels", "execution_count": 3,
         "metadata": {"slideshow": {"slide_type": "-"}},
         "outputs": [{"output_type": "display_data", "metadata": {}, "data": {"text/html": "%s"}}]}"""
        .formatted(id, box.replace("\"", "\\\""));
  }

  private static String svg(String words, int width, int height) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
            .formatted(width, height, width)
        + " height=\"%d\" role=\"img\" aria-label=\"%s\"><path d=\"M1 1h9\"/></svg>"
            .formatted(height, words);
  }

  private static String panel(
      String words, int width, int height, int least, String type, String file) {
    return "<img alt=\"%s\" width=\"%d\" height=\"%d\" style=\"min-width:%dpx\" src=\"data:image/%s;base64,%s\">"
        .formatted(
            words,
            width,
            height,
            least,
            type,
            Base64.getEncoder().encodeToString(file.getBytes(UTF_8)));
  }

  private static String code(String id, String source, String printed) {
    return """
        {"cell_type": "code", "id": "%s", "source": "%s", "execution_count": 1,
         "metadata": {"slideshow": {"slide_type": "-"}},
         "outputs": [{"output_type": "stream", "name": "stdout", "text": "%s"}]}"""
        .formatted(id, source, printed);
  }
}
