package io.github.lectern.keras.engine;

/**
 * How a batch passes through the operations.
 *
 * @param team who works
 * @param phase whether weights are to be trained
 * @param update what happens to a gradient as soon as some rows of it are there
 */
public record Step(Team team, Phase phase, Update update) {
  /** A pass that only looks. */
  public static Step inference(Team team) {
    return new Step(team, Phase.INFERENCE, (parameter, from, gradient) -> {});
  }

  /** Moves weights against their gradient. */
  public interface Update {
    /**
     * Moves as many rows as the gradient has; several threads may do so at the same time.
     *
     * @param from the first row, which begins a tile
     * @param gradient dL/dw of these rows, up to one that ends a tile or the parameter; valid
     *     during the call
     */
    void rows(Parameter parameter, int from, Matrix gradient);
  }
}
