package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.Optional;

/** Another name of a magic, such as the one that IJava uses. */
record AliasMagic(String name, Magic magic) implements Magic {
  @Override
  public String help() {
    return "the same as " + magic.name();
  }

  @Override
  public String usage() {
    return magic.usage();
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    return magic.run(call);
  }

  @Override
  public boolean showsValue() {
    return magic.showsValue();
  }

  @Override
  public boolean isAlias() {
    return true;
  }
}
