package io.github.lectern.jupyter;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds the calls in Java sources that may run a method of a student's class: on values whose type
 * says nothing of who has written their class, such as Object, Throwable, Thread or {@code
 * List<?>}. It looks at sources, since only there are type arguments known.
 */
final class StudentCallScanner extends TreePathScanner<Void, Void> {
  /** Methods of the JDK and of libraries that call methods of their arguments. */
  private static final Map<String, Set<String>> ASK_ARGUMENTS =
      Map.of(
          "java.util.Objects", Set.of("equals", "deepEquals", "hash", "hashCode", "toString"),
          "java.util.Arrays", Set.of("deepToString", "deepEquals", "toString", "hashCode", "sort"),
          "java.lang.String", Set.of("valueOf", "format", "formatted", "join"),
          "java.lang.StringBuilder", Set.of("append", "insert"),
          "java.io.PrintStream", Set.of("print", "println", "printf", "format"),
          "java.util.Set", Set.of("of", "copyOf"),
          "com.google.gson.Gson", Set.of("toJson", "toJsonTree"),
          "org.dflib.jjava.jupyter.kernel.display.Renderer", Set.of("render"),
          "java.util.Map", Set.of("of", "copyOf"));

  /** What asks the elements or keys of a collection. */
  private static final Set<String> ASK_ELEMENTS =
      Set.of(
          "contains",
          "containsAll",
          "indexOf",
          "lastIndexOf",
          "remove",
          "removeAll",
          "retainAll",
          "containsKey",
          "containsValue",
          "equals",
          "hashCode",
          "toString",
          "distinct",
          "sorted");

  private static final Set<String> ASK_KEYS =
      Set.of(
          "add", "addAll", "get", "getOrDefault", "put", "putIfAbsent", "computeIfAbsent", "merge");

  private static final Set<String> OWN = Set.of("super", "Thread.currentThread()");
  private static final Set<String> OF_A_THREADS_MAKER =
      Set.of("start", "setUncaughtExceptionHandler", "setContextClassLoader");

  private final Trees trees;
  private final StudentTypes types;
  private final Map<String, List<String>> found = new TreeMap<>();

  private StudentCallScanner(JavacTask task) {
    this.trees = Trees.instance(task);
    this.types = new StudentTypes(task.getTypes(), task.getElements());
  }

  /** The calls of each class that has some, by the class's name without its package. */
  static Map<String, List<String>> scan(Iterable<? extends JavaFileObject> sources)
      throws IOException {
    List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, options, null, sources);
    Iterable<? extends CompilationUnitTree> units = task.parse();
    task.analyze();
    StudentCallScanner scanner = new StudentCallScanner(task);
    units.forEach(unit -> scanner.scan(new TreePath(unit), null));
    return scanner.found;
  }

  private void report(Tree tree) {
    CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
    long line =
        unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    TreePath path = getCurrentPath();
    String outermost = "";
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree type && !type.getSimpleName().isEmpty()) {
        outermost = type.getSimpleName().toString();
      }
    }
    found.computeIfAbsent(outermost, key -> new ArrayList<>()).add("line " + line + ": " + tree);
  }

  private TypeMirror type(Tree tree) {
    return trees.getTypeMirror(new TreePath(getCurrentPath(), tree));
  }

  /** Whether methods that may be a student's make the text of this, or compare it. */
  private boolean isAsked(Tree tree) {
    if (tree instanceof ParenthesizedTree inner) {
      return isAsked(inner.getExpression());
    }
    // The compiler gives a conditional the type that is wanted, such as Object.
    return tree instanceof ConditionalExpressionTree either
        ? isAsked(either.getTrueExpression()) || isAsked(either.getFalseExpression())
        : types.isAsked(type(tree));
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
    if (trees.getElement(getCurrentPath()) instanceof ExecutableElement method
        && (asksReceiver(call, method) || asksArgument(call, method))) {
      report(call);
    }
    return super.visitMethodInvocation(call, null);
  }

  private boolean asksReceiver(MethodInvocationTree call, ExecutableElement method) {
    if (!(call.getMethodSelect() instanceof MemberSelectTree select)
        || method.getModifiers().contains(Modifier.STATIC)
        || method.getModifiers().contains(Modifier.FINAL)) {
      return false;
    }
    TreePath path = new TreePath(new TreePath(getCurrentPath(), select), select.getExpression());
    boolean own = OWN.contains(select.getExpression().toString());
    TypeMirror receiver = trees.getTypeMirror(path);
    String name = method.getSimpleName().toString();
    return !own
        && !OF_A_THREADS_MAKER.contains(name)
        && (types.isStudents(receiver)
            || (ASK_ELEMENTS.contains(name) && types.hasStudentsArgument(receiver))
            || (ASK_KEYS.contains(name) && types.isHashedByStudents(receiver)));
  }

  private boolean asksArgument(MethodInvocationTree call, ExecutableElement method) {
    Element owner = method.getEnclosingElement();
    return ASK_ARGUMENTS
            .getOrDefault(owner.toString(), Set.of())
            .contains(method.getSimpleName().toString())
        && asked(call.getArguments(), owner).anyMatch(this::isAsked);
  }

  /** All of the arguments; of Map.of the keys. */
  private static Stream<? extends ExpressionTree> asked(
      List<? extends ExpressionTree> arguments, Element owner) {
    int step = owner.toString().equals("java.util.Map") ? 2 : 1;
    return IntStream.iterate(0, i -> i < arguments.size(), i -> i + step).mapToObj(arguments::get);
  }

  @Override
  public Void visitBinary(BinaryTree binary, Void unused) {
    if (binary.getKind() == Tree.Kind.PLUS) {
      reportIfAsked(binary, binary.getLeftOperand());
      reportIfAsked(binary, binary.getRightOperand());
    }
    return super.visitBinary(binary, null);
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree assignment, Void unused) {
    reportIfAsked(assignment, assignment.getExpression());
    return super.visitCompoundAssignment(assignment, null);
  }

  private void reportIfAsked(Tree whole, ExpressionTree part) {
    if (isAsked(part)) {
      report(whole);
    }
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
    Element element = trees.getElement(getCurrentPath());
    TypeMirror qualifier = type(reference.getQualifierExpression());
    if (element != null
        && element.getKind() == ElementKind.METHOD
        && !element.getModifiers().contains(Modifier.STATIC)
        && !element.getModifiers().contains(Modifier.FINAL)
        && types.isStudents(qualifier)) {
      report(reference);
    }
    return super.visitMemberReference(reference, null);
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void unused) {
    if (types.isStudents(type(loop.getExpression()))) {
      report(loop.getExpression());
    }
    return super.visitEnhancedForLoop(loop, null);
  }
}
