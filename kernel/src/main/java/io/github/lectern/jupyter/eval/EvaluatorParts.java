package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.assist.BundledJavadoc;
import io.github.lectern.jupyter.eval.assist.Completer;
import io.github.lectern.jupyter.eval.assist.ImportableTypes;
import io.github.lectern.jupyter.eval.assist.Inspector;
import io.github.lectern.jupyter.eval.assist.LibraryJavadoc;
import io.github.lectern.jupyter.eval.compiler.AnnotationProcessors;
import io.github.lectern.jupyter.eval.compiler.CellClassPath;
import io.github.lectern.jupyter.eval.compiler.JarIndex;
import io.github.lectern.jupyter.eval.declarations.DeclaredNames;
import io.github.lectern.jupyter.eval.declarations.SnippetParser;
import io.github.lectern.jupyter.eval.declarations.StaticImports;
import io.github.lectern.jupyter.eval.hints.CompileReport;
import io.github.lectern.jupyter.eval.imports.ImportPrecedence;
import io.github.lectern.jupyter.eval.imports.PublicTypes;
import io.github.lectern.jupyter.eval.imports.StaticMembers;
import io.github.lectern.jupyter.eval.instrument.CellFrameMapper;
import io.github.lectern.jupyter.eval.run.CellExecutionControl;
import io.github.lectern.jupyter.eval.run.KernelLibraries;
import io.github.lectern.jupyter.eval.run.MemoryReserve;
import io.github.lectern.jupyter.eval.run.SnippetLoader;
import io.github.lectern.jupyter.eval.run.UserCodeRunner;
import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.CellSplitter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/** Creates and connects the parts of a {@link JavaEvaluator}. */
final class EvaluatorParts {
  final MemoryReserve reserve = new MemoryReserve();
  final UserCodeRunner userCode;
  final CellExecutionControl control;
  final JShell shell;
  final CellClassPath classPath;
  final CellSplitter splitter;
  final ImportPrecedence imports;
  final CellEvaluator cells;
  final CellChecker checker;
  final CellFrameMapper frames;
  final Completer completer;
  final Inspector inspector;
  final SourceFileEvaluator sourceFiles;
  final LibraryJavadoc libraryDocs;

  EvaluatorParts(
      List<String> kernelClassPath,
      Function<Object, String> describe,
      Consumer<String> notices,
      List<String> compilerOptions) {
    KernelLibraries libraries = new KernelLibraries();
    JarIndex index = new JarIndex(kernelClassPath, libraries);
    VariableStore variables = new VariableStore();
    SnippetLoader loader = new SnippetLoader(variables, kernelClassPath, libraries);
    AnnotationProcessors processors = new AnnotationProcessors(loader.classLoader());
    this.userCode = new UserCodeRunner(loader.classLoader());
    this.control = new CellExecutionControl(loader, variables, userCode, reserve, describe);
    PublicTypes types = new PublicTypes();
    ShellFactory shells = new ShellFactory(compilerOptions, index, processors);
    this.shell = shells.create(control.provider(), types);
    this.classPath =
        new CellClassPath(
            kernelClassPath, libraries, index, processors, loader, shell, userCode, notices);
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    this.splitter = new CellSplitter(analysis, userCode::progress);
    SnippetParser parser = new SnippetParser(shell);
    StaticMembers members = new StaticMembers(loader.classLoader());
    this.imports = new ImportPrecedence(shell, types, members, variables);
    StaticImports staticImports = new StaticImports(shell, parser, members);
    DeclaredNames names = new DeclaredNames(shell, parser, variables, staticImports, imports);
    CompileReport report = new CompileReport(analysis, imports);
    this.cells =
        new CellEvaluator(
            shell, splitter, parser, names, control, variables, reserve, report, notices);
    this.checker =
        new CellChecker(
            shells, shell, classPath, splitter, members, imports, report, control, notices);
    this.frames = new CellFrameMapper(shell, cells.sourceMap());
    control.onStart(frames::snippetStarts);
    this.sourceFiles = new SourceFileEvaluator(classPath, loader, cells.failures());
    this.libraryDocs = new LibraryJavadoc(shell, index);
    this.completer =
        new Completer(analysis, splitter, parser, names, new ImportableTypes(index, types));
    BundledJavadoc docs = new BundledJavadoc(JavaEvaluator.class.getClassLoader());
    this.inspector = new Inspector(shell, splitter, parser, names, docs, libraryDocs);
  }
}
