package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands of jshell, such as "/vars", which are answered by the magic that does the same. */
final class JShellCommand {
  private static final Map<String, String> MAGICS =
      Map.of(
          "/vars", "%whos",
          "/list", "%list",
          "/methods", "%methods",
          "/types", "%types",
          "/imports", "%imports",
          "/reset", "%reset",
          "/help", "%help",
          "/?", "%help",
          "/open", "%load");

  private static final Map<String, String> ADVICE =
      Map.of(
          "/exit", "to end the kernel, shut it down or restart it from the front end's Kernel menu",
          "/edit", "edit the cell and run it again",
          "/drop", "declare the name again to replace it; %reset removes all declarations",
          "/save", "save the notebook; %%writefile FILE saves the rest of a cell",
          "/history", "the cells are the history; %list shows what is in effect",
          "/env", "%jars, %classpath and %maven add libraries",
          "/set", "jshell's feedback modes and editors have no counterpart in a notebook",
          "/reload", "restart the kernel and run all cells from the front end's Kernel menu",
          "/!", "run the cell again");

  private JShellCommand() {}

  /**
   * Returns the line magic that answers a command; jshell accepts any unambiguous start of a
   * command's name.
   *
   * @throws CellFailure if no magic does the same
   */
  static String magic(String line) throws CellFailure {
    String[] parts = line.split("\\s+", 2);
    String command = full(parts[0]).orElse(parts[0]);
    if (MAGICS.containsKey(command)) {
      return MAGICS.get(command) + (parts.length == 1 ? "" : " " + parts[1]);
    }
    String advice = ADVICE.getOrDefault(command, "%help lists what the kernel understands");
    throw CellFailure.ofMessage(
        "TerminalCommand", parts[0] + " is a command of jshell's terminal; here, " + advice);
  }

  private static Optional<String> full(String start) {
    return Stream.of(MAGICS, ADVICE)
        .flatMap(commands -> commands.keySet().stream())
        .filter(command -> command.startsWith(start))
        .sorted()
        .findFirst();
  }
}
