package io.github.lectern.jupyter.install;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Removes what {@link InstallCommand} has written, and nothing else. */
record UninstallCommand(Arguments options, PrintStream out) {
  void run() throws IOException, InstallException {
    Path spec = options.spec();
    InstallRecord record = InstallCommand.recordOf(spec);
    for (Path course : record.coursePaths()) {
      new CourseFolder(course).remove(out);
    }
    for (Path file : written(spec, record)) {
      Files.deleteIfExists(file);
    }
    CourseFolder.deleteEmptyFolders(spec);
    List<String> created = new ArrayList<>(record.directories());
    Collections.reverse(created); // inner ones first
    for (String directory : created) {
      if (Files.isDirectory(Path.of(directory))) {
        CourseFolder.deleteIfEmpty(Path.of(directory));
      }
    }
    if (Files.exists(spec)) {
      out.println("Kept " + spec + " with files that install did not write");
    } else {
      out.println("Removed the kernel from " + spec);
    }
    out.println(
        "Libraries in Maven's local repository, data sets in ~/.cache/lectern and native libraries"
            + " in ~/.javacpp/cache are kept: other programs may use them");
  }

  private static List<Path> written(Path spec, InstallRecord record) {
    List<Path> files = new ArrayList<>();
    record.jars().keySet().forEach(jar -> files.add(spec.resolve(KernelSpec.LIB).resolve(jar)));
    KernelSpec.LOGOS.forEach(logo -> files.add(spec.resolve(logo)));
    for (String name :
        List.of(CdsArchive.NAME, CdsArchive.NAME + ".txt", "kernel.json", InstallRecord.NAME)) {
      files.add(spec.resolve(name));
    }
    return files;
  }
}
