package io.github.lectern.jupyter;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours the reports of failed cells with ANSI codes: the name of the error is white on red, and
 * "Try" is white on green. Red letters would not be legible on the dark red that JupyterLab's dark
 * theme puts behind errors. If the environment variable NO_COLOR is set, reports have no colours.
 */
final class ReportColors {
  private static final String WHITE_ON = "\u001b[1;38;2;255;255;255;48;2;";
  private static final String RED = WHITE_ON + "178;43;49m";
  private static final String GREEN = WHITE_ON + "26;115;56m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final Pattern NAME =
      Pattern.compile(
          "^\u001b\\[1m(?<lead>In thread \".*?\": |Caused by |)(?<name>[\\w.$]+)(?=:|\u001b|$)");
  private static final Pattern TRY = Pattern.compile("^(?<lead> *)Try:(?= )");

  private final boolean colored;

  private ReportColors(boolean colored) {
    this.colored = colored;
  }

  /** Returns the colours that the environment variables of a process ask for. */
  static ReportColors of(Map<String, String> environment) {
    return new ReportColors(environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  /** Returns a failure whose report is in colour. */
  CellFailure paint(CellFailure failure) {
    return new CellFailure(
        failure.getCause(), failure.name(), failure.getMessage(), paint(failure.report()));
  }

  /** Returns the lines of a report in colour; only codes are added. */
  List<String> paint(List<String> report) {
    return colored ? report.stream().map(ReportColors::paint).toList() : report;
  }

  private static String paint(String line) {
    Matcher name = NAME.matcher(line);
    String headline =
        name.replaceFirst(
            m ->
                Matcher.quoteReplacement(
                    BOLD + name.group("lead") + RED + name.group("name") + PLAIN + BOLD));
    return TRY.matcher(headline).replaceFirst("${lead}" + GREEN + "Try:" + PLAIN);
  }
}
