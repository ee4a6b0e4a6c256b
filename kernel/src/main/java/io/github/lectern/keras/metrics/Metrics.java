package io.github.lectern.keras.metrics;

import io.github.lectern.keras.losses.BinaryCrossentropy;
import io.github.lectern.keras.losses.CategoricalCrossentropy;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.losses.MeanAbsoluteError;
import io.github.lectern.keras.losses.MeanSquaredError;
import io.github.lectern.keras.losses.SparseCategoricalCrossentropy;
import io.github.lectern.tensor.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Creates metrics from their names in Keras. */
public final class Metrics {
  /** The metrics by name; capital letters sort first, so classes come before functions. */
  private static final Map<String, Kind> TABLE = new TreeMap<>();

  private record Kind(Optional<String> fixedName, Function<MetricOption, Metric> maker) {}

  static {
    function(BinaryAccuracy::new, "binary_accuracy");
    function(CategoricalAccuracy::new, "categorical_accuracy");
    function(SparseCategoricalAccuracy::new, "sparse_categorical_accuracy");
    function(TopKCategoricalAccuracy::new, "top_k_categorical_accuracy");
    function(SparseTopKCategoricalAccuracy::new, "sparse_top_k_categorical_accuracy");
    function(mean(MeanSquaredError::new), "mean_squared_error", "mse", "MSE");
    function(mean(MeanAbsoluteError::new), "mean_absolute_error", "mae", "MAE");
    function(mean(BinaryCrossentropy::new), "binary_crossentropy", "bce", "BCE");
    function(mean(CategoricalCrossentropy::new), "categorical_crossentropy");
    function(mean(SparseCategoricalCrossentropy::new), "sparse_categorical_crossentropy");

    type("BinaryAccuracy", "binary_accuracy", BinaryAccuracy::new);
    type("CategoricalAccuracy", "categorical_accuracy", CategoricalAccuracy::new);
    type(
        "SparseCategoricalAccuracy", "sparse_categorical_accuracy", SparseCategoricalAccuracy::new);
    type("TopKCategoricalAccuracy", "top_k_categorical_accuracy", TopKCategoricalAccuracy::new);
    type(
        "SparseTopKCategoricalAccuracy",
        "sparse_top_k_categorical_accuracy",
        SparseTopKCategoricalAccuracy::new);
    type("Precision", "precision", Precision::new);
    type("Recall", "recall", Recall::new);
    type("AUC", "auc", AUC::new);
    type("MeanSquaredError", "mean_squared_error", mean(MeanSquaredError::new));
    type("MeanAbsoluteError", "mean_absolute_error", mean(MeanAbsoluteError::new));
    type("BinaryCrossentropy", "binary_crossentropy", mean(BinaryCrossentropy::new));
    type("CategoricalCrossentropy", "categorical_crossentropy", mean(CategoricalCrossentropy::new));
    type(
        "SparseCategoricalCrossentropy",
        "sparse_categorical_crossentropy",
        mean(SparseCategoricalCrossentropy::new));
  }

  private Metrics() {}

  /**
   * Creates the metric with the given name, as Keras does when it sees the first batch.
   *
   * <p>The names "accuracy" and "acc" (in upper or lower case) mean the binary, the categorical or
   * the sparse categorical accuracy, depending on the numbers of columns; "crossentropy" and "ce"
   * mean the corresponding cross-entropy. The log shows the name as the user typed it. Unlike
   * metrics that are created with {@code new}, metrics created by name are not numbered.
   *
   * @param name the name as the user typed it
   * @param labels the number of columns of yTrue; 1 for class codes
   * @param outputs the number of columns of yPred
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names and
   *     suggests the nearest one
   */
  public static Metric resolve(String name, int labels, int outputs) {
    String key =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "accuracy", "acc" -> prefix(labels, outputs) + "_accuracy";
          case "crossentropy", "ce" -> prefix(labels, outputs) + "_crossentropy";
          default -> name;
        };
    if (!TABLE.containsKey(key)) {
      throw new IllegalArgumentException(Names.unknown("metric function", name, names()));
    }
    Kind kind = TABLE.get(key);
    return kind.maker().apply(() -> kind.fixedName().orElse(name));
  }

  /**
   * Returns a metric that is the mean of a loss, such as {@code new MeanAbsoluteError()}. Its name
   * is that of the loss.
   *
   * @throws IllegalArgumentException if the loss is the user's own
   */
  public static Metric ofLoss(Loss loss) {
    if (!Losses.isKnown(loss)) {
      throw new IllegalArgumentException(
          "metrics: expected a loss of Keras but got "
              + loss
              + "; write a class of your own that implements Metric");
    }
    return new MeanLoss(loss::name, loss);
  }

  /**
   * Returns the known names: the generic ones, such as "accuracy", followed by classes and
   * functions.
   */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of("accuracy", "acc", "crossentropy", "ce"));
    names.addAll(TABLE.keySet());
    return List.copyOf(names);
  }

  /**
   * Checks that the metrics of a model have different names in the log.
   *
   * @throws IllegalArgumentException if two metrics have the same name, or one is named "loss"
   */
  public static void requireDistinctNames(List<Metric> metrics) {
    Set<String> seen = new HashSet<>();
    for (Metric metric : metrics) {
      if (metric.name().equals("loss")) {
        throw new IllegalArgumentException(
            "Found a metric with the name of the loss: loss\n"
                + "Rename it, for example new Recall(name(\"my_recall\"))");
      }
      if (!seen.add(metric.name())) {
        throw new IllegalArgumentException(
            String.format(
                "Found two metrics with the same name: %s\n"
                    + "Remove or rename one of them, for example new Recall(name(\"my_recall\"))",
                metric.name()));
      }
    }
  }

  private static String prefix(int labels, int outputs) {
    if (outputs == 1) {
      return "binary";
    }
    return labels == 1 ? "sparse_categorical" : "categorical";
  }

  /** Adds a metric that is a function in Keras; the log shows the name as the user typed it. */
  private static void function(Function<MetricOption, Metric> maker, String... names) {
    for (String name : names) {
      TABLE.put(name, new Kind(Optional.empty(), maker));
    }
  }

  /** Adds a metric that is a class in Keras, with its name in the log. */
  private static void type(String name, String inLog, Function<MetricOption, Metric> maker) {
    TABLE.put(name, new Kind(Optional.of(inLog), maker));
  }

  /** Returns a function that creates a metric from a loss. */
  private static Function<MetricOption, Metric> mean(Supplier<Loss> loss) {
    return name -> new MeanLoss(name, loss.get());
  }
}
