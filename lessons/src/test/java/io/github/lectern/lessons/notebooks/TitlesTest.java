package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Titles, headings and file names that look like HTML are shown as text and run no scripts. */
class TitlesTest {
  private static final String ATTACK = "document.documentElement.dataset.attacked='yes'";
  private static final String SCRIPT = "<script>" + ATTACK + "</script>";
  private static final String TITLE = "Sums & \"more\" <b " + SCRIPT + " مرحبا";
  private static final String NAME = "01-a'\"&#?%41<i>.ipynb";
  private static final String PAGE = NAME.replace(".ipynb", ".html");

  @TempDir static Path folder;

  @BeforeAll
  static void a_lesson_with_a_hostile_title() throws IOException {
    for (String file : PagesTest.PACKAGES) {
      write("packages/" + file, "");
    }
    notebook(
        NAME,
        "# " + TITLE + "\n\nYou will be able to\n\n- add " + SCRIPT + ".\n\n5 minutes.",
        "## First " + SCRIPT + " & \"last\"",
        "![an \"alt\" text](x.png\" onerror=\"" + ATTACK + ")",
        "<img src=none onerror=\"" + ATTACK + "\">",
        "<svg onload=\"" + ATTACK + "\"><script>" + ATTACK + "</script></svg>",
        "<iframe srcdoc=\"&lt;script&gt;parent." + ATTACK + "&lt;/script&gt;\"></iframe>",
        "[a link](javascript:" + ATTACK + ") [an other](JaVaScRiPt&colon;" + ATTACK + ")",
        "<details open ontoggle=\"" + ATTACK + "\"><summary>More</summary>\n\nText\n\n</details>",
        "`<script>` is code, $a < b$ is math, and &lt;b&gt; is text");
    notebook("02-plain.ipynb", "# Plain *emphasis* and `code`", "[back](" + encoded(NAME) + ")");
    for (String kind : List.of("site", "slides")) {
      PagesTest.make(folder, kind, NAME, "02-plain.ipynb");
    }
  }

  @Test
  void titles_are_text() throws IOException {
    assertThat(page("site", PAGE).title()).isEqualTo(TITLE + " – Lectern");
    assertThat(page("slides", PAGE).title()).isEqualTo(TITLE);
    assertThat(page("slides", PAGE).select("main").attr("data-title")).isEqualTo(TITLE);
    assertThat(page("site", "02-plain.html").title())
        .isEqualTo("Plain emphasis and code – Lectern");
  }

  @Test
  void links_to_a_page_show_its_title_and_lead_to_its_file() throws IOException {
    Element inNavigation = page("site", "02-plain.html").select("nav#course a").get(0);
    assertThat(inNavigation.text()).isEqualTo("01 " + TITLE);
    assertThat(inNavigation.attr("href")).isEqualTo(encoded(PAGE));
    assertThat(page("site", "02-plain.html").select("a[rel=prev]").text()).contains(TITLE);
    Element inContents = page("slides", "index.html").select("li a").get(0);
    assertThat(inContents.text()).isEqualTo(TITLE);
    assertThat(inContents.attr("href")).isEqualTo(encoded(PAGE));
    assertThat(page("site", "index.html").select("h2").get(0).text()).isEqualTo("01 " + TITLE);
    assertThat(page("site", "02-plain.html").select("main a:contains(back)").attr("href"))
        .isEqualTo(encoded(PAGE));
  }

  @Test
  void headings_and_goals_are_text() throws IOException {
    String heading = "First " + SCRIPT + " & \"last\"";
    assertThat(page("site", PAGE).select("nav#course li li a").eachText()).contains(heading);
    assertThat(page("site", PAGE).select("main h2").get(0).text()).startsWith(heading);
    assertThat(page("site", "index.html").select("main li").text())
        .isEqualTo("add " + SCRIPT + ".");
  }

  @Test
  void allowed_markdown_is_unchanged() throws IOException {
    for (String kind : List.of("site", "slides")) {
      Document page = page(kind, PAGE);
      assertThat(page.select("code").text()).contains("<script>");
      assertThat(page.text()).contains("$a < b$ is math, and <b> is text");
      assertThat(page.select("details[open] > summary").text()).isEqualTo("More");
    }
  }

  @Test
  void no_page_has_a_script_or_a_handler_that_is_not_ours() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".html")).toList()) {
        Document page = Jsoup.parse(Files.readString(file));
        assertThat(page.select("script:not([src*=beside/])")).as(file.toString()).isEmpty();
        assertThat(page.select("iframe, object, embed, base, svg")).as(file.toString()).isEmpty();
        assertThat(page.getAllElements().stream().flatMap(TitlesTest::active))
            .as(file.toString())
            .allMatch(handler -> handler.equals("onclick=\"turnTheme()\""));
      }
    }
  }

  /** Returns the attributes that can run a script. */
  private static Stream<String> active(Element element) {
    return element.attributes().asList().stream()
        .filter(
            attribute ->
                attribute.getKey().startsWith("on")
                    || attribute
                        .getValue()
                        .strip()
                        .toLowerCase(java.util.Locale.ROOT)
                        .startsWith("javascript:"))
        .map(Attribute::html);
  }

  @Test
  void nothing_of_it_runs_in_a_browser() throws IOException {
    Optional<Path> chromium = Jupyter.program("chromium");
    assumeTrue(chromium.isPresent(), "needs Chromium");
    for (String file : List.of("site/" + PAGE, "site/index.html", "slides/" + PAGE)) {
      Command.Outcome outcome =
          Command.in(
                  folder,
                  chromium.orElseThrow(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--virtual-time-budget=2000",
                  "--dump-dom",
                  folder.resolve(file).toUri())
              .run(folder.resolve("chromium.log"), Duration.ofMinutes(2));
      assertThat(outcome.said()).contains("<title>").doesNotContain("data-attacked");
    }
  }

  /** Encodes the special characters of the test's file names for use in a URL. */
  private static String encoded(String name) {
    return name.replace("%", "%25")
        .replace("'", "%27")
        .replace("\"", "%22")
        .replace("&", "%26")
        .replace("#", "%23")
        .replace("?", "%3F")
        .replace("<", "%3C")
        .replace(">", "%3E");
  }

  private static Document page(String kind, String name) throws IOException {
    return Jsoup.parse(Files.readString(folder.resolve(kind).resolve(name)));
  }

  private static void notebook(String name, String... markdown) throws IOException {
    JsonArray cells = new JsonArray();
    for (String text : markdown) {
      JsonObject cell = new JsonObject();
      cell.addProperty("cell_type", "markdown");
      cell.addProperty("id", "c" + cells.size());
      cell.addProperty("source", text);
      cell.add("metadata", new JsonObject());
      cells.add(cell);
    }
    JsonObject notebook = new JsonObject();
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 5);
    notebook.add("metadata", new JsonObject());
    notebook.add("cells", cells);
    write("executed/" + name, notebook.toString());
  }

  private static void write(String name, String text) throws IOException {
    PagesTest.write(folder, name, text);
  }
}
