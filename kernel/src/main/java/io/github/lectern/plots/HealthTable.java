package io.github.lectern.plots;

import static io.github.lectern.plots.HtmlTable.cell;
import static io.github.lectern.plots.HtmlTable.columnHeader;
import static io.github.lectern.plots.HtmlTable.firstHeader;
import static io.github.lectern.plots.HtmlTable.rowHeader;
import static io.github.lectern.plots.HtmlTable.textCell;
import static io.github.lectern.plots.HtmlTable.textHeader;

import io.github.lectern.keras.models.HealthReport;
import io.github.lectern.keras.models.HealthReport.Light;
import io.github.lectern.keras.models.HealthReport.Reading;
import io.github.lectern.keras.models.LayerHealth;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A health report as a table with traffic lights. Each light has a shape and a word as well as a
 * colour.
 *
 * <pre>{@code
 * HealthTable.of(HealthReport.of(net, X, y))
 * }</pre>
 */
public final class HealthTable implements Html {
  /** Colours that are visible on white and on black. */
  private static final Map<Light, String> COLOURS =
      Map.of(Light.GREEN, "#2e9e4f", Light.YELLOW, "#b98000", Light.RED, "#dc4a4a");

  private static final String LIGHT =
      "<span style=\"color:%s;font-weight:bold\" role=\"img\" aria-label=\"%s:\">%s</span>";

  private final HealthReport report;

  private HealthTable(HealthReport report) {
    this.report = report;
  }

  /** Returns the table of a report. */
  public static HealthTable of(HealthReport report) {
    return new HealthTable(report);
  }

  @Override
  public String toHtml() {
    return "<div style=\"max-width:60em\">\n" + net() + layers() + legend() + advice() + "</div>";
  }

  private String net() {
    HtmlTable table = new HtmlTable(report.summary());
    table.head(firstHeader("net"), columnHeader("measured"), textHeader("light"));
    for (Reading reading : report.readings("net")) {
      table.row(
          rowHeader(reading.measure()),
          cell(reading.text()),
          "<td style=\"text-align:left\">"
              + light(reading.light())
              + " "
              + reading.light().word()
              + "</td>");
    }
    return table.toString();
  }

  private String layers() {
    if (report.layers().isEmpty()) {
      return "";
    }
    HtmlTable table = new HtmlTable("Layer by layer");
    table.head(
        Stream.of(
                Stream.of(firstHeader("layer"), firstHeader("activation"), columnHeader("nodes")),
                report.readings(report.layers().get(0).name()).stream()
                    .map(reading -> columnHeader(reading.measure())))
            .flatMap(part -> part)
            .toArray(String[]::new));
    for (LayerHealth layer : report.layers()) {
      table.row(
          rowHeader(layer.name())
              + textCell(layer.activation())
              + cell(Integer.toString(layer.nodes())),
          report.readings(layer.name()).stream()
              .map(HealthTable::cellWithLight)
              .collect(Collectors.joining()));
    }
    return "<div style=\"margin-top:.6em\">" + table + "</div>\n";
  }

  private static String cellWithLight(Reading reading) {
    return reading.text().isEmpty()
        ? cell("–")
        : "<td style=\"text-align:right;white-space:nowrap\">%s %s</td>"
            .formatted(light(reading.light()), Escape.html(reading.text()));
  }

  private static String light(Light light) {
    return LIGHT.formatted(COLOURS.get(light), light.word(), light.sign());
  }

  private static String legend() {
    return Arrays.stream(Light.values())
        .map(light -> light(light) + " " + light.word())
        .collect(Collectors.joining(" &nbsp; ", "<p style=\"margin:.3em 0\">", "</p>\n"));
  }

  private String advice() {
    return report.advice().isEmpty()
        ? ""
        : report.advice().stream()
            .map(advice -> "<li>" + Escape.html(advice) + "</li>")
            .collect(Collectors.joining("\n", "<ul style=\"margin:.3em 0\">\n", "\n</ul>\n"));
  }

  @Override
  public String toString() {
    return report.toString();
  }
}
