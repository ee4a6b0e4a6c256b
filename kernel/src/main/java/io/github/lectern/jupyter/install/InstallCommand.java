package io.github.lectern.jupyter.install;

import io.github.lectern.jupyter.maven.LibraryDownload;
import io.github.lectern.jupyter.maven.MavenSettings;
import io.github.lectern.jupyter.maven.Sha256;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Installs the kernel and the course from the small jar. */
record InstallCommand(SmallJar jar, JarOptions options, PrintStream out) {
  /** For the CDS archive, which is written after the jars. */
  private static final long ARCHIVE_BYTES = 80_000_000;

  void run() throws IOException, InterruptedException, InstallException {
    List<Library> libraries = Library.of(Platform.current());
    Path spec = options.kernel().spec();
    long size = libraries.stream().mapToLong(Library::size).sum();
    DiskSpace.require(spec, size + ARCHIVE_BYTES, "install the kernel in " + spec);
    installKernel(libraries);
    out.println("Installed the kernel \"" + options.kernel().displayName() + "\" in " + spec);
    if (options.withCourse()) {
      CourseFolder course = new CourseFolder(options.courseOrDefault());
      jar.withCourse(
          notebooks -> {
            course.update(notebooks, out);
            return course;
          });
    }
    out.println("Preparing a fast start of the kernel");
    out.print(KernelSpec.archive(spec));
    sayHowToStart(spec);
  }

  private void installKernel(List<Library> libraries) throws IOException, InstallException {
    Path settings = MavenSettings.HOME.resolve("settings.xml");
    try (LibraryDownload download = LibraryDownload.from(settings)) {
      LibraryStore store = new LibraryStore(jar.libraries(), download, options.offline());
      InstallProgress progress = new InstallProgress(out, InstallProgress.isTerminal());
      Map<Library, Path> found = store.find(libraries, progress);
      out.println("Copying and verifying " + found.size() + " libraries");
      List<Path> courses = options.withCourse() ? List.of(options.courseOrDefault()) : List.of();
      KernelSpec.install(options.kernel(), folder -> copyJars(found, folder), courses);
    } catch (IllegalStateException e) {
      throw new InstallException(e.getMessage(), e);
    }
  }

  private Map<String, String> copyJars(Map<Library, Path> libraries, Path folder)
      throws IOException, InstallException {
    Map<String, String> copied = LibraryStore.copy(libraries, folder);
    List<String> own =
        options.withCourse() ? List.of(KernelSpec.JAR, SmallJar.LESSONS) : List.of(KernelSpec.JAR);
    for (String name : own) {
      copied.put(name, Sha256.copy(jar.libraries().resolve(name), folder.resolve(name)));
    }
    return copied;
  }

  private void sayHowToStart(Path spec) throws InterruptedException {
    Optional<JupyterProgram> jupyter = JupyterProgram.find();
    if (jupyter.isEmpty()) {
      out.println("Jupyter was not found: " + JupyterProgram.INSTALL);
      return;
    }
    Path data = spec.getParent().getParent();
    Optional<Path> seen = jupyter.get().kernelSpec(options.kernel().name());
    if (seen.isEmpty() || !isSame(seen.get(), spec)) {
      out.println(
          "Jupyter does not use this kernel: set the environment variable JUPYTER_PATH=" + data);
    }
    if (options.withCourse()) {
      out.println(
          "To start: "
              + String.join(" ", jupyter.get().words())
              + " notebook \""
              + options.courseOrDefault()
              + "\"");
    }
  }

  /**
   * Returns the record of an installation.
   *
   * @throws InstallException if there is none
   */
  static InstallRecord recordOf(Path spec) throws IOException, InstallException {
    Optional<InstallRecord> record = InstallRecord.read(spec);
    return record.orElseThrow(
        () ->
            new InstallException(
                Files.exists(spec)
                    ? spec + " was not written by install; run install first"
                    : "there is no kernel in "
                        + spec
                        + "; run install first, or give the --prefix, --sys-prefix or --name that"
                        + " it was installed with"));
  }

  /** Returns whether two paths are the same file; Jupyter may name it in another way. */
  static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
