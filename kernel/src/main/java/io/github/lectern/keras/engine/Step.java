package io.github.lectern.keras.engine;

/**
 * How a batch passes through the operations.
 *
 * @param team who works
 * @param phase whether weights are to be trained
 * @param update what follows as soon as some rows of a gradient are there
 */
public record Step(Team team, Phase phase, Update update) {
  /** A pass that only looks. */
  public static Step inference(Team team) {
    return new Step(team, Phase.INFERENCE, (parameter, from, to) -> {});
  }

  /** Moves weights against their gradient. */
  public interface Update {
    /** Moves the rows from to to - 1, a multiple of a tile from a tile's first row on. */
    void rows(Parameter parameter, int from, int to);
  }
}
