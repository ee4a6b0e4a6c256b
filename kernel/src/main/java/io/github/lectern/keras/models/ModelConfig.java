package io.github.lectern.keras.models;

import java.util.List;
import java.util.Map;

/**
 * The contents of config.json in a saved model.
 *
 * @param format always "lectern-sequential"
 * @param version the version of this layout
 * @param name the model's name
 * @param inputShape the shape of one sample
 * @param layers the layers, in order from the input
 * @param compilation one element, or none if the model was not compiled
 * @param customObjects the objects whose classes the user wrote; not in version 1
 * @param randomStreams one element, or none if the model has not been trained since it was
 *     compiled; not in version 1
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
  static final int VERSION = 4;

  /** Replaces the lists that are missing in version 1 with empty lists. */
  ModelConfig {
    customObjects = customObjects == null ? List.of() : customObjects;
    randomStreams = randomStreams == null ? List.of() : randomStreams;
  }

  /**
   * One layer.
   *
   * @param type such as "Dense"
   * @param name such as "dense_1"
   * @param config the arguments of its constructor
   */
  record LayerConfig(String type, String name, Map<String, Object> config) {}

  /**
   * The arguments of compile.
   *
   * @param optimizer the name of the optimizer
   * @param optimizerConfig the settings of the optimizer
   * @param iterations the number of steps that the optimizer has taken
   * @param loss the name of the loss
   * @param lossConfig the settings of the loss; not in versions 1 to 3
   * @param metrics the metrics in the order of the log
   * @param schedule one element, or none if the learning rate is constant or its schedule is the
   *     user's own; not in versions 1 and 2
   */
  record CompilationConfig(
      String optimizer,
      Map<String, Double> optimizerConfig,
      long iterations,
      String loss,
      Map<String, Object> lossConfig,
      List<MetricConfig> metrics,
      List<ScheduleConfig> schedule) {
    /** Replaces what is missing in earlier versions with an empty map and an empty list. */
    CompilationConfig {
      lossConfig = lossConfig == null ? Map.of() : lossConfig;
      schedule = schedule == null ? List.of() : schedule;
    }
  }

  /**
   * A learning-rate schedule.
   *
   * @param type such as "CosineDecay"
   * @param config the arguments of its constructor
   */
  record ScheduleConfig(String type, Map<String, Object> config) {}

  /**
   * One metric.
   *
   * @param type the name that was passed to compile, or the class of the object that was passed
   * @param name the object's name in the log; empty if a name was passed
   * @param config the object's other settings
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
   * The positions at which the random streams of the training function continue.
   *
   * @param seed the global seed when training began
   * @param positions the index of the next block in the stream of each random operation
   */
  record RandomStreamsConfig(long seed, List<Long> positions) {}
}
