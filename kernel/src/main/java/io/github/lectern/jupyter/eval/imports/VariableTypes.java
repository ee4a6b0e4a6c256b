package io.github.lectern.jupyter.eval.imports;

import io.github.lectern.jupyter.eval.run.VariableStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** Keeps the types of variables when a name in them is about to get another meaning. */
final class VariableTypes {
  private final JShell shell;
  private final VariableStore variables;

  VariableTypes(JShell shell, VariableStore variables) {
    this.shell = shell;
    this.variables = variables;
  }

  /**
   * Declares variables again, with the same values and with full names in their types.
   *
   * @param fullNames the full names of the types by simple name
   * @return the events of the declarations that use these variables
   */
  List<SnippetEvent> qualify(Map<String, String> fullNames) {
    List<SnippetEvent> events = new ArrayList<>();
    for (VarSnippet variable : shell.variables().toList()) {
      String type = qualify(variable.typeName(), fullNames);
      if (!type.equals(variable.typeName())) {
        variables.keepForRedeclaration(variable.name());
        shell.eval(type + " " + variable.name() + ";").stream()
            .filter(event -> event.causeSnippet() != null)
            .forEach(events::add);
        variables.restoreOrReset(variable.name(), type);
      }
    }
    return events;
  }

  private static String qualify(String type, Map<String, String> fullNames) {
    String qualified = type;
    for (Map.Entry<String, String> name : fullNames.entrySet()) {
      qualified =
          Pattern.compile("(?<![\\w.$])" + Pattern.quote(name.getKey()) + "(?![\\w$])")
              .matcher(qualified)
              .replaceAll(name.getValue());
    }
    return qualified;
  }
}
