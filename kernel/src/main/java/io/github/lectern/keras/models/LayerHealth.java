package io.github.lectern.keras.models;

import java.util.List;

/**
 * What a {@link HealthReport} measured in one layer with weights. Sizes are typical sizes: the root
 * mean square of all numbers.
 *
 * @param name the name of the layer, such as "dense"
 * @param activation the name of the activation function that follows the weights, such as "relu"
 * @param nodes the number of nodes
 * @param silent the share of nodes of a relu that are active, that is, above 0, on fewer than 1
 *     sample in 100; 0 for other activations
 * @param saturated the share of nodes of a hidden sigmoid or tanh whose output is closer to a limit
 *     than 1 % of its range on more than 9 samples in 10; 0 for other activations
 * @param weights the size of the weights without biases
 * @param gradient the size of the gradient of the mean loss with respect to these weights
 * @param update the size of the change that the optimizer's next step would make to these weights,
 *     divided by their size
 */
public record LayerHealth(
    String name,
    String activation,
    int nodes,
    double silent,
    double saturated,
    double weights,
    double gradient,
    double update) {
  /** The measures that have a light, in the order in which a report shows them. */
  static final List<String> MEASURES =
      List.of("silent", "saturated", "weights", "gradient", "update");
}
