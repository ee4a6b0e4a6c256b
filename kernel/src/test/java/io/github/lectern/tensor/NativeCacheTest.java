package io.github.lectern.tensor;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Checks which directory JavaCPP unpacks native libraries into, and who can write to it. */
@DisabledOnOs(OS.WINDOWS)
class NativeCacheTest {
  private static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  /** A path below which not even root can create a directory. */
  private static final Path UNWRITABLE = Path.of("/dev/null");

  @TempDir private Path home;
  @TempDir private Path temporary;
  private final Properties properties = new Properties();

  @BeforeEach
  void homeAndTemporaryDirectory() {
    properties.setProperty("user.home", home.toString());
    properties.setProperty("java.io.tmpdir", temporary.toString());
  }

  @Test
  void the_home_directory_is_left_to_javacpp() {
    NativeCache.prepare(properties);

    assertThat(properties).doesNotContainKey(PROPERTY);
    assertThat(home.resolve(".javacpp/cache")).isDirectory();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void a_directory_that_is_named_is_left_as_it_is() throws IOException {
    Path named = directory(home.resolve("shared"), "rwxrwxrwx");
    properties.setProperty(PROPERTY, named.toString());
    properties.setProperty("user.home", UNWRITABLE.toString());

    NativeCache.prepare(properties);

    assertThat(properties.getProperty(PROPERTY)).isEqualTo(named.toString());
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void without_a_home_it_is_a_private_directory_that_the_next_start_finds_again()
      throws IOException {
    properties.setProperty("user.home", UNWRITABLE.toString());
    NativeCache.prepare(properties);
    Path chosen = chosen();

    assertThat(chosen.getParent()).isEqualTo(temporary);
    assertThat(permissions(chosen)).isEqualTo("rwx------");
    properties.remove(PROPERTY);
    NativeCache.prepare(properties);
    assertThat(chosen()).isEqualTo(chosen);
    assertThat(temporary)
        .isDirectoryContaining(chosen::equals)
        .isDirectoryNotContaining(path -> !path.equals(chosen));
  }

  @Test
  void a_named_directory_that_cannot_be_written_does_not_lead_to_a_guessable_one()
      throws IOException {
    properties.setProperty(PROPERTY, UNWRITABLE.resolve("cache").toString());
    properties.setProperty("user.home", UNWRITABLE.toString());

    NativeCache.prepare(properties);

    assertThat(permissions(chosen())).isEqualTo("rwx------");
  }

  @Test
  void libraries_are_loaded_from_the_folders_of_a_cache_that_cannot_be_written()
      throws IOException {
    Path first = Files.createDirectories(home.resolve("shared/a.jar/org/linux-x86_64"));
    Path second = Files.createDirectories(home.resolve("shared/b.jar/org/linux-x86_64"));
    Files.createFile(first.resolve("libone.so"));
    Files.createFile(first.resolve("libone.so.3"));
    Files.createFile(second.resolve("libtwo.so.0"));
    Files.createFile(Files.createDirectories(home.resolve("shared/c.jar")).resolve("notes.txt"));

    NativeCache.loadFrom(home.resolve("shared"), properties);

    assertThat(properties.getProperty("org.bytedeco.javacpp.platform.preloadpath"))
        .isEqualTo(first + ":" + second);
    assertThat(properties.getProperty("org.bytedeco.javacpp.pathsFirst")).isEqualTo("true");
  }

  @Test
  void a_missing_or_empty_cache_leaves_the_jars_first() throws IOException {
    NativeCache.loadFrom(home.resolve("missing"), properties);
    NativeCache.loadFrom(Files.createDirectory(home.resolve("empty")), properties);

    assertThat(properties.stringPropertyNames())
        .containsExactlyInAnyOrder("user.home", "java.io.tmpdir");
  }

  @Test
  void what_another_user_may_have_prepared_is_not_used() throws IOException {
    properties.setProperty("user.home", UNWRITABLE.toString());
    Path open = directory(temporary.resolve("lectern-javacpp-1"), "rwxrwxrwx");
    Path readable = directory(temporary.resolve("lectern-javacpp-2"), "rwxr-xr-x");
    Path target = directory(temporary.resolve("target"), "rwx------");
    Path link = Files.createSymbolicLink(temporary.resolve("lectern-javacpp-3"), target);
    Path file = Files.createFile(temporary.resolve("lectern-javacpp-4"));

    NativeCache.prepare(properties);

    assertThat(chosen()).isNotIn(open, readable, link, file);
    assertThat(permissions(chosen())).isEqualTo("rwx------");
  }

  @Test
  void a_directory_of_another_user_is_not_used() throws IOException {
    properties.setProperty("user.home", UNWRITABLE.toString());
    Path planted = directory(temporary.resolve("lectern-javacpp-1"), "rwx------");
    giveToAnotherUser(planted);

    NativeCache.prepare(properties);

    assertThat(chosen()).isNotEqualTo(planted);
  }

  @Test
  void a_cache_in_the_home_directory_that_others_can_write_to_is_not_used() throws IOException {
    directory(home.resolve(".javacpp"), "rwxr-xr-x");
    directory(home.resolve(".javacpp/cache"), "rwxrwxrwx");

    NativeCache.prepare(properties);

    assertThat(chosen().getParent()).isEqualTo(temporary);
  }

  @Test
  void a_cache_in_the_home_directory_that_belongs_to_another_user_is_not_used() throws IOException {
    giveToAnotherUser(directory(home.resolve(".javacpp"), "rwxr-xr-x"));
    directory(home.resolve(".javacpp/cache"), "rwxr-xr-x");

    NativeCache.prepare(properties);

    assertThat(chosen().getParent()).isEqualTo(temporary);
  }

  @Test
  void a_cache_that_a_group_can_write_to_is_left_to_javacpp() throws IOException {
    directory(home.resolve(".javacpp"), "rwxrwxr-x");
    directory(home.resolve(".javacpp/cache"), "rwxrwxr-x");

    NativeCache.prepare(properties);

    assertThat(properties).doesNotContainKey(PROPERTY);
  }

  private Path chosen() {
    return Path.of(properties.getProperty(PROPERTY));
  }

  private static Path directory(Path path, String permissions) throws IOException {
    Files.createDirectory(path);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, NOFOLLOW_LINKS));
  }

  private static void giveToAnotherUser(Path path) throws IOException {
    assumeTrue(
        System.getProperty("user.name").equals("root"), "only root can give a directory away");
    UserPrincipal nobody =
        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Files.setOwner(path, nobody);
  }
}
