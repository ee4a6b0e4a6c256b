package io.github.lectern.jupyter.display;

/** The place of a value that was shown by {@link Display#updatable(Object)}. */
public final class DisplayHandle {
  private final String id;
  private final Display display;

  DisplayHandle(String id, Display display) {
    this.id = id;
    this.display = display;
  }

  /** Shows another value in the same place, also from a later cell. */
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
