package io.github.lectern.jupyter;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Which static types may stand for an object of a student's class. */
final class StudentTypes {
  private static final Set<String> ANYBODYS =
      Set.of(
          "java.lang.Object",
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error",
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.Number",
          "java.lang.Record",
          "java.lang.Comparable",
          "java.lang.CharSequence",
          "java.lang.reflect.InvocationTargetException");

  private final Types types;
  private final Elements elements;

  StudentTypes(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /** Whether an object of this type, or a collection of who knows what, may be a student's. */
  boolean isStudents(TypeMirror type) {
    if (type == null) {
      return false;
    }
    return switch (type.getKind()) {
      case TYPEVAR -> isStudents(((TypeVariable) type).getUpperBound());
      case WILDCARD -> isWildcardOfStudents((WildcardType) type);
      case DECLARED -> ANYBODYS.contains(name(type)) || isCollectionOfUnknown(type);
      default -> false;
    };
  }

  private boolean isWildcardOfStudents(WildcardType type) {
    return type.getExtendsBound() == null || isStudents(type.getExtendsBound());
  }

  /** {@code List<?>}: its own class is unknown as well. */
  private boolean isCollectionOfUnknown(TypeMirror type) {
    return (isA(type, "java.util.Collection")
            || isA(type, "java.util.Map")
            || isA(type, "java.util.Iterator")
            || isA(type, "java.lang.Iterable")
            || isA(type, "java.util.Map.Entry"))
        && arguments(type).stream().anyMatch(this::isUnknown);
  }

  private boolean isUnknown(TypeMirror argument) {
    boolean captured = argument.getKind() == TypeKind.TYPEVAR;
    return (argument.getKind() == TypeKind.WILDCARD || captured) && isStudents(argument);
  }

  /** Whether its text, or its comparison, is made by methods that may be a student's. */
  boolean isAsked(TypeMirror type) {
    return type instanceof ArrayType array
        ? isStudents(array.getComponentType())
        : isStudents(type) || hasStudentsArgument(type);
  }

  /** A collection, map, stream or optional of what may be a student's. */
  boolean hasStudentsArgument(TypeMirror type) {
    return type != null
        && (isA(type, "java.util.Collection")
            || isA(type, "java.util.Map")
            || isA(type, "java.util.Optional")
            || isA(type, "java.util.stream.BaseStream"))
        && !arguments(type).isEmpty()
        && isStudents(arguments(type).get(0));
  }

  /** A set or map whose elements or keys may be a student's. */
  boolean isHashedByStudents(TypeMirror type) {
    return type != null
        && (isA(type, "java.util.Set") || isA(type, "java.util.Map"))
        && hasStudentsArgument(type);
  }

  private static List<? extends TypeMirror> arguments(TypeMirror type) {
    return type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
  }

  private boolean isA(TypeMirror type, String name) {
    TypeElement element = elements.getTypeElement(name);
    return type.getKind() == TypeKind.DECLARED
        && types.isSubtype(types.erasure(type), types.erasure(element.asType()));
  }

  private String name(TypeMirror type) {
    return types.erasure(type).toString();
  }
}
