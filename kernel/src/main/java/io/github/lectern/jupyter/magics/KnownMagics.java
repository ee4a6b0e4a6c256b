package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.declarations.Declarations;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lists all magics. */
final class KnownMagics {
  private KnownMagics() {}

  static MagicTable create(
      Magics magics,
      JavaEvaluator evaluator,
      Supplier<PrintStream> out,
      Supplier<PrintStream> err,
      Consumer<String> replacement) {
    MagicTable table = new MagicTable();
    table.set(
        Stream.of(
                about(table, out),
                files(magics, out, replacement),
                code(magics, evaluator, out),
                declarations(evaluator, out),
                libraries(evaluator, out, err),
                shell(evaluator, out, err))
            .flatMap(List::stream)
            .toList());
    return table;
  }

  private static List<Magic> about(MagicTable table, Supplier<PrintStream> out) {
    return List.of(new HelpMagic(table, out), new ListMagicsMagic(table, out));
  }

  private static List<Magic> files(
      Magics magics, Supplier<PrintStream> out, Consumer<String> replacement) {
    return List.of(new LoadMagic(magics, replacement), new WriteFileMagic(out));
  }

  private static List<Magic> code(
      Magics magics, JavaEvaluator evaluator, Supplier<PrintStream> out) {
    return List.of(
        new TimeMagic("%%time", magics, out),
        new TimeMagic("%time", magics, out),
        new TimeItMagic("%%timeit", evaluator, out),
        new TimeItMagic("%timeit", evaluator, out),
        new CheckMagic("%%check", magics, evaluator, out),
        new CheckMagic("%check", magics, evaluator, out),
        new JavaFileMagic(evaluator, out));
  }

  private static List<Magic> declarations(JavaEvaluator evaluator, Supplier<PrintStream> out) {
    return List.of(
        new WhoMagic(evaluator, out),
        new WhosMagic(evaluator, out),
        new ListingMagic(
            "%list",
            "statements and declarations in effect, with their cells",
            "jshell's /list does the same.",
            () -> evaluator.snippets().stream().map(NotebookFunctions::withMagics).toList(),
            out),
        new ListingMagic(
            "%methods",
            "methods that cells have declared",
            "jshell's /methods does the same.",
            () -> evaluator.declared(Declarations::methods),
            out),
        new ListingMagic(
            "%types",
            "classes, interfaces, enums and records that cells have declared",
            "jshell's /types does the same.",
            () -> evaluator.declared(Declarations::types),
            out),
        new ListingMagic(
            "%imports",
            "imports, including those of the start-up",
            "jshell's /imports does the same.",
            () -> evaluator.declared(Declarations::imports),
            out),
        new ResetMagic(evaluator, out));
  }

  private static List<Magic> libraries(
      JavaEvaluator evaluator, Supplier<PrintStream> out, Supplier<PrintStream> err) {
    MavenRepositories repositories = new MavenRepositories();
    evaluator
        .libraryDocs()
        .setFetcher(jar -> MavenSources.fetch(jar, MavenRepositories.resolver(repositories.all())));
    MavenMagic maven = new MavenMagic(evaluator, out, repositories);
    MavenRepoMagic repo = new MavenRepoMagic(repositories, out);
    return List.of(
        new ClasspathMagic("%jars", evaluator, out, err),
        new ClasspathMagic("%classpath", evaluator, out, err),
        maven,
        new AliasMagic("%addMavenDependency", maven),
        new AliasMagic("%addMavenDependencies", maven),
        repo,
        new AliasMagic("%addMavenRepo", repo),
        new PomMagic("%loadFromPOM", maven),
        new PomMagic("%%loadFromPOM", maven));
  }

  private static List<Magic> shell(
      JavaEvaluator evaluator, Supplier<PrintStream> out, Supplier<PrintStream> err) {
    ShellEnvironment environment = new ShellEnvironment();
    Supplier<ShellCommand> command =
        () -> new ShellCommand(evaluator, environment, out.get(), err.get());
    ShellMagic line = new ShellMagic(command);
    return List.of(
        line,
        new AliasMagic("%system", line),
        new ScriptMagic("%%bash", command),
        new ScriptMagic("%%sh", command),
        new EnvMagic(environment, out),
        new CdMagic(environment, out),
        new PwdMagic());
  }
}
