package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final URI SITE = URI.create("https://example.org/");

  private final Map<String, String> properties = new HashMap<>(Map.of("user.home", "/home/ada"));
  private final Map<String, String> variables = new HashMap<>();
  private final Settings settings = new Settings(properties::get, variables::get);

  @Test
  void no_directory_is_named_unless_one_is() {
    variables.put("LECTERN_DATA", " ");

    assertThat(settings.namedDirectory()).isEmpty();
  }

  @Test
  void the_variable_names_the_directory() {
    variables.put("LECTERN_DATA", "/data");

    assertThat(settings.namedDirectory().orElseThrow().name()).isEqualTo("LECTERN_DATA (/data)");
  }

  @Test
  void the_property_comes_before_the_variable() {
    variables.put("LECTERN_DATA", "/data");
    properties.put("lectern.data", "/mine");

    assertThat(settings.namedDirectory().orElseThrow().name()).isEqualTo("lectern.data (/mine)");
  }

  @Test
  void the_cache_is_in_the_home_directory() {
    assertThat(settings.cacheDirectory(FashionMnistFiles.SET))
        .isEqualTo(Path.of("/home/ada/.cache/lectern/fashion-mnist"));
  }

  @Test
  void the_cache_follows_xdg() {
    variables.put("XDG_CACHE_HOME", "/scratch");

    assertThat(settings.cacheDirectory(FashionMnistFiles.SET))
        .isEqualTo(Path.of("/scratch/lectern/fashion-mnist"));
  }

  @Test
  void a_relative_xdg_directory_is_ignored_as_its_specification_says() {
    variables.put("XDG_CACHE_HOME", "scratch");

    assertThat(settings.cacheDirectory(FashionMnistFiles.SET))
        .isEqualTo(Path.of("/home/ada/.cache/lectern/fashion-mnist"));
  }

  @Test
  void lectern_home_comes_before_xdg() {
    variables.put("XDG_CACHE_HOME", "/scratch");
    variables.put("LECTERN_HOME", "/lectern");

    assertThat(settings.cacheDirectory(FashionMnistFiles.SET))
        .isEqualTo(Path.of("/lectern/fashion-mnist"));
  }

  @Test
  void without_a_variable_the_proxy_is_the_one_of_the_jdk() throws Exception {
    assertThat(settings.proxy()).isSameAs(ProxySelector.getDefault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://proxy.example:3128/", "proxy.example:3128"})
  void the_proxy_of_the_variable_is_used(String variable) throws Exception {
    variables.put("HTTPS_PROXY", variable);

    assertThat(settings.proxy().select(SITE)).containsExactly(proxy("proxy.example", 3128));
  }

  @Test
  void the_variable_may_be_in_small_letters_and_without_a_port() throws Exception {
    variables.put("https_proxy", "http://proxy.example");

    assertThat(settings.proxy().select(SITE)).containsExactly(proxy("proxy.example", 80));
  }

  @Test
  void a_proxy_set_for_the_jdk_comes_first() throws Exception {
    variables.put("HTTPS_PROXY", "http://proxy.example:3128");
    properties.put("https.proxyHost", "other.example");

    assertThat(settings.proxy()).isSameAs(ProxySelector.getDefault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://", "no proxy", "://"})
  void a_proxy_that_is_no_address_is_refused(String variable) {
    variables.put("HTTPS_PROXY", variable);

    assertThatThrownBy(settings::proxy)
        .isInstanceOf(SourceException.class)
        .hasMessage("HTTPS_PROXY: expected http://host:port but got " + variable);
  }

  private static Proxy proxy(String host, int port) {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
  }
}
