package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.PrintStream;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists, shows or sets environment variables. */
record EnvMagic(ShellEnvironment environment, Supplier<PrintStream> out) implements Magic {
  private static final Pattern SETTING = Pattern.compile("([A-Za-z_]\\w*)(?:\\s*=\\s*|\\s+)(.*)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");

  @Override
  public String name() {
    return "%env";
  }

  @Override
  public String help() {
    return "list, show or set environment variables of shell commands";
  }

  @Override
  public String usage() {
    return "%env [NAME[=VALUE]]\n\nExamples: %env PATH\n          %env LANG=C\n"
        + "Without an argument, all variables are listed. A value may be in quotes; other variables"
        + " are not inserted into it.\n"
        + "The value applies to later shell commands. A JVM cannot change its own variables:"
        + " System.getenv still returns the old value.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    Matcher setting = SETTING.matcher(call.arguments());
    if (call.arguments().isEmpty()) {
      new TreeMap<>(environment.variables())
          .forEach((name, value) -> out.get().println(name + "=" + value));
      return Optional.empty();
    }
    if (setting.matches()) {
      environment.set(setting.group(1), unquoted(setting.group(2)));
      out.get().println(setting.group(1) + "=" + unquoted(setting.group(2)));
      return Optional.empty();
    }
    if (!NAME.matcher(call.arguments()).matches()) {
      throw MagicArguments.problem(
          this, "expected NAME or NAME=VALUE but got \"" + call.arguments() + "\"");
    }
    String value = environment.variables().get(call.arguments());
    if (value == null) {
      throw CellFailure.ofMessage(
          "NoSuchVariable",
          "%env: there is no variable "
              + call.arguments()
              + "; set it with %env "
              + call.arguments()
              + "=VALUE");
    }
    return Optional.of(value);
  }

  private static String unquoted(String value) {
    Matcher quoted = QUOTED.matcher(value.strip());
    if (!quoted.matches()) {
      return value.strip();
    }
    return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
  }
}
