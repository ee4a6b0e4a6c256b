package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks the slides and the site of the whole course, as files and in Chromium. Only some of the
 * pages are opened in Chromium, unless all tests were asked for.
 */
class PagesIT {
  private static final Path SLIDES = Jupyter.ROOT.resolve("target/slides");
  private static final Path SITE = Jupyter.ROOT.resolve("target/site");
  private static final Pattern FETCHED =
      Pattern.compile(
          "(?i)<(?:script|link|img|iframe|source|video|audio|embed|object|use|image)\\b[^>]*"
              + "\\b(?:src|href|data|srcset|poster)\\s*=\\s*[\"']?(?:https?:)?//[^>]*>"
              + "|url\\(\\s*[\"']?(?:https?:)?//[^)]*\\)"
              + "|@import\\s*[\"'](?:https?:)?//[^\"']*");

  private static final String OPENED = Jupyter.ALL_TESTS ? "" : "^(index|05|08|exercises/04)";

  private static JsonObject site;
  private static JsonObject slides;
  private static JsonObject figuresOfSite;
  private static JsonObject figuresOfSlides;

  @BeforeAll
  static void make(@TempDir Path temporary) throws Exception {
    CourseRun.once();
    Path packages = NpmPackages.fetch(NpmPackages.WEB, temporary.resolve("web"));
    Path browser = NpmPackages.fetch(NpmPackages.BROWSER, temporary.resolve("browser"));
    FutureTask<Void> lookAtSite =
        new FutureTask<>(
            () -> {
              write("write_site.py", packages, SITE);
              site = seen(browser, "site.mjs", SITE);
              figuresOfSite = seen(browser, "figures.mjs", SITE);
              return null;
            });
    new Thread(lookAtSite).start();
    write("write_slides.py", packages, SLIDES);
    slides = seen(browser, "slides.mjs", SLIDES);
    figuresOfSlides = seen(browser, "figures.mjs", SLIDES);
    lookAtSite.get();
  }

  @Test
  void nothing_is_fetched_from_the_network() throws IOException {
    List<String> fetched = new ArrayList<>();
    for (Path folder : List.of(SITE, SLIDES)) {
      for (Path file : filesOf(folder, ".html", ".css")) {
        FETCHED
            .matcher(Files.readString(file))
            .results()
            .map(found -> file + ": " + found.group())
            .forEach(fetched::add);
      }
    }
    assertThat(fetched).isEmpty();
    assertThat(texts(site, "requests")).isEmpty();
    assertThat(texts(slides, "requests")).isEmpty();
  }

  @Test
  void the_pattern_knows_what_is_fetched_and_what_is_only_a_link() {
    assertThat(
            Stream.of(
                "<script src=\"https://example.org/x.js\"></script>",
                "<link rel='stylesheet' href='//example.org/x.css'>",
                "<img alt=\"\" src=http://example.org/x.png>",
                "@import \"https://example.org/x.css\";",
                "background: url(https://example.org/x.png)"))
        .allMatch(text -> FETCHED.matcher(text).find());
    assertThat(
            Stream.of(
                "<a href=\"https://example.org\">there</a>",
                "<img src=\"data:image/png;base64,AA//==\">",
                "<svg xmlns=\"http://www.w3.org/2000/svg\">",
                "<script src=\"beside/theme.js\"></script> // see https://example.org"))
        .noneMatch(text -> FETCHED.matcher(text).find());
  }

  @Test
  void every_notebook_has_a_page_and_a_deck() throws IOException {
    int notebooks = Notebook.all().size();
    assertThat(filesOf(SITE, ".html")).hasSizeGreaterThanOrEqualTo(notebooks + 1);
    assertThat(filesOf(SLIDES, ".html")).hasSizeGreaterThanOrEqualTo(notebooks + 1);
    assertThat(slides.getAsJsonObject("decks").size())
        .isGreaterThanOrEqualTo(Jupyter.ALL_TESTS ? notebooks : 3);
  }

  @Test
  void no_script_fails_and_nothing_is_missing_beside_the_pages() {
    assertThat(texts(site, "errors")).isEmpty();
    assertThat(texts(slides, "errors")).isEmpty();
  }

  @Test
  void axe_finds_nothing_serious_in_light_or_dark() {
    assertThat(site.get("rules").getAsInt()).isGreaterThan(10 * site.get("pages").getAsInt());
    assertThat(texts(site, "findings")).isEmpty();
  }

  @Test
  void no_page_is_wider_than_a_window_on_a_desktop_a_tablet_or_a_phone() {
    assertThat(texts(site, "wide")).isEmpty();
  }

