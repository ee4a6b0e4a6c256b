package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.Optional;

/** Returns the working directory. */
record PwdMagic() implements Magic {
  @Override
  public String name() {
    return "%pwd";
  }

  @Override
  public String help() {
    return "show the working directory of magics and shell commands";
  }

  @Override
  public String usage() {
    return "%pwd\n\nExample: String directory = %pwd\n%cd changes the directory.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments.requireNone(this, call);
    return Optional.of(ShellEnvironment.directory().toString());
  }
}
