package io.github.lectern.jupyter;

import io.github.lectern.jupyter.install.Arguments;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The options of a kernel process.
 *
 * @param connection the arguments for {@link ConnectionFile}
 * @param classPath the jars and folders that cells can use from the start
 * @param preview whether cells may use the preview features of this JDK
 * @param startupFile the file that runs before the first cell, if there is one
 */
record KernelOptions(
    List<String> connection, List<Path> classPath, boolean preview, StartupFile startupFile) {
  static final String CLASS_PATH = Arguments.CLASS_PATH;
  static final String PREVIEW = Arguments.PREVIEW;

  /** The options of a kernel that depends neither on arguments nor on the user's files. */
  static final KernelOptions NONE =
      new KernelOptions(List.of(), List.of(), false, StartupFile.none());

  /** Reads the options of a kernel process. */
  static KernelOptions parse(List<String> args, StartupFile startupFile) {
    List<String> connection = new ArrayList<>();
    List<Path> classPath = new ArrayList<>();
    boolean preview = false;
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).equals(PREVIEW)) {
        preview = true;
      } else if (!args.get(i).equals(CLASS_PATH)) {
        connection.add(args.get(i));
      } else if (++i < args.size()) {
        Stream.of(args.get(i).split(File.pathSeparator, -1))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .forEach(classPath::add);
      } else {
        throw new IllegalArgumentException(CLASS_PATH + " needs jars or folders after it");
      }
    }
    return new KernelOptions(connection, classPath, preview, startupFile);
  }

  /** Returns the options of javac that the cells are compiled with, besides the usual ones. */
  List<String> compilerOptions() {
    return preview
        ? List.of(PREVIEW, "-source", String.valueOf(Runtime.version().feature()))
        : List.of();
  }
}
