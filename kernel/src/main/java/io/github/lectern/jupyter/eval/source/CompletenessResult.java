package io.github.lectern.jupyter.eval.source;

/**
 * Whether a cell can be run as it stands.
 *
 * @param state whether more has to be typed
 * @param indent what the next line should begin with when it is incomplete
 */
public record CompletenessResult(State state, String indent) {
  /** The three answers. */
  public enum State {
    COMPLETE,
    INCOMPLETE,
    INVALID
  }
}
