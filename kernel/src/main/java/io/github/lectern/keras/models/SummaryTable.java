package io.github.lectern.keras.models;

import java.util.Arrays;
import java.util.Locale;

/** Formats a summary as Keras 2.7 does, in a table that is 65 characters wide. */
final class SummaryTable {
  private static final int WIDTH = 65;

  /** The end of each column, at 45, 85 and 100 % of the width. */
  private static final int[] ENDS = {29, 55, WIDTH};

  /** The number of spaces between two columns. */
  private static final int GAP = 2;

  private final StringBuilder text = new StringBuilder();

  SummaryTable(Summary summary) {
    line("Model: \"" + summary.model() + "\"");
    line("_".repeat(WIDTH));
    row("Layer (type)", "Output Shape", "Param #");
    line("=".repeat(WIDTH));
    for (Summary.Row layer : summary.layers()) {
      row(
          layer.name() + " (" + layer.type() + ")",
          layer.outputShape(),
          String.valueOf(layer.params()));
      line(" ".repeat(WIDTH));
    }
    line("=".repeat(WIDTH));
    line("Total params: " + withCommas(summary.totalParams()));
    line("Trainable params: " + withCommas(summary.trainableParams()));
    line("Non-trainable params: " + withCommas(summary.nonTrainableParams()));
    text.append("_".repeat(WIDTH));
  }

  /** Adds a row. Text that does not fit into its column continues on the next line. */
  private void row(String... fields) {
    String[] left = fields.clone();
    while (Arrays.stream(left).anyMatch(field -> !field.isEmpty())) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < ENDS.length; column++) {
        int fits = Math.min(left[column].length(), room(column));
        // the leading space does not count, so a full first column shifts the others by one
        line.append(column == 0 ? " " : "").append(left[column], 0, fits);
        line.append(" ".repeat(gap(column)));
        line.append(" ".repeat(Math.max(0, ENDS[column] - line.length())));
        left[column] = left[column].substring(fits);
      }
      line(line.toString());
    }
  }

  private static int room(int column) {
    int start = column == 0 ? 0 : ENDS[column - 1];
    return ENDS[column] - start - gap(column);
  }

  private static int gap(int column) {
    return column < ENDS.length - 1 ? GAP : 0;
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String withCommas(long params) {
    return String.format(Locale.ROOT, "%,d", params);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
