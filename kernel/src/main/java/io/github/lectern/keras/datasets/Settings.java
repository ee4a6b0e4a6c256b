package io.github.lectern.keras.datasets;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads system properties and environment variables; blank values count as unset.
 *
 * <ul>
 *   <li>The property lectern.data or the variable LECTERN_DATA names the directory of the data.
 *   <li>The cache is in LECTERN_HOME, by default in XDG_CACHE_HOME/lectern or ~/.cache/lectern.
 *   <li>The JDK's property https.proxyHost or the variable HTTPS_PROXY or https_proxy names the
 *       proxy.
 * </ul>
 */
final class Settings {
  private static final String DATA_PROPERTY = "lectern.data";
  private static final String DATA_VARIABLE = "LECTERN_DATA";
  private static final int DEFAULT_PROXY_PORT = 80;

  private final UnaryOperator<String> properties;
  private final UnaryOperator<String> variables;

  /** Creates settings from two functions that return null if a name is not set. */
  Settings(UnaryOperator<String> properties, UnaryOperator<String> variables) {
    this.properties = properties;
    this.variables = variables;
  }

  static Settings ofProcess() {
    return new Settings(System::getProperty, System::getenv);
  }

  /** Returns the data directory that the user named, or empty if the user named none. */
  Optional<Source> namedDirectory() {
    return namedDirectory("");
  }

  /** Returns the same directory's subdirectory of the given name, if the user named one. */
  Optional<Source> namedDirectory(String folder) {
    Optional<Source> byProperty =
        property(DATA_PROPERTY)
            .map(path -> Directory.named(DATA_PROPERTY, Path.of(path).resolve(folder)));
    return byProperty.or(
        () ->
            variable(DATA_VARIABLE)
                .map(path -> Directory.named(DATA_VARIABLE, Path.of(path).resolve(folder))));
  }

  Path cacheDirectory(FileSet set) {
    return variable("LECTERN_HOME").map(Path::of).orElseGet(this::usualHome).resolve(set.folder());
  }

  /** Returns the default home; a relative XDG_CACHE_HOME is ignored, as its standard requires. */
  private Path usualHome() {
    return variable("XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(property("user.home").orElse("."), ".cache"))
        .resolve("lectern");
  }

  /**
   * Returns the proxy. The variable HTTPS_PROXY is read here because the JDK ignores it.
   *
   * @throws SourceException if the value of the variable is not an address
   */
  ProxySelector proxy() throws SourceException {
    Optional<String> variable = variable("HTTPS_PROXY").or(() -> variable("https_proxy"));
    if (property("https.proxyHost").isPresent() || variable.isEmpty()) {
      return ProxySelector.getDefault();
    }
    return ProxySelector.of(proxyAddress(variable.get()));
  }

  /** Parses "http://host:port/" or "host:port". */
  private static InetSocketAddress proxyAddress(String proxy) throws SourceException {
    try {
      URI uri = new URI(proxy.contains("://") ? proxy : "http://" + proxy);
      if (uri.getHost() != null) {
        int port = uri.getPort() < 0 ? DEFAULT_PROXY_PORT : uri.getPort();
        return new InetSocketAddress(uri.getHost(), port);
      }
    } catch (URISyntaxException e) {
      throw badProxy(proxy);
    }
    throw badProxy(proxy);
  }

  private static SourceException badProxy(String proxy) {
    return SourceException.wrong("HTTPS_PROXY: expected http://host:port but got " + proxy);
  }

  private Optional<String> property(String name) {
    return Stream.ofNullable(properties.apply(name)).filter(text -> !text.isBlank()).findFirst();
  }

  private Optional<String> variable(String name) {
    return Stream.ofNullable(variables.apply(name)).filter(text -> !text.isBlank()).findFirst();
  }
}
