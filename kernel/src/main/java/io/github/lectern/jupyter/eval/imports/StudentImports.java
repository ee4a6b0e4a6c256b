package io.github.lectern.jupyter.eval.imports;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The imports that cells have made. */
final class StudentImports {
  private final PublicTypes types;
  private final StaticMembers members;
  private final Set<ImportDeclaration> stars = new LinkedHashSet<>();
  private final Map<String, ImportDeclaration> named = new HashMap<>();

  StudentImports(PublicTypes types, StaticMembers members) {
    this.types = types;
    this.members = members;
  }

  /** Returns a copy that changes independently. */
  StudentImports copy() {
    StudentImports copy = new StudentImports(types, members);
    copy.stars.addAll(stars);
    copy.named.putAll(named);
    return copy;
  }

  /** Registers the imports of a snippet that JShell has accepted. */
  void add(String source) {
    for (ImportDeclaration imported : ImportDeclaration.ofSnippet(source)) {
      if (imported.isStar()) {
        stars.add(imported);
      } else {
        named.put(imported.member(), imported);
      }
    }
  }

  /** Drops all imports and returns their number. */
  int clear() {
    int count = stars.size() + named.size();
    stars.clear();
    named.clear();
    return count;
  }

  /** Returns the import of a member by name. */
  Optional<ImportDeclaration> named(String member) {
    return Optional.ofNullable(named.get(member));
  }

  /** Returns the members that are imported by name. */
  Set<String> names() {
    return named.keySet();
  }

  /** Returns the star imports of a type as imports by name. */
  List<ImportDeclaration> starsOfType(String name) {
    return stars.stream()
        .filter(star -> types.contains(star.owner(), name))
        .map(star -> star.of(name))
        .toList();
  }

  /** Returns the first star import of a static method as an import by name. */
  Optional<ImportDeclaration> starOfMethod(String name) {
    return stars.stream()
        .filter(star -> star.isStatic() && !members.methods(star.owner(), name).isEmpty())
        .map(star -> star.of(name))
        .findFirst();
  }
}
