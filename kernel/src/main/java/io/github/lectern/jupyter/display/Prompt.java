package io.github.lectern.jupyter.display;

import io.github.lectern.jupyter.display.PromptSource.Echo;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Asks the person at the page, like {@code input()} and {@code getpass()} in a Python notebook. */
public final class Prompt {
  private static volatile PromptSource source = Prompt::nobody;

  private Prompt() {}

  /** From now on this one asks; the kernel's main calls it once. */
  public static void install(PromptSource newSource) {
    source = newSource;
  }

  /**
   * Asks for a line of text, as {@code input(prompt)} does in Python.
   *
   * <pre>{@code
   * int epochs = Integer.parseInt(input("How many epochs? "));
   * }</pre>
   *
   * @throws IllegalStateException if nobody can be asked, or the cell is interrupted
   * @throws NoSuchElementException if the input is ended instead
   */
  public static String input(String prompt) {
    return answered(source.ask(prompt, Echo.SHOWN));
  }

  /**
   * Asks for a line of text that is not shown while it is typed, as {@code getpass(prompt)} does in
   * Python.
   *
   * @throws IllegalStateException if nobody can be asked, or the cell is interrupted
   * @throws NoSuchElementException if the input is ended instead
   */
  public static String password(String prompt) {
    return answered(source.ask(prompt, Echo.HIDDEN));
  }

  private static String answered(Optional<String> answer) {
    return answer.orElseThrow(() -> new NoSuchElementException("the input was ended"));
  }

  private static Optional<String> nobody(String prompt, Echo echo) {
    throw new IllegalStateException("nobody can be asked here; run the cell in a notebook page");
  }
}
