package io.github.lectern.keras.metrics;

import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.metrics.AucOption.AucCurve;
import io.github.lectern.keras.metrics.AucOption.AucSummation;
import io.github.lectern.keras.metrics.AucOption.NumThresholds;
import io.github.lectern.keras.metrics.BinaryAccuracyOption.Threshold;
import io.github.lectern.keras.metrics.ConfusionOption.ClassId;
import io.github.lectern.keras.metrics.ConfusionOption.Thresholds;
import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Creates the metrics of a saved model. */
public final class SavedMetrics {
  private static final Map<String, Maker> TABLE =
      new TreeMap<>(
          Map.of(
              "Accuracy", (name, config) -> new Accuracy(name),
              "CategoricalAccuracy", (name, config) -> new CategoricalAccuracy(name),
              "SparseCategoricalAccuracy", (name, config) -> new SparseCategoricalAccuracy(name),
              "TopKCategoricalAccuracy",
                  (name, config) -> new TopKCategoricalAccuracy(k(config), name),
              "SparseTopKCategoricalAccuracy",
                  (name, config) -> new SparseTopKCategoricalAccuracy(k(config), name),
              "MeanLoss", (name, config) -> new MeanLoss(name, loss(config)),
              "BinaryAccuracy",
                  (name, config) -> new BinaryAccuracy(name, new Threshold(threshold(config))),
              "Precision", (name, config) -> new Precision(confusion(name, config)),
              "Recall", (name, config) -> new Recall(confusion(name, config)),
              "AUC", (name, config) -> new AUC(auc(name, config))));

  private static final Set<Class<?>> CLASSES =
      Set.of(
          Accuracy.class,
          CategoricalAccuracy.class,
          SparseCategoricalAccuracy.class,
          TopKCategoricalAccuracy.class,
          SparseTopKCategoricalAccuracy.class,
          MeanLoss.class,
          BinaryAccuracy.class,
          Precision.class,
          Recall.class,
          AUC.class);

  private SavedMetrics() {}

  /**
   * Returns whether a metric belongs to one of Lectern's classes, so that {@link #fromConfig} can
   * create it.
   */
  public static boolean isKnown(Metric metric) {
    return CLASSES.contains(metric.getClass());
  }

  /**
   * Creates a metric from the settings that {@link Metric#config()} returned.
   *
   * @param type the simple name of the class
   * @param name the name in the log
   * @param config the other settings
   * @throws IllegalArgumentException if the class is unknown
   */
  public static Metric fromConfig(String type, String name, Map<String, Object> config) {
    if (!TABLE.containsKey(type)) {
      throw new IllegalArgumentException(Names.unknown("metric class", type, TABLE.keySet()));
    }
    return TABLE.get(type).make(() -> name, config);
  }

  private static int k(Map<String, Object> config) {
    return ((Number) config.get("k")).intValue();
  }

  private static Loss loss(Map<String, Object> config) {
    return Losses.fromConfig((String) config.get("loss"), config);
  }

  private static double threshold(Map<String, Object> config) {
    return ((Number) config.get("threshold")).doubleValue();
  }

  private static ConfusionOption[] confusion(MetricOption name, Map<String, Object> config) {
    Optional<ConfusionOption> classId =
        Optional.ofNullable(config.get("class_id"))
            .map(id -> new ClassId(((Number) id).intValue()));
    return Stream.concat(Stream.of(name, new Thresholds(thresholds(config))), classId.stream())
        .toArray(ConfusionOption[]::new);
  }

  private static AucOption[] auc(MetricOption name, Map<String, Object> config) {
    List<Double> thresholds = thresholds(config);
    return new AucOption[] {
      name,
      new AucCurve((String) config.get("curve")),
      new AucSummation((String) config.get("summation_method")),
      thresholds.isEmpty() ? new NumThresholds(2) : new Thresholds(thresholds)
    };
  }

  private static List<Double> thresholds(Map<String, Object> config) {
    return ((List<?>) config.get("thresholds"))
        .stream().map(value -> ((Number) value).doubleValue()).toList();
  }

  private interface Maker {
    Metric make(MetricOption name, Map<String, Object> config);
  }
}
