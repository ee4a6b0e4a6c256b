package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.source.Cell;
import java.util.List;

/**
 * The use of a magic in a cell.
 *
 * @param arguments the rest of the magic's line
 * @param words the words of that line
 * @param rest the cell with everything replaced by white space except, for a line magic, its
 *     arguments and, for a cell magic, its body; positions are preserved
 * @param body the text below the line of a cell magic
 */
record MagicCall(String arguments, List<String> words, Cell rest, String body) {
  static MagicCall of(String arguments, Cell rest, String body) {
    return new MagicCall(arguments.strip(), MagicArguments.split(arguments), rest, body);
  }
}
