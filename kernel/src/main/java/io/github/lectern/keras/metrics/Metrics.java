package io.github.lectern.keras.metrics;

import io.github.lectern.keras.losses.BinaryCrossentropy;
import io.github.lectern.keras.losses.CategoricalCrossentropy;
import io.github.lectern.keras.losses.Loss;
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

/** The metrics by Keras' names. */
public final class Metrics {
  /** In natural order: capital letters, and thereby classes, first. */
  private static final Map<String, Kind> TABLE = new TreeMap<>();

  private record Kind(Optional<String> fixedName, Function<MetricOption, Metric> maker) {}

  static {
    function(BinaryAccuracy::new, "binary_accuracy");
    function(CategoricalAccuracy::new, "categorical_accuracy");
    function(SparseCategoricalAccuracy::new, "sparse_categorical_accuracy");
    function(mean(MeanSquaredError::new), "mean_squared_error", "mse", "MSE");
    function(MeanAbsoluteError::new, "mean_absolute_error", "mae", "MAE");
    function(mean(BinaryCrossentropy::new), "binary_crossentropy", "bce", "BCE");
    function(mean(CategoricalCrossentropy::new), "categorical_crossentropy");
    function(mean(SparseCategoricalCrossentropy::new), "sparse_categorical_crossentropy");

    type("BinaryAccuracy", "binary_accuracy", BinaryAccuracy::new);
    type("CategoricalAccuracy", "categorical_accuracy", CategoricalAccuracy::new);
    type(
        "SparseCategoricalAccuracy", "sparse_categorical_accuracy", SparseCategoricalAccuracy::new);
    type("Precision", "precision", Precision::new);
    type("Recall", "recall", Recall::new);
    type("AUC", "auc", AUC::new);
    type("MeanSquaredError", "mean_squared_error", mean(MeanSquaredError::new));
    type("MeanAbsoluteError", "mean_absolute_error", MeanAbsoluteError::new);
    type("BinaryCrossentropy", "binary_crossentropy", mean(BinaryCrossentropy::new));
    type("CategoricalCrossentropy", "categorical_crossentropy", mean(CategoricalCrossentropy::new));
    type(
        "SparseCategoricalCrossentropy",
        "sparse_categorical_crossentropy",
        mean(SparseCategoricalCrossentropy::new));
  }

  private Metrics() {}

  /**
   * Returns a new metric of that name for labels and outputs of those widths, like {@code
   * keras.metrics.get} at the first batch.
   *
   * <p>"accuracy" and "acc", in any case, become the binary, the sparse categorical or the
   * categorical accuracy, "crossentropy" and "ce" the cross-entropy, as the widths ask for; the log
   * shows the name as typed. A metric made by name takes no number from the session.
   *
   * @param name as typed
   * @param labels the columns of yTrue; 1 for class codes
   * @param outputs the columns of yPred
   * @throws IllegalArgumentException if there is none of that name; names the known and the nearest
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

  /** Returns the known names: those that the widths decide about, then classes, then functions. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of("accuracy", "acc", "crossentropy", "ce"));
    names.addAll(TABLE.keySet());
    return List.copyOf(names);
  }

  /**
   * Fails if two metrics of one model would share a column of the log.
   *
   * @throws IllegalArgumentException if two have one name, or one has the loss's
   */
  public static void requireDistinctNames(List<Metric> metrics) {
    Set<String> seen = new HashSet<>(Set.of("loss"));
    for (Metric metric : metrics) {
      if (!seen.add(metric.name())) {
        throw new IllegalArgumentException(
            String.format(
                "Found two metrics with the same name: %s\n"
                    + "Leave one out, or name one otherwise, such as new Recall(name(\"my_recall\"))",
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

  /** A function of Keras: the log shows the name as typed. */
  private static void function(Function<MetricOption, Metric> maker, String... names) {
    for (String name : names) {
      TABLE.put(name, new Kind(Optional.empty(), maker));
    }
  }

  /** A class of Keras, which has a name of its own in the log. */
  private static void type(String name, String inLog, Function<MetricOption, Metric> maker) {
    TABLE.put(name, new Kind(Optional.of(inLog), maker));
  }

  /** Returns a function that makes a metric of a loss. */
  private static Function<MetricOption, Metric> mean(Supplier<Loss> loss) {
    return name -> new MeanLoss(name, loss.get());
  }
}
