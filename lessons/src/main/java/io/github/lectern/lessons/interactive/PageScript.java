package io.github.lectern.lessons.interactive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A JavaScript function that changes an output in the page, without a kernel or network. It is the
 * only content of a resource, such as {@code (data) => { ... }}.
 */
public final class PageScript {
  private final String function;

  private PageScript(String function) {
    this.function = function;
  }

  /** Returns the function in a resource beside a class. */
  public static PageScript of(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      return new PageScript(new String(in.readAllBytes(), UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a {@code script} element that calls the function with an object, written as JSON. */
  public String call(Object data) {
    return "<script>\n(%s)(%s);\n</script>".formatted(function, new Gson().toJson(data));
  }
}
