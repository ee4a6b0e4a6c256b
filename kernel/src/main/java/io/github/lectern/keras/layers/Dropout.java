package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;
import io.github.lectern.keras.random.PhiloxStream;
import io.github.lectern.keras.session.Session;
import java.util.Map;
import java.util.Optional;

/**
 * Sets a share of its inputs to 0 while training, and does nothing otherwise, like {@code
 * keras.layers.Dropout}.
 *
 * <p>Srivastava et al., "Dropout", 2014. What is left is scaled by 1 / (1 - rate), so that sums
 * keep their size.
 */
public final class Dropout extends Layer {
  private final double rate;
  private Optional<PhiloxStream> random = Optional.empty();

  /**
   * The layer; it draws one operation seed when it is built.
   *
   * @param rate the share that is dropped, from 0 up to 1
   * @throws IllegalArgumentException if the rate is out of range
   */
  public Dropout(double rate, LayerOption... options) {
    super((Object[]) options);
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "Dropout: expected a rate of at least 0 and below 1, was "
              + rate
              + "; try new Dropout(0.5)");
    }
    this.rate = rate;
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  @Override
  protected void createWeights(int[] sample, int[] output) {
    random = Optional.of(new PhiloxStream(Session.current().nextOperationSeed()));
  }

  @Override
  public Operation operation() {
    return new Mask((float) rate, random.orElseThrow()::uniform);
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("rate", rate);
  }
}
