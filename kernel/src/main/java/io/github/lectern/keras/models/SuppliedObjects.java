package io.github.lectern.keras.models;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.models.ModelConfig.CustomObjectConfig;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.options.LoadOption;
import io.github.lectern.keras.options.LoadOption.CustomObjects;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.UserResultCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The objects that were passed to {@code load} in place of those that the file does not contain.
 */
final class SuppliedObjects {
  private final List<Object> given;

  /**
   * Takes the objects from the options and checks them.
   *
   * @throws IllegalArgumentException if an object cannot be part of a model, or is already in use
   */
  SuppliedObjects(LoadOption... options) {
    given =
        Options.find(options, CustomObjects.class).map(CustomObjects::objects).orElseGet(List::of);
    given.forEach(SuppliedObjects::requireNew);
  }

  private static void requireNew(Object object) {
    if (!CustomRoles.isKnownKind(object)) {
      throw new IllegalArgumentException(
          "customObjects: expected objects such as new MyLayer() or new MyLoss() but got "
              + (object instanceof Class<?> type ? "the class " + type.getSimpleName() : object));
    }
    boolean used =
        (object instanceof Layer layer && layer.isBuilt())
            || (object instanceof Optimizer optimizer && optimizer.iterations() > 0);
    if (used) {
      throw new IllegalArgumentException(
          "customObjects: expected a new "
              + UserResultCheck.className(object)
              + " but got one that is already in use and that loading would change;"
              + " create one with new");
    }
  }

  /**
   * Assigns the objects to roles. Each saved layer or metric gets the object of its class that has
   * the same name or, if there is none, the first unused object of its class. An activation
   * function or an initializer may have several roles.
   *
   * @param file the name of the file, for the message
   * @return the objects by role
   * @throws IllegalArgumentException if no object fits a role; the message says what is missing
   */
  Map<String, Object> byRole(List<CustomObjectConfig> roles, String file) {
    List<Object> left = new ArrayList<>(given);
    Map<String, Object> found = new LinkedHashMap<>();
    List<CustomObjectConfig> missing = new ArrayList<>();
    for (CustomObjectConfig role : roles) {
      Optional<Object> object = choose(left, role);
      object.ifPresentOrElse(o -> found.put(role.role(), o), () -> missing.add(role));
      if (!isShared(role)) {
        object.ifPresent(o -> left.removeIf(other -> other == o));
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "load: " + file + " needs objects that are not in the file: " + text(missing) + given());
    }
    return found;
  }

  private static Optional<Object> choose(List<Object> objects, CustomObjectConfig role) {
    return objects.stream()
        .filter(CustomRoles.kind(role.role())::isInstance)
        .filter(object -> UserResultCheck.className(object).equals(role.type()))
        .min(Comparator.comparing(object -> isNamed(object, role) ? 0 : 1));
  }

  private static boolean isNamed(Object object, CustomObjectConfig role) {
    if (object instanceof Layer layer) {
      return role.role().equals(CustomRoles.layer(layer.name()));
    }
    return object instanceof Metric metric && role.role().equals(CustomRoles.metric(metric.name()));
  }

  /** Returns whether the object for this role may have other roles as well. */
  private static boolean isShared(CustomObjectConfig role) {
    Class<?> kind = CustomRoles.kind(role.role());
    return kind == ActivationFunction.class || kind == Initializer.class;
  }

  private String given() {
    return given.isEmpty()
        ? ""
        : " (got only "
            + given.stream().map(UserResultCheck::className).collect(Collectors.joining(", "))
            + ")";
  }

  /**
   * Returns a text such as: the loss (MyLoss); load it with Sequential.load(file, customObjects(new
   * MyLoss(...))).
   */
  static String text(List<CustomObjectConfig> roles) {
    Map<String, String> constructors = new LinkedHashMap<>();
    for (CustomObjectConfig role : roles) {
      constructors.put(isShared(role) ? role.type() : role.role(), "new " + role.type() + "(...)");
    }
    return roles.stream()
            .map(role -> "the " + role.role() + " (" + role.type() + ")")
            .collect(Collectors.joining(", "))
        + "; load it with Sequential.load(file, customObjects("
        + String.join(", ", constructors.values())
        + "))";
  }
}
