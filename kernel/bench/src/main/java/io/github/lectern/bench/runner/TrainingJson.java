package io.github.lectern.bench.runner;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import io.github.lectern.bench.protocol.BenchCase;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Formats the results as JSON for {@code target/bench/training.json}. */
final class TrainingJson {
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(Double.class, (JsonSerializer<Double>) TrainingJson::number)
          .registerTypeAdapter(double.class, (JsonSerializer<Double>) TrainingJson::number)
          .setPrettyPrinting()
          .create();

  private final Results results;

  private TrainingJson(Results results) {
    this.results = results;
  }

  /**
   * Returns the text of the JSON file.
   *
   * @param date the start of the benchmark, in ISO 8601
   * @param dropped the environment variables that were not passed on
   * @param left the number of remaining runs
   */
  static String of(Results results, String date, Set<String> dropped, int left) {
    TrainingJson report = new TrainingJson(results);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("ratios", report.ratios());
    all.put("date", date);
    all.put("runsLeft", left);
    all.put("machine", results.machine());
    all.put("droppedVariables", dropped);
    all.put("rounds", results.options().rounds());
    all.put("slowdowns", report.slowdowns());
    for (Load load : results.options().loads()) {
      all.put(load.label(), report.figures(load));
    }
    all.put("runs", report.runs());
    return GSON.toJson(all) + "\n";
  }

  // JSON has no NaN
  private static JsonElement number(Double value, Type type, JsonSerializationContext context) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  // TensorFlow's median divided by ours, when quiet
  private Map<String, Object> ratios() {
    Map<String, Object> ratios = new LinkedHashMap<>();
    for (BenchCase each : results.options().cases()) {
      Map<String, Double> ratio = new LinkedHashMap<>();
      put(ratio, "steady", results.ratio(Load.QUIET, each, Library.OURS, Figures::steady));
      put(ratio, "first", results.ratio(Load.QUIET, each, Library.OURS, Figures::first));
      if (!ratio.isEmpty()) {
        ratios.put(each.name(), ratio);
      }
    }
    return ratios;
  }

  // by case and library: seconds alongside the busy process divided by seconds when quiet
  private Map<String, Object> slowdowns() {
    Map<String, Object> slowdowns = new LinkedHashMap<>();
    for (BenchCase each : results.options().cases()) {
      Map<String, Double> slowdown = new LinkedHashMap<>();
      for (Library library : results.options().libraries()) {
        put(slowdown, library.label(), results.slowdown(each, library));
      }
      if (!slowdown.isEmpty()) {
        slowdowns.put(each.name(), slowdown);
      }
    }
    return slowdowns;
  }

  private Map<String, Object> figures(Load load) {
    Map<String, Object> cases = new LinkedHashMap<>();
    for (BenchCase each : results.options().cases()) {
      Map<String, Object> libraries = new LinkedHashMap<>();
      for (Library library : results.options().libraries()) {
        results
            .figures(load, each, library)
            .ifPresent(figures -> libraries.put(library.label(), withLimit(each, figures)));
      }
      cases.put(each.name(), libraries);
    }
    return cases;
  }

  private JsonObject withLimit(BenchCase benchCase, Figures figures) {
    JsonObject all = GSON.toJsonTree(figures).getAsJsonObject();
    all.addProperty("timesFlopsLimit", results.timesLimit(benchCase, figures));
    return all;
  }

  private List<Object> runs() {
    List<Object> runs = new ArrayList<>();
    for (TrainingRun run : results.runs()) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("load", run.job().load().label());
      all.put("round", run.job().round());
      all.put("case", run.job().benchCase().name());
      all.put("library", run.job().library().label());
      all.put("handoverNanoseconds", run.handovers());
      run.result()
          .ifPresentOrElse(
              result -> all.put("result", result), () -> all.put("failure", run.failure()));
      runs.add(all);
    }
    return runs;
  }

  private static void put(Map<String, Double> map, String key, OptionalDouble value) {
    value.ifPresent(number -> map.put(key, number));
  }
}
