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
 * @param customObjects what is of a class of the user's own; none in version 1
 * @param randomStreams empty if the model was not trained since it was compiled, else one; none in
 *     version 1
 */
record ModelConfig(
    String format,
    int version,
    String name,
    List<Integer> inputShape,
    List<LayerConfig> layers,
    List<CompilationConfig> compilation,
    List<CustomObjectConfig> customObjects,
    List<RandomStreamsConfig> randomStreams) {
  static final String FORMAT = "lectern-sequential";
  static final int VERSION = 2;

  /** What version 1 did not have is empty. */
  ModelConfig {
    customObjects = customObjects == null ? List.of() : customObjects;
    randomStreams = randomStreams == null ? List.of() : randomStreams;
  }

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

  /**
   * An object whose code is not in the file.
   *
   * @param role what it is in the model, such as "loss" or "layer scale"
   * @param type the name of its class
   */
  record CustomObjectConfig(String role, String type) {}

  /**
   * Where the random streams of the training function go on.
   *
   * @param seed the global seed when training began
   * @param positions the next block of each random operation's stream
   */
  record RandomStreamsConfig(long seed, List<Long> positions) {}
}
