package io.github.lectern.keras.models;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.Reshape;
import io.github.lectern.keras.losses.CategoricalCrossentropy;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.SparseCategoricalCrossentropy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds likely mistakes in models that can nevertheless be trained.
 *
 * @param layers the layers of the model, built, in order from the input
 * @param loss the loss that the model is trained with
 */
record ModelWarnings(List<Layer> layers, Loss loss) {
  private static final String SOFTMAX = "softmax";
  private static final Set<String> PROBABILITIES = Set.of(SOFTMAX, "sigmoid");

  /** The layers that do not change the values of a prediction. */
  private static final Set<Class<?>> KEEPS_VALUES =
      Set.of(Dropout.class, Flatten.class, Reshape.class);

  /**
   * Returns the warnings, each of which says what to do.
   *
   * @param sample the shape of one sample
   */
  List<String> all(int... sample) {
    return Stream.of(withoutSoftmax(), noLogits(), softmaxOfOneUnit(sample), dropoutAtTheEnd())
        .flatMap(Optional::stream)
        .map(text -> "Warning: fit: " + text + "\n")
        .toList();
  }

  private Optional<String> withoutSoftmax() {
    if (fromLogits()
        || !(loss instanceof CategoricalCrossentropy
            || loss instanceof SparseCategoricalCrossentropy)) {
      return Optional.empty();
    }
    return lastThatComputes()
        .flatMap(
            layer ->
                layer
                    .activation()
                    .filter(ModelWarnings::isNotSoftmax)
                    .map(function -> withoutSoftmax(layer, function)));
  }

  private boolean fromLogits() {
    return Boolean.TRUE.equals(loss.config().get("from_logits"));
  }

  // Keras warns as well
  private Optional<String> noLogits() {
    return lastThatComputes()
        .filter(layer -> fromLogits())
        .flatMap(
            layer ->
                layer
                    .activation()
                    .filter(function -> PROBABILITIES.contains(function.name()))
                    .map(function -> noLogits(layer, function)));
  }

  private String noLogits(Layer last, ActivationFunction function) {
    return """
        %s has fromLogits(true), but the outputs of the last layer, %s, come from a %s and are\
         probabilities.
        Leave out either fromLogits(true) or the activation function."""
        .formatted(loss.name(), last.name(), function.name());
  }

  /**
   * Returns whether a function is known not to be softmax. A function that a student wrote may be a
   * softmax.
   */
  private static boolean isNotSoftmax(ActivationFunction function) {
    return Activations.names().contains(function.name()) && !function.name().equals(SOFTMAX);
  }

  /** Returns the last layer that changes the values of a prediction. */
  private Optional<Layer> lastThatComputes() {
    return layers.stream()
        .filter(layer -> !KEEPS_VALUES.contains(layer.getClass()))
        .reduce((before, layer) -> layer);
  }

  private String withoutSoftmax(Layer last, ActivationFunction function) {
    String end =
        last instanceof Dense
            ? "Dense(" + last.config().get("units") + ", activation(\"softmax\"))"
            : "Activation(\"softmax\")";
    return """
        %s expects probabilities that add up to 1, but the activation of the last layer, %s, is %s.
        End with new %s; without it the net may learn little or nothing."""
        .formatted(loss.name(), last.name(), function.name(), end);
  }

  private Optional<String> softmaxOfOneUnit(int[] sample) {
    int[] shape = sample;
    for (Layer layer : layers) {
      shape = layer.outputShape(shape);
      boolean softmax = layer.activation().filter(f -> f.name().equals(SOFTMAX)).isPresent();
      if (softmax && shape[shape.length - 1] == 1) {
        return Optional.of(
            """
            %s has a softmax over a single unit, whose output is always 1, so the net cannot learn.
            For two classes, end with new Dense(1, activation("sigmoid")) and use\
             loss("binary_crossentropy")."""
                .formatted(layer.name()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> dropoutAtTheEnd() {
    int last =
        IntStream.range(0, layers.size())
            .filter(i -> !layers.get(i).parameters().isEmpty())
            .max()
            .orElse(layers.size());
    return layers.stream()
        .skip(last)
        .filter(layer -> layer instanceof Dropout && !layer.config().get("rate").equals(0.0))
        .findFirst()
        .map(
            dropout ->
                """
                %s comes after %s, the last layer with weights, so training sets some of the net's\
                 predictions to 0.
                Place the Dropout before that layer."""
                    .formatted(dropout.name(), layers.get(last).name()));
  }
}
