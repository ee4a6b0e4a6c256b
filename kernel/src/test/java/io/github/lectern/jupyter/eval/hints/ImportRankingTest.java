package io.github.lectern.jupyter.eval.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImportRankingTest {
  @Test
  void all_candidates_are_named_with_those_of_java_packages_first() {
    assertThat(
            ImportRanking.ofOneName(
                Stream.of("org.acme.Date", "java.sql.Date", "java.util.Date", "java.sql.Date")))
        .containsExactly("java.util.Date", "java.sql.Date", "org.acme.Date");
    assertThat(
            ImportRanking.ofOneName(Stream.of("org.jsoup.nodes.Document", "org.w3c.dom.Document")))
        .containsExactly("org.jsoup.nodes.Document", "org.w3c.dom.Document");
  }

  @Test
  void types_that_a_student_is_unlikely_to_mean_are_omitted() {
    assertThat(
            ImportRanking.ofOneName(
                Stream.of(
                    "java.util.List",
                    "java.awt.List",
                    "com.sun.tools.javac.util.List",
                    "tech.tablesaw.List",
                    "javax.xml.List")))
        .containsExactly("java.util.List");
  }
}
