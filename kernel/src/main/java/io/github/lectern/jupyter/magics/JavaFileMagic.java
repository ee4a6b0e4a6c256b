package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Trivia;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles the rest of a cell as a source file. */
record JavaFileMagic(JavaEvaluator evaluator, Supplier<PrintStream> out) implements Magic {
  private static final Pattern FILE = Pattern.compile("(?:[\\w$.-]+/)*[\\w$-]+\\.java");
  private static final String TYPE = "(?:class|interface|enum|record)\\s+([A-Za-z_$][\\w$]*)";
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "(?m)^\\s*public\\s+(?:(?:abstract|final|sealed|non-sealed|strictfp)\\s+)*@?" + TYPE);
  private static final Pattern ANY_TYPE = Pattern.compile("(?m)^[\\w@\\s]*\\b" + TYPE);

  @Override
  public String name() {
    return "%%java";
  }

  @Override
  public String help() {
    return "compile the rest of the cell as a source file, which may have a package";
  }

  @Override
  public String usage() {
    return "%%java [NAME.java]\n\nExample: %%java Point.java\n"
        + "         package geometry;\n"
        + "         public record Point(int x, int y) {}\n"
        + "The file may contain several types. Later cells import them: import geometry.Point;\n"
        + "Unlike other cells, the file needs its own imports and cannot use what cells have"
        + " declared; it can use libraries of %maven and %jars, and the types of other files.\n"
        + "The name may be omitted; it is that of the public type. No file is written.\n"
        + "If you run the cell again, changed method bodies replace the old ones. After other"
        + " changes to a class that cells have used, restart the kernel.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    List<String> words = call.words();
    if (words.size() > 1 || (words.size() == 1 && !FILE.matcher(words.get(0)).matches())) {
      throw MagicArguments.problem(
          this, "expected a file name such as Point.java but got \"" + call.arguments() + "\"");
    }
    if (Trivia.end(call.body(), 0) == call.body().length()) {
      throw MagicArguments.problem(this, "expected the source below this line");
    }
    String file = words.isEmpty() ? fileName(call.body()) : words.get(0);
    List<String> types = evaluator.compileFile(call.rest(), file.replaceFirst(".*/", ""));
    out.get().println("compiled " + String.join(", ", types));
    return Optional.empty();
  }

  private static String fileName(String source) {
    Matcher type = PUBLIC_TYPE.matcher(source);
    Matcher any = ANY_TYPE.matcher(source);
    if (type.find()) {
      return type.group(1) + ".java";
    }
    return any.find() ? any.group(1) + ".java" : "Source.java";
  }
}
