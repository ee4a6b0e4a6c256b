package io.github.lectern.jupyter.eval.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/**
 * Makes the constructors of records public. JShell makes the record itself public, and Java then
 * rejects a canonical constructor with less access.
 */
final class RecordConstructors {
  private static final Pattern RECORD = Pattern.compile("\\brecord\\s+(\\w+)");
  private static final String PUBLIC = "public ";
  private static final String PROTECTED = "protected";

  private RecordConstructors() {}

  static CellSplitter.Piece complete(CellSplitter.Piece piece) {
    if (!mayHaveConstructor(piece.source())) {
      return piece;
    }
    CellSplitter.Piece completed = piece;
    // In reverse order, so that earlier positions stay valid.
    for (int start : constructors(piece.source())) {
      completed = makePublic(completed, start);
    }
    return completed;
  }

  private static boolean mayHaveConstructor(String source) {
    Matcher head = RECORD.matcher(source);
    int body = source.indexOf('{');
    return head.find()
        && head.start() < body
        && Pattern.compile("\\b" + head.group(1) + "\\s*[({]").matcher(source).find(body);
  }

  /**
   * Replaces "protected" with "public", padded with spaces to the same length; if there is no
   * "protected", inserts "public".
   */
  private static CellSplitter.Piece makePublic(CellSplitter.Piece piece, int start) {
    String source = piece.source();
    if (!source.startsWith(PROTECTED, start)) {
      return piece.insert(start, PUBLIC);
    }
    String padded = PUBLIC + " ".repeat(PROTECTED.length() - PUBLIC.length());
    int end = start + PROTECTED.length();
    return piece.with(source.substring(0, start) + padded + source.substring(end));
  }

  /** Returns the offsets of constructors that are neither public nor private, in reverse order. */
  private static List<Integer> constructors(String source) {
    JavacTask task = SourceComments.task(source);
    List<Integer> starts = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        for (Tree type : unit.getTypeDecls()) {
          if (type instanceof ClassTree record && type.getKind() == Tree.Kind.RECORD) {
            record.getMembers().stream()
                .filter(RecordConstructors::isLessThanPublic)
                .map(member -> start(task, unit, member))
                .forEach(starts::add);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a source in memory cannot be read", e);
    }
    starts.sort(Comparator.reverseOrder());
    return starts;
  }

  private static int start(JavacTask task, CompilationUnitTree unit, Tree member) {
    return (int) Trees.instance(task).getSourcePositions().getStartPosition(unit, member);
  }

  private static boolean isLessThanPublic(Tree member) {
    if (!(member instanceof MethodTree method)
        || !method.getName().contentEquals(SourceComments.CONSTRUCTOR)) {
      return false;
    }
    Set<Modifier> flags = method.getModifiers().getFlags();
    return !flags.contains(Modifier.PUBLIC) && !flags.contains(Modifier.PRIVATE);
  }
}
