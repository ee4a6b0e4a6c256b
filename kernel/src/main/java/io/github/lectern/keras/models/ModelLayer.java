package io.github.lectern.keras.models;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.options.LayerOption;
import io.github.lectern.keras.options.LayerOption.InputShape;
import io.github.lectern.keras.options.LayerOption.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A model as a layer of another model, which trains its layers with its own. */
final class ModelLayer extends Layer {
  private final Sequential model;

  ModelLayer(Sequential model) {
    super((Object[]) options(model));
    this.model = model;
  }

  private static LayerOption[] options(Sequential model) {
    List<LayerOption> options = new ArrayList<>(List.of(new Name(model.name())));
    model.input().ifPresent(sizes -> options.add(inputShape(sizes)));
    return options.toArray(LayerOption[]::new);
  }

  private static InputShape inputShape(int... sizes) {
    return new InputShape(Arrays.stream(sizes).boxed().toList());
  }

  Sequential model() {
    return model;
  }

  /** Returns the layers of the model; those of models in it take the place of these models. */
  @Override
  public List<Layer> parts() {
    return model.parts();
  }

  @Override
  public String type() {
    return "Sequential";
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return model.outputShape(sample);
  }

  @Override
  protected void createWeights(int[] sample, int[] output) {
    model.build(sample);
  }

  @Override
  public List<Parameter> parameters() {
    return model.parts().stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  @Override
  public <T> List<T> ofTrainableWeights(List<T> perWeight) {
    List<T> trainable = new ArrayList<>();
    int place = 0; // of the layer's first weight
    for (Layer layer : model.parts()) {
      int end = place + layer.parameters().size();
      trainable.addAll(layer.ofTrainableWeights(perWeight.subList(place, end)));
      place = end;
    }
    return trainable;
  }

  @Override
  public void trainable(boolean value) {
    super.trainable(value);
    model.trainable(value);
  }

  @Override
  public Optional<ActivationFunction> activation() {
    List<Layer> parts = parts();
    return parts.get(parts.size() - 1).activation();
  }

  @Override
  public Operation operation() {
    return new OperationChain(parts().stream().map(Layer::operation).toList());
  }
}
