package io.github.lectern.jupyter.maven;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;

/** The settings in ~/.m2/settings.xml: local repository, mirrors, proxies and credentials. */
public record MavenSettings(Settings settings) {
  public static final Path HOME = Path.of(System.getProperty("user.home"), ".m2");

  /**
   * Reads settings. If the file does not exist, Maven's defaults apply.
   *
   * @throws IllegalStateException if the file exists but cannot be read
   */
  public static MavenSettings read(Path file) {
    DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
    request.setUserSettingsFile(file.toFile());
    request.setSystemProperties(System.getProperties());
    try {
      return new MavenSettings(
          new DefaultSettingsBuilderFactory().newInstance().build(request).getEffectiveSettings());
    } catch (SettingsBuildingException e) {
      throw new IllegalStateException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  void apply(SessionBuilder builder) {
    builder
        .withLocalRepositoryBaseDirectories(localRepository())
        .setOffline(settings.isOffline())
        .setMirrorSelector(mirrors())
        .setProxySelector(proxies())
        .setAuthenticationSelector(servers());
  }

  public Path localRepository() {
    return Optional.ofNullable(settings.getLocalRepository())
        .map(Path::of)
        .orElse(HOME.resolve("repository"));
  }

  private DefaultMirrorSelector mirrors() {
    DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
    for (Mirror m : settings.getMirrors()) {
      mirrors.add(
          m.getId(),
          m.getUrl(),
          m.getLayout(),
          false,
          m.isBlocked(),
          m.getMirrorOf(),
          m.getMirrorOfLayouts());
    }
    return mirrors;
  }

  private DefaultProxySelector proxies() {
    DefaultProxySelector proxies = new DefaultProxySelector();
    settings.getProxies().stream()
        .filter(org.apache.maven.settings.Proxy::isActive)
        .forEach(
            p ->
                proxies.add(
                    new Proxy(
                        p.getProtocol(),
                        p.getHost(),
                        p.getPort(),
                        login(p.getUsername(), p.getPassword())),
                    p.getNonProxyHosts()));
    return proxies;
  }

  private DefaultAuthenticationSelector servers() {
    DefaultAuthenticationSelector servers = new DefaultAuthenticationSelector();
    for (Server s : settings.getServers()) {
      servers.add(s.getId(), login(s.getUsername(), s.getPassword()));
    }
    return servers;
  }

  private static Authentication login(String user, String password) {
    return new AuthenticationBuilder().addUsername(user).addPassword(password).build();
  }
}
