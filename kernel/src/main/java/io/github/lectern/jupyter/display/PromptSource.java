package io.github.lectern.jupyter.display;

import java.util.Optional;

/** Asks the user for input. */
@FunctionalInterface
public interface PromptSource {
  /** Whether the answer is visible while it is typed. */
  enum Echo {
    SHOWN,
    HIDDEN
  }

  /** Asks the user and waits for the answer; returns empty if the input was ended with Ctrl-D. */
  Optional<String> ask(String prompt, Echo echo);
}
