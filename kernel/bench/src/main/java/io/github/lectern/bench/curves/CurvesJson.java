package io.github.lectern.bench.curves;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.lectern.bench.protocol.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats the results as JSON for {@code target/bench/curves.json}. */
final class CurvesJson {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private CurvesJson() {}

  /**
   * Returns the text of the JSON file.
   *
   * @param date the start of the benchmark, in ISO 8601
   * @param blas the processor type whose kernels OpenBLAS must use, or "default" if it chooses them
   */
  static String of(
      String date,
      Machine machine,
      String blas,
      Peaks peaks,
      MeasurementPlan plan,
      List<Measured> all) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("date", date);
    report.put("machine", machine);
    report.put("openblasKernels", blas);
    report.put("gemmPeakByThreads", peaks.flops());
    report.put("spansTimedAtLeast", plan.spans());
    report.put("secondsMeasuredAtLeast", plan.measuring().toMillis() / 1e3);
    report.put("curves", all.stream().map(CurvesJson::line).toList());
    return GSON.toJson(report) + "\n";
  }

  private static Map<String, Object> line(Measured measured) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("curve", measured.curve().name());
    line.put("line", measured.line().name());
    line.put("varied", measured.curve().varied());
    line.put("timed", measured.curve().span().label());
    line.put(
        "points", measured.points().stream().map(CurvesJson::point).collect(Collectors.toList()));
    return line;
  }

  private static Map<String, Object> point(Point point) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("at", point.value());
    map.put("seconds", point.timing().seconds());
    map.put("fastest", point.timing().fastest());
    map.put("timed", point.timing().count());
    map.put("limit", point.limit());
    map.put("timesLimit", point.timesLimit());
    map.put("microsecondsAnImage", point.microsecondsAnImage());
    return map;
  }
}
