package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;
import io.github.lectern.keras.options.TargetShape;
import io.github.lectern.tensor.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A layer that gives each sample another shape and keeps its numbers in C order, such as [n,784] ->
 * [n,28,28,1], like {@code keras.layers.Reshape}.
 *
 * <pre>{@code
 * net.add(new Reshape(28, 28, 1));
 * net.add(new Reshape(-1, 8));                                    // -1: whatever size remains
 * net.add(new Reshape(targetShape(28, 28, 1), inputShape(784)));  // with options
 * }</pre>
 */
public final class Reshape extends Layer {
  private final TargetShape target;

  /**
   * Creates a layer.
   *
   * @param targetShape the shape of one output sample, without the number of samples; one size may
   *     be -1, and then follows from the others
   * @throws IllegalArgumentException if there are no sizes, a size is below 1 but not -1, or more
   *     than one is -1
   */
  public Reshape(int... targetShape) {
    this(new TargetShape(Arrays.stream(targetShape).boxed().toList()));
  }

  /**
   * Creates a layer with options.
   *
   * @param targetShape targetShape(...), the shape of one output sample
   * @param options name(...) and inputShape(...)
   */
  public Reshape(TargetShape targetShape, LayerOption... options) {
    super((Object[]) options);
    target = targetShape;
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    List<Integer> sizes = target.sizes();
    int known = sizes.stream().filter(size -> size != -1).reduce(1, Math::multiplyExact);
    int numbers = Shapes.size(sample);
    boolean fits = sizes.contains(-1) ? numbers % known == 0 : numbers == known;
    if (!fits) {
      String expected = sizes.contains(-1) ? "a multiple of " + known : String.valueOf(known);
      throw new IllegalArgumentException(
          "Reshape: expected samples of "
              + expected
              + " numbers, which fit into "
              + Shapes.brackets(sizes.stream().mapToInt(i -> i).toArray())
              + ", but got "
              + Shapes.batch(sample)
              + ", which has "
              + numbers
              + " per sample; use -1 for the size that should follow from the others");
    }
    return sizes.stream().mapToInt(size -> size == -1 ? numbers / known : size).toArray();
  }

  /** Returns the identity, since a batch is already stored as one row per sample, in C order. */
  @Override
  public Operation operation() {
    return new IdentityOp();
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("target_shape", target.sizes());
  }
}
