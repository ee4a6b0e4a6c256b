package io.github.lectern.keras.models;

import io.github.lectern.keras.models.HealthReport.Light;
import io.github.lectern.keras.models.HealthReport.Reading;
import io.github.lectern.tensor.Plural;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rules of thumb that turn the numbers of a report into lights and advice.
 *
 * @param report the report
 */
record HealthRules(HealthReport report) {
  private static final String SCALE =
      "scale the inputs to a size of about 1, for example pixels up to 255 with"
          + " X.castTo(DataType.FLOAT).div(255).";
  private static final String EXPLODES =
      "it explodes; scale the inputs, use smaller initial weights, or clip it with clipnorm.";
  private static final String NO_GRADIENT =
      "none arrives, so these weights do not learn; look for silent nodes in this layer and around"
          + " it.";
  private static final String VANISHES =
      "it has nearly vanished on the way from the output, so these weights hardly learn; use relu"
          + " instead of sigmoid, fewer layers or other initial weights.";
  private static final String SMALL =
      "it is less than a hundredth of that of another layer, so these weights learn more slowly.";
  private static final String LARGE =
      "it is large; scale the inputs, and keep an eye on the updates.";
  private static final int MOST_PLACES = 3;
  private static final String LOST =
      "create the net again; scale the inputs, and train with a smaller learning rate.";

  List<Reading> readings() {
    return Stream.concat(
            Stream.of(inputs(), loss()), report.layers().stream().flatMap(this::readings))
        .toList();
  }

  /** Returns each advice once, with the places that need it, the red lights first. */
  static List<String> advice(List<Reading> readings) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    readings.stream()
        .filter(reading -> reading.light() != Light.GREEN)
        .sorted(Comparator.comparing(Reading::light).reversed())
        .forEach(
            reading ->
                places
                    .computeIfAbsent(
                        reading.measure() + "\n" + reading.advice(), a -> new ArrayList<>())
                    .add(reading.place()));
    return places.entrySet().stream()
        .map(entry -> sentence(entry.getKey().split("\n", 2), entry.getValue()))
        .toList();
  }

  private static String sentence(String[] advice, List<String> places) {
    String where =
        places.size() <= MOST_PLACES
            ? String.join(", ", places)
            : "%s and %d more layers".formatted(places.get(0), places.size() - 1);
    return advice[0] + (where.equals("net") ? "" : " of " + where) + ": " + advice[1];
  }

  private Reading inputs() {
    double size = report.inputs();
    Light light = size > 30 ? Light.RED : size > 3 || size < 0.03 ? Light.YELLOW : Light.GREEN;
    return reading("net", "inputs", number(size), light, SCALE);
  }

  private Reading loss() {
    double guess = report.guess().orElse(Double.POSITIVE_INFINITY);
    String text =
        number(report.loss())
            + (report.guess().isPresent() ? ", a blind guess has " + number(guess) : "");
    if (!Double.isFinite(report.loss())) {
      return reading("net", "loss", text, Light.RED, "the net is lost: " + LOST);
    }
    double ratio = report.loss() / guess;
    if (report.steps() > 0 && ratio > 0.95 && ratio <= 1.5) {
      String advice =
          ("after %s, the net is hardly better than a blind guess, if at all: look at the other"
                  + " lights; if they are green, check the labels, and train longer or with a"
                  + " larger learning rate.")
              .formatted(Plural.of(report.steps(), "step"));
      return reading("net", "loss", text, Light.YELLOW, advice);
    }
    Light light = ratio > 3 ? Light.RED : ratio > 1.5 ? Light.YELLOW : Light.GREEN;
    String advice =
        report.steps() == 0
            ? "a new net should begin near a blind guess; this one is sure and wrong: scale the inputs, or use smaller initial weights."
            : "the net is sure and wrong: if these samples are new to it, it has memorised the others; otherwise use a smaller learning rate.";
    return reading("net", "loss", text, light, advice);
  }

  private Stream<Reading> readings(LayerHealth layer) {
    return Stream.of(
        silent(layer), saturated(layer), weights(layer), gradient(layer), update(layer));
  }

  private static Reading silent(LayerHealth layer) {
    return reading(
        layer.name(),
        "silent",
        layer.activation().equals("relu") ? whole(layer.silent()) : "",
        share(layer.silent()),
        "these nodes are hardly ever active, so they learn little or nothing; create the net again,"
            + " and check its inputs, first loss and updates; LeakyReLU may help.");
  }

  private static Reading saturated(LayerHealth layer) {
    boolean can = List.of("sigmoid", "tanh").contains(layer.activation());
    return reading(
        layer.name(),
        "saturated",
        can ? whole(layer.saturated()) : "",
        share(layer.saturated()),
        "these nodes are nearly always at a limit, where the slope is about 0; scale the inputs, use smaller initial weights, or use relu in hidden layers.");
  }

  private static Light share(double share) {
    return share >= 0.5 ? Light.RED : share >= 0.2 ? Light.YELLOW : Light.GREEN;
  }

  private static Reading weights(LayerHealth layer) {
    boolean finite = Double.isFinite(layer.weights());
    Light light = !finite || layer.weights() == 0 ? Light.RED : Light.GREEN;
    String advice =
        finite
            ? "all weights are 0, so all nodes learn the same; use random initial weights."
            : "some weights are no longer finite numbers: " + LOST;
    return reading(layer.name(), "weights", number(layer.weights()), light, advice);
  }

  private Reading gradient(LayerHealth layer) {
    double size = layer.gradient();
    double largest =
        report.layers().stream().mapToDouble(LayerHealth::gradient).max().orElseThrow();
    String place = layer.name();
    String text = number(size);
    if (!(size <= 100)) {
      return reading(place, "gradient", text, Light.RED, EXPLODES);
    }
    if (size == 0) {
      return reading(place, "gradient", text, Light.RED, NO_GRADIENT);
    }
    if (size < 1e-4 * largest) {
      return reading(place, "gradient", text, Light.RED, VANISHES);
    }
    if (size < 1e-2 * largest) {
      return reading(place, "gradient", text, Light.YELLOW, SMALL);
    }
    return reading(place, "gradient", text, size > 1 ? Light.YELLOW : Light.GREEN, LARGE);
  }

  private static Reading update(LayerHealth layer) {
    double share = layer.update();
    String text = percent(share);
    if (!(share <= 0.05)) {
      Light light = share <= 0.3 ? Light.YELLOW : Light.RED;
      String advice =
          "a single step would change a large part of these weights; use a smaller learning rate,"
              + " unless they are small on purpose.";
      return reading(layer.name(), "update", text, light, advice);
    }
    Light light = share < 1e-6 ? Light.YELLOW : Light.GREEN;
    String advice =
        "a step would hardly change these weights, if at all; look at the gradient, then at the"
            + " learning rate.";
    return reading(layer.name(), "update", text, light, advice);
  }

  private static Reading reading(
      String place, String measure, String text, Light light, String advice) {
    return new Reading(place, measure, text, light, light == Light.GREEN ? "" : advice);
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : "infinite";
    }
    boolean plain = value == 0 || (value >= 1e-3 && value < 1e4);
    return plain ? significant(value) : String.format(Locale.ROOT, "%.1e", value);
  }

  private static String percent(double share) {
    return number(100 * share) + " %";
  }

  private static String whole(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** Returns a number with at least three digits. */
  private static String significant(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(3));
    int decimals = value == 0 ? 0 : Math.max(0, 2 + rounded.scale() - rounded.precision() + 1);
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
