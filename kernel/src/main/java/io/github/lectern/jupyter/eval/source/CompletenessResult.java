package io.github.lectern.jupyter.eval.source;

/**
 * The answer to an is_complete_request.
 *
 * @param state whether the cell can be run
 * @param indent the indent of the next line if the cell is incomplete
 */
public record CompletenessResult(State state, String indent) {
  /** Whether a cell can be run, needs more text or has a syntax error. */
  public enum State {
    COMPLETE,
    INCOMPLETE,
    INVALID
  }
}
