package io.github.lectern.jupyter.display;

/** Replaces a value that was displayed by {@link Display#updatable(Object)}. */
public final class DisplayHandle {
  private final String id;
  private final Display display;

  DisplayHandle(String id, Display display) {
    this.id = id;
    this.display = display;
  }

  /** Displays another value in the same place; may be called in a later cell. */
  public void update(Object value) {
    display.update(id, value);
  }

  String id() {
    return id;
  }

  @Override
  public String toString() {
    return "DisplayHandle(" + id + ")";
  }
}
