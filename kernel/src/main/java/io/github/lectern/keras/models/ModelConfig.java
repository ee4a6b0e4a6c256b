package io.github.lectern.keras.models;

import java.util.List;
import java.util.Map;

/**
 * The config.json of a saved model.
 *
 * @param format always "lectern-sequential"
 * @param version the version of this layout
 * @param name the model's name
 * @param inputShape the shape of one sample
 * @param layers from the input on
 * @param compilation empty if the model was not compiled, else one
 */
record ModelConfig(
    String format,
    int version,
    String name,
    List<Integer> inputShape,
    List<LayerConfig> layers,
    List<CompilationConfig> compilation) {
  static final String FORMAT = "lectern-sequential";
  static final int VERSION = 1;

  /**
   * One layer.
   *
   * @param type such as "Dense"
   * @param name such as "dense_1"
   * @param config what its constructor needs
   */
  record LayerConfig(String type, String name, Map<String, Object> config) {}

  /**
   * How the model was compiled.
   *
   * @param optimizer its name
   * @param optimizerConfig its settings
   * @param iterations the steps that the optimizer has taken
   * @param loss its name
   * @param metrics in the order of the log
   */
  record CompilationConfig(
      String optimizer,
      Map<String, Double> optimizerConfig,
      long iterations,
      String loss,
      List<MetricConfig> metrics) {}

  /**
   * One metric.
   *
   * @param type the name as typed, or the class of an object
   * @param name the name in the log of an object; none if it was asked for by name
   * @param config the other settings of an object
   */
  record MetricConfig(String type, List<String> name, Map<String, Object> config) {}
}
