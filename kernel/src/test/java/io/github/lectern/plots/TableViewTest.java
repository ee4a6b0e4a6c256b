package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableViewTest {
  private static final Table NETS =
      Table.create(
          "nets",
          StringColumn.create("net", "net1", "<b>net2</b>"),
          IntColumn.create("parameters", 23860, 648010),
          DoubleColumn.create("accuracy", .6055, Double.NaN));

  private static Table rows(int count) {
    return Table.create(IntColumn.create("i", IntStream.range(0, count).toArray()));
  }

  @Test
  void text_lines_numbers_up_at_the_right_and_words_at_the_left() {
    assertThat(new TableView(NETS))
        .hasToString(
            """
            nets
            net          parameters  accuracy
            -----------  ----------  --------
            net1              23860    0.6055
            <b>net2</b>      648010""");
  }

  @Test
  void html_has_header_cells_with_a_scope() {
    assertThat(new TableView(NETS).toHtml())
        .contains("<th scope=\"col\" style=\"text-align:left\">net</th>")
        .contains("<th scope=\"col\" style=\"text-align:right\">parameters</th>")
        .contains("<td style=\"text-align:right\">23860</td>")
        .containsPattern("<caption[^>]*>nets</caption>");
  }

  @Test
  void html_escapes_what_stands_in_the_table() {
    assertThat(new TableView(NETS).toHtml())
        .contains("<td style=\"text-align:left\">&lt;b&gt;net2&lt;/b&gt;</td>")
        .doesNotContain("<b>");
  }

  @Test
  void a_missing_value_is_an_empty_cell() {
    assertThat(new TableView(NETS).toHtml()).contains("<td style=\"text-align:right\"></td>");
  }

  @Test
  void html_writes_negative_numbers_with_a_minus_sign_and_text_with_a_hyphen() {
    Table table =
        Table.create(
            DoubleColumn.create("z", -2.5, 1e-9),
            StringColumn.create("code", "z - 1", "t-1"),
            DateColumn.create("day", LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1)));
    assertThat(new TableView(table).toHtml())
        .contains(">−2.5<", ">z - 1<", ">t-1<", ">2024-02-29<");
    assertThat(new TableView(table).toString()).contains("-2.5", "z - 1").doesNotContain("−");
  }

  @Test
  void forty_rows_are_shown_in_full() {
    assertThat(new TableView(rows(40)).toString().lines()).hasSize(42).doesNotContain("...");
  }

  @Test
  void of_more_rows_the_first_and_last_ten_are_shown_with_the_number_of_all() {
    String text = new TableView(rows(60000)).toString();

    assertThat(text.lines()).hasSize(1 + 2 + 10 + 1 + 10).contains("60,000 rows x 1 column");
    assertThat(text.lines().map(String::strip)).contains("9", "59990").doesNotContain("10");
    assertThat(new TableView(rows(60000)).toHtml().split("<tr>")).hasSize(1 + 1 + 21);
  }

  @Test
  void of_many_columns_the_first_and_last_ten_are_shown() {
    Table wide = Table.create("wide");
    IntStream.range(0, 784).forEach(i -> wide.addColumns(IntColumn.create("p" + i, new int[] {i})));

    assertThat(new TableView(wide).toString())
        .startsWith("wide (1 row x 784 columns)\n")
        .contains("p9  ...  p774");
  }

  @Test
  void a_long_text_is_cut() {
    Table table = Table.create(StringColumn.create("s", "x".repeat(10_000)));

    assertThat(new TableView(table).toHtml()).hasSizeLessThan(1000).contains("xxx...");
  }

  @Test
  void an_empty_table_shows_its_headers() {
    assertThat(new TableView(Table.create(StringColumn.create("s")))).hasToString("s\n-");
    assertThat(new TableView(Table.create("nothing")).toHtml()).contains(">nothing</caption>");
  }
}
