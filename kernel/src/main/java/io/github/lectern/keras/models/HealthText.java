package io.github.lectern.keras.models;

import io.github.lectern.keras.models.HealthReport.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a health report as text: the readings of the net, a table of the layers, the advice. */
final class HealthText {
  private HealthText() {}

  static String of(HealthReport report) {
    Stream<String> net =
        report.readings("net").stream()
            .map(reading -> reading.measure() + " " + cell(reading) + " " + word(reading));
    return Stream.of(
            Stream.of(report.summary()),
            net,
            table(report),
            report.advice().stream().map("- "::concat))
        .flatMap(part -> part)
        .collect(Collectors.joining("\n"));
  }

  private static String word(Reading reading) {
    return "(" + reading.light().word() + ")";
  }

  private static String cell(Reading reading) {
    return reading.text().isEmpty() ? "-" : reading.light().sign() + " " + reading.text();
  }

  private static Stream<String> table(HealthReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(Stream.of("layer", "activation", "nodes"), LayerHealth.MEASURES.stream())
            .toList());
    for (LayerHealth layer : report.layers()) {
      Stream<String> first =
          Stream.of(layer.name(), layer.activation(), Integer.toString(layer.nodes()));
      Stream<String> lights = report.readings(layer.name()).stream().map(HealthText::cell);
      rows.add(Stream.concat(first, lights).toList());
    }
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElseThrow())
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                    .collect(Collectors.joining("  "))
                    .stripTrailing());
  }
}
