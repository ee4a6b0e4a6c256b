package io.github.lectern.plots;

import static io.github.lectern.plots.HtmlTable.cell;
import static io.github.lectern.plots.HtmlTable.columnHeader;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTableTest {
  @Test
  void rows_are_written_in_order() {
    HtmlTable table = new HtmlTable("n").head(columnHeader("n")).row(cell("1")).row(cell("2"));

    assertThat(table.toString())
        .contains("<thead><tr><th scope=\"col\" style=\"text-align:right\">n</th></tr></thead>")
        .contains(
            "<tbody><tr><td style=\"text-align:right\">1</td></tr>"
                + "<tr><td style=\"text-align:right\">2</td></tr></tbody>");
  }

  @Test
  void a_table_without_a_head_or_body_has_no_rows_there() {
    assertThat(new HtmlTable("nothing yet").toString())
        .contains("<thead></thead><tbody></tbody>")
        .doesNotContain("<tr>");
  }
}
