package io.github.lectern.jupyter.eval.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The Javadoc comments in the source of one class.
 *
 * @param comments the comments by member: the {@link #key} of a method, the name of a field, or ""
 *     for the class itself
 */
public record SourceComments(Map<String, String> comments) {
  public static final String CONSTRUCTOR = "<init>";
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final Pattern COMPONENT = Pattern.compile("@param\\s+(\\w+)\\s+([^@]*)");
  private static final Pattern TYPE_ARGUMENTS = Pattern.compile("<[^<>]*>");

  /**
   * Returns the key of a method: its name and parameter types, without packages and type arguments,
   * and with "[]" in place of "...".
   */
  public static String key(String name, List<String> types) {
    return types.stream()
        .map(
            type -> withoutTypeArguments(type).replace("...", "[]").replaceAll(".*\\.", "").strip())
        .collect(Collectors.joining(",", name + "(", ")"));
  }

  /** Removes type arguments, such as {@code <String>}. */
  public static String withoutTypeArguments(String text) {
    String less = TYPE_ARGUMENTS.matcher(text).replaceAll("");
    return less.equals(text) ? text : withoutTypeArguments(less);
  }

  /** Reads the comments of the top-level classes in a source file and of their members. */
  public static SourceComments parse(String source) {
    JavacTask task = task(source);
    Map<String, String> comments = new HashMap<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        var unused = new Scanner(DocTrees.instance(task), comments).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a source in memory cannot be read", e);
    }
    return new SourceComments(comments);
  }

  /** Returns a compiler task that can parse the text of a source file. */
  public static JavacTask task(String source) {
    return task(source, diagnostic -> {});
  }

  /** Returns a compiler task that can parse the text of a source file and reports its errors. */
  static JavacTask task(String source, DiagnosticListener<JavaFileObject> errors) {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("memory:///Source.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    return (JavacTask)
        COMPILER.getTask(null, null, errors, List.of("-proc:none"), null, List.of(file));
  }

  /**
   * Returns the comment on a method or field. If the accessor of a record component has no comment
   * of its own, returns the component's description in the class comment.
   */
  public Optional<String> comment(String member) {
    Optional<String> own = Optional.ofNullable(comments.get(member));
    return own.isPresent() ? own : component(member);
  }

  private Optional<String> component(String member) {
    Matcher matcher = COMPONENT.matcher(comments.getOrDefault("", ""));
    while (matcher.find()) {
      if (member.equals(matcher.group(1) + "()")) {
        return Optional.of(matcher.group(2).strip());
      }
    }
    return Optional.empty();
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final Map<String, String> comments;

    Scanner(DocTrees trees, Map<String, String> comments) {
      this.trees = trees;
      this.comments = comments;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      boolean outermost = getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree;
      if (outermost) {
        add("");
        return super.visitClass(type, null);
      }
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      List<String> types =
          method.getParameters().stream().map(VariableTree::getType).map(Tree::toString).toList();
      add(key(method.getName().toString(), types));
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void unused) {
      add(field.getName().toString());
      return null;
    }

    private void add(String key) {
      String comment = trees.getDocComment(getCurrentPath());
      if (comment != null) {
        comments.put(key, comment);
      }
    }
  }
}