  @Test
  void on_a_phone_only_what_is_too_wide_gets_a_frame_and_no_cell_of_prose() {
    assertThat(texts(site, "frames")).isEmpty();
  }

  @Test
  void on_a_phone_every_formula_fits() {
    assertThat(texts(site, "formulas")).isEmpty();
  }

  @Test
  void a_button_switches_the_theme_also_for_the_next_page() {
    assertThat(texts(site, "theme")).containsExactly("light", "dark", "dark");
  }

  @Test
  void a_search_leads_to_a_section_of_another_page() {
    assertThat(texts(site, "found")).hasSize(2).last().isEqualTo("true");
    assertThat(texts(site, "found").get(0)).contains("leave", "ROC");
  }

  @Test
  void the_contents_mark_the_section_being_read() {
    assertThat(texts(site, "read")).hasSize(2);
    assertThat(texts(site, "read").get(0)).isEqualTo(texts(site, "read").get(1));
  }

  @Test
  void every_notebook_can_be_downloaded_without_outputs() throws IOException {
    for (Path notebook : Notebook.all()) {
      Path copy = SITE.resolve(Notebook.FOLDER.relativize(notebook));
      assertThat(copy).hasSameBinaryContentAs(notebook);
    }
  }

  @Test
  void the_first_tab_leads_past_the_navigation() {
    assertThat(texts(site, "skip")).containsExactly("Skip to content", "content");
  }

  @Test
  void no_slide_is_cut_off_scrolls_or_is_empty_before_a_key_is_pressed() {
    assertThat(texts(slides, "cut")).isEmpty();
    assertThat(texts(slides, "scrolling")).isEmpty();
    assertThat(texts(slides, "hidden")).as("pictures that stick out of their slides").isEmpty();
    assertThat(texts(slides, "empty")).isEmpty();
  }

  @Test
  void every_slide_has_the_heading_of_its_section() {
    assertThat(texts(slides, "untitled")).isEmpty();
    assertThat(texts(slides, "misnamed")).isEmpty();
  }

  @Test
  void no_slide_with_a_quiz_reports_that_nobody_has_answered_it() {
    assertThat(texts(slides, "unanswered")).isEmpty();
  }

  /** 18 of 720 pixels can be read from the last row. */
  @Test
  void no_text_of_a_slide_is_smaller_than_18_pixels() {
    assertThat(texts(slides, "small")).isEmpty();
    assertThat(texts(slides, "faint")).isEmpty();
  }

  /** While a figure on a slide has the focus, its keys must not turn the slide. */
  @Test
  void every_interactive_figure_and_quiz_works_by_mouse_and_by_keyboard() {
    for (JsonObject figures : List.of(figuresOfSite, figuresOfSlides)) {
      assertThat(figures.get("figures").getAsInt()).isGreaterThanOrEqualTo(5);
      assertThat(figures.get("quizzes").getAsInt()).isGreaterThanOrEqualTo(10);
      assertThat(texts(figures, "wrong")).isEmpty();
      assertThat(texts(figures, "errors")).isEmpty();
    }
  }

  @Test
  void slides_can_be_read_in_the_dark() {
    assertThat(texts(slides, "contrast")).isEmpty();
  }

  @Test
  void every_formula_of_the_slides_is_set() {
    assertThat(texts(slides, "rawFormulas")).isEmpty();
  }

  private static void write(String program, Path packages, Path output) throws IOException {
    List<Object> words = new ArrayList<>();
    words.addAll(List.of(Jupyter.python(), "lessons/scripts/python/" + program));
    words.addAll(List.of("--executed", Jupyter.RESULTS, "--output", output));
    words.addAll(List.of("--packages", packages.resolve("node_modules")));
    Notebook.all().forEach(notebook -> words.add(Notebook.FOLDER.relativize(notebook)));
    Command.Outcome outcome =
        Command.in(Jupyter.ROOT, words.toArray())
            .run(Jupyter.LOGS.resolve(program + ".log"), Duration.ofMinutes(5));
    assertThat(outcome.status()).as(outcome.said()).isZero();
  }

  private static JsonObject seen(Path browser, String program, Path folder) throws IOException {
    Command.Outcome outcome =
        Command.in(browser, "node", program, folder, OPENED)
            .run(
                Jupyter.LOGS.resolve(folder.getFileName() + "-" + program + ".log"),
                Duration.ofMinutes(15));
    assertThat(outcome.status()).as(outcome.said()).isZero();
    return JsonParser.parseString(outcome.said()).getAsJsonObject();
  }

  private static List<Path> filesOf(Path folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList();
    }
  }

  private static List<String> texts(JsonObject seen, String name) {
    return StreamSupport.stream(seen.getAsJsonArray(name).spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }
}
