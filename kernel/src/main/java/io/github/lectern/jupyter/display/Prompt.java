package io.github.lectern.jupyter.display;

import io.github.lectern.jupyter.display.PromptSource.Echo;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Asks the user for input, like {@code input()} and {@code getpass()} in a Python notebook. */
public final class Prompt {
  private static final String ENDED = "the input has ended; run the cell again and type an answer";

  private static volatile PromptSource source = Prompt::nobody;

  private Prompt() {}

  /** Sets where answers come from; the kernel calls this once. */
  public static void install(PromptSource newSource) {
    source = newSource;
  }

  /**
   * Asks for a line of text, like {@code input(prompt)} in Python.
   *
   * <pre>{@code
   * int epochs = Integer.parseInt(input("How many epochs? "));
   * }</pre>
   *
   * @throws IllegalStateException if the front end accepts no input, or the cell is interrupted
   * @throws NoSuchElementException if the input is ended with Ctrl-D
   */
  public static String input(String prompt) {
    return answered(source.ask(prompt, Echo.SHOWN));
  }

  /**
   * Asks for a line of text that is hidden while it is typed, like {@code getpass(prompt)} in
   * Python.
   *
   * <pre>{@code
   * String key = password("API key: ");
   * }</pre>
   *
   * @throws IllegalStateException if the front end accepts no input, or the cell is interrupted
   * @throws NoSuchElementException if the input is ended with Ctrl-D
   */
  public static String password(String prompt) {
    return answered(source.ask(prompt, Echo.HIDDEN));
  }

  private static String answered(Optional<String> answer) {
    return answer.orElseThrow(() -> new NoSuchElementException(ENDED));
  }

  private static Optional<String> nobody(String prompt, Echo echo) {
    throw new IllegalStateException("no front end accepts input here; run the cell in a notebook");
  }
}
