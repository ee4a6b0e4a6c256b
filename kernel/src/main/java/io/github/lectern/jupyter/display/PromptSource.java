package io.github.lectern.jupyter.display;

import java.util.Optional;

/** Where an answer of the person at the page comes from. */
@FunctionalInterface
public interface PromptSource {
  /** Whether what is typed may be seen. */
  enum Echo {
    SHOWN,
    HIDDEN
  }

  /** Asks and waits; empty if the input was ended instead (Ctrl-D). */
  Optional<String> ask(String prompt, Echo echo);
}
