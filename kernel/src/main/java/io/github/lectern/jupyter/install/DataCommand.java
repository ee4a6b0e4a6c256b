package io.github.lectern.jupyter.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Downloads Fashion-MNIST in a process that has the installed libraries. */
record DataCommand(Arguments options) {
  private static final String PROGRAM = "io.github.lectern.keras.datasets.FetchData";

  /** Returns the exit status: 0 if the data set is on this computer. */
  int run() throws IOException, InterruptedException, InstallException {
    Path spec = options.spec();
    InstallCommand.recordOf(spec);
    return new ProcessBuilder(command(spec)).inheritIO().start().waitFor();
  }

  /** Returns the command that finds or downloads the data set. */
  static List<String> command(Path spec, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-cp", spec.resolve(KernelSpec.LIB).resolve(KernelSpec.JAR).toString(), PROGRAM));
    command.addAll(List.of(arguments));
    return command;
  }
}
