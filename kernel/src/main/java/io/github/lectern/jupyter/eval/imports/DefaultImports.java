package io.github.lectern.jupyter.eval.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The imports of the start-up: those that are made at once, and those on demand. */
final class DefaultImports {
  private static final String LAZY = "lazy ";

  private final PublicTypes types;
  private final StaticMembers members;
  private final OnDemandImports onDemand;
  private final List<ImportDeclaration> made = new ArrayList<>();
  private final Map<String, Optional<ImportDeclaration>> known = new HashMap<>();

  DefaultImports(PublicTypes types, StaticMembers members) {
    this.types = types;
    this.members = members;
    this.onDemand = new OnDemandImports(types, members);
  }

  /**
   * Registers imports and returns those that must be made at once; a line that starts with "lazy"
   * is an import on demand.
   */
  List<String> add(List<String> lines) {
    List<String> now = lines.stream().filter(line -> !line.startsWith(LAZY)).toList();
    now.stream().flatMap(ImportDeclaration::in).forEach(made::add);
    lines.stream()
        .filter(line -> line.startsWith(LAZY))
        .forEach(line -> onDemand.add(line.substring(LAZY.length()).strip()));
    known.clear();
    return now;
  }

  /** Returns the imports that are made at once. */
  List<String> lines() {
    return made.stream().map(ImportDeclaration::line).toList();
  }

  /** Returns the imports on demand. */
  OnDemandImports onDemand() {
    return onDemand;
  }

  /** Returns the import, already made, that provides a type, as an import by name. */
  Optional<ImportDeclaration> type(String name) {
    return known.computeIfAbsent(name, this::find);
  }

  private Optional<ImportDeclaration> find(String name) {
    return made.stream()
        .filter(one -> !one.isStatic() && one.covers(name))
        .filter(one -> types.contains(one.owner(), name))
        .map(one -> one.of(name))
        .findFirst();
  }

  /** Returns whether an import that has been made covers a static method. */
  boolean hasMethod(String name) {
    return made.stream()
        .filter(one -> one.isStatic() && one.covers(name))
        .anyMatch(one -> !members.methods(one.owner(), name).isEmpty());
  }

  /** Returns whether a member has been imported by its name, not with a star. */
  boolean isNamed(String member) {
    return made.stream().anyMatch(one -> !one.isStar() && one.member().equals(member));
  }
}
