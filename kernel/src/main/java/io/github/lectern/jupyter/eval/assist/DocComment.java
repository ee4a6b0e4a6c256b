package io.github.lectern.jupyter.eval.assist;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import io.github.lectern.jupyter.eval.source.SourceComments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Converts Javadoc comments to HTML. */
final class DocComment {
  private DocComment() {}

  /** Converts the text of a comment, without its slashes and asterisks, to HTML. */
  static String html(String comment) {
    String source = "/**\n" + comment.replace("*/", "*&#47;") + "\n*/\nclass C {}";
    JavacTask task = SourceComments.task(source);
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
      return html(DocTrees.instance(task).getDocCommentTree(TreePath.getPath(unit, type)));
    } catch (IOException e) {
      throw new UncheckedIOException("a comment in memory cannot be read", e);
    }
  }

  private static String html(DocCommentTree comment) {
    String body = "<div>" + join(comment.getFullBody()) + "</div>";
    String blocks =
        comment.getBlockTags().stream().map(DocComment::block).collect(Collectors.joining());
    return blocks.isEmpty() ? body : body + "<dl>" + blocks + "</dl>";
  }

  private static String block(DocTree tag) {
    if (tag instanceof ParamTree param) {
      return entry("<code>" + param.getName() + "</code>", param.getDescription());
    }
    if (tag instanceof ReturnTree result) {
      return entry("returns", result.getDescription());
    }
    return tag instanceof ThrowsTree thrown
        ? entry(
            "throws <code>" + simple(thrown.getExceptionName().toString()) + "</code>",
            thrown.getDescription())
        : "";
  }

  private static String entry(String head, List<? extends DocTree> text) {
    return "<dt>" + head + "</dt><dd>" + join(text) + "</dd>";
  }

  private static String join(List<? extends DocTree> trees) {
    return trees.stream().map(DocComment::inline).collect(Collectors.joining());
  }

  private static String inline(DocTree tree) {
    if (tree instanceof LiteralTree literal) {
      String text = Entities.escape(bare(literal.getBody().getBody()));
      return literal.getKind() == DocTree.Kind.CODE ? "<code>" + text + "</code>" : text;
    }
    if (tree instanceof LinkTree link) {
      String label = join(link.getLabel());
      return label.isEmpty()
          ? "<code>"
              + Entities.escape(link.getReference().getSignature())
                  .replaceFirst("^#", "")
                  .replace('#', '.')
              + "</code>"
          : label;
    }
    return switch (tree.getKind()) {
      case TEXT, ENTITY, START_ELEMENT, END_ELEMENT -> tree.toString();
      default -> Entities.escape(tree.toString());
    };
  }

  /** Strips the spaces around a single line of code; keeps the layout of several lines. */
  private static String bare(String code) {
    return code.strip().contains("\n") ? code.replaceFirst("^\\s*\n", "") : code.strip();
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
