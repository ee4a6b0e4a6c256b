package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Environment variables that are missing or wrong. */
class LectureEnvironmentTest {
  @TempDir Path machine;
  private Checkout checkout;

  @BeforeEach
  void a_complete_machine() throws Exception {
    checkout = Checkout.onCompleteMachine(machine).have("apt-get");
    checkout.ship("02-softmax.ipynb", "shipped");
  }

  /** A stub of Maven that starts only with a valid JAVA_HOME, as Maven does. */
  private void maven(String condition) throws Exception {
    Path plain = checkout.store().resolve("mvn");
    Path usual = Files.move(plain, plain.resolveSibling("mvn-itself"));
    checkout
        .writeProgram(
            "mvn", "#!/bin/sh\n%s || exit 1\nexec '%s' \"$@\"\n".formatted(condition, usual))
        .have("mvn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"doctor", "install"})
  void a_wrong_java_home_is_reported_and_the_jdk_on_path_is_used(String command) throws Exception {
    maven("[ -x \"${JAVA_HOME-$JDK}/bin/java\" ]");
    checkout.set("JAVA_HOME", "/opt/no-jdk");
    Outcome outcome = checkout.lecture(command);
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text())
        .contains(
            "JAVA_HOME is /opt/no-jdk, which has no bin/javac", checkout.file("jdk").toString())
        .doesNotContain("missing: maven", "does not start");
    assertThat(checkout.calls()).noneMatch(call -> call.startsWith("apt-get"));
  }

  @Test
  void an_old_jdk_in_java_home_is_reported() throws Exception {
    checkout.writeProgram("javac", "#!/bin/sh\necho javac 11.0.22\n");
    Path old = Files.createDirectories(checkout.file("old/bin"));
    Files.copy(checkout.store().resolve("javac"), old.resolve("javac"));
    checkout.set("JAVA_HOME", old.getParent().toString());
    assertThat(checkout.lecture("install").text())
        .contains("JAVA_HOME is " + old.getParent() + ", which is too old: 11.0.22");
  }

  @Test
  void without_a_jdk_only_the_jdk_is_missing() throws Exception {
    maven("[ -x \"$BIN/javac\" ]");
    checkout.lack("javac");
    assertThat(checkout.lecture("install").text())
        .contains("lecture: missing: jdk\n", "apt-get: openjdk-17-jdk-headless\n");
  }

  @Test
  void without_home_the_password_file_is_used() throws Exception {
    String user = System.getProperty("user.name");
    checkout.writeProgram(
        "id", "#!/bin/sh\ncase $* in -un) echo " + user + " ;; *) echo 0 ;; esac\n");
    checkout.have("id").unset("HOME").unset("XDG_DATA_HOME");
    checkout.writeProgram(
        "jupyter-notebook", "#!/bin/sh\necho 6.4.12\necho \"HOME=$HOME\" >>\"$CALLS\"\n");
    checkout.have("jupyter-notebook");
    Outcome outcome = checkout.lecture();
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text()).doesNotContain("HOME", "fonts");
    assertThat(checkout.calls())
        .contains("HOME=" + System.getProperty("user.home"))
        .noneMatch(call -> call.startsWith("apt-get"));
  }

  @Test
  void a_missing_home_directory_is_reported_and_nothing_is_installed() throws Exception {
    checkout
        .writeProgram("id", "#!/bin/sh\necho 'no such user' >&2\nexit 1\n")
        .have("id")
        .unset("HOME");
    for (String command : new String[] {"install", "doctor", "test", "run"}) {
      Outcome outcome = checkout.lecture(command);
      assertThat(outcome.status()).as(outcome.text()).isEqualTo(1);
      assertThat(outcome.text())
          .isEqualTo("lecture: HOME is not set; set it to your home directory\n");
    }
    assertThat(checkout.lecture("help").status()).isZero();
    assertThat(checkout.calls()).isEmpty();
  }

  /** In the C locale, a JVM cannot open files with non-ASCII names. */
  @ParameterizedTest
  @CsvSource({"LC_ALL, C", "LC_ALL, xx_XX.UTF-8", "LANG, POSIX", "LC_CTYPE, C", "LANG, xx_XX"})
  void programs_run_with_utf_8_whatever_the_locale(String variable, String locale)
      throws Exception {
    assumeTrue(new ProcessBuilder("locale", "charmap").start().waitFor() == 0);
    maven("[ \"$(locale charmap 2>/dev/null)\" = UTF-8 ]");
    checkout.rename("강의");
    Outcome outcome = checkout.set(variable, locale).lecture("install");
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(checkout.calls()).noneMatch(call -> call.startsWith("apt-get"));
  }

  @Test
  void a_non_ascii_encoding_stays_unchanged() throws Exception {
    checkout.writeProgram("locale", "#!/bin/sh\necho EUC-KR\n").have("locale");
    maven("[ \"$LC_ALL\" = ko_KR.eucKR ]");
    assertThat(checkout.set("LC_ALL", "ko_KR.eucKR").lecture("install").status()).isZero();
  }

  @Test
  void a_non_ascii_path_is_refused_without_a_utf8_locale() throws Exception {
    checkout.writeProgram("locale", "#!/bin/sh\necho ANSI_X3.4-1968\n").have("locale");
    assertThat(checkout.lecture("install").status()).isZero();
    checkout.calls();
    checkout.rename("강의");
    Outcome outcome = checkout.lecture("install");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).contains("강의", "no UTF-8 locale");
    assertThat(checkout.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/no/such/directory", "/proc", ""})
  void an_unusable_tmpdir_is_harmless(String directory) throws Exception {
    checkout.set("TMPDIR", directory);
    for (String command : new String[] {"help", "doctor", "install", "open"}) {
      Outcome outcome = checkout.lecture(command);
      assertThat(outcome.status()).as(outcome.text()).isZero();
      assertThat(outcome.text()).doesNotContain("No such file", "ermission denied");
    }
  }

  @Test
  void a_private_umask_is_harmless() throws Exception {
    List<String> umask = List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "sh");
    Outcome outcome = checkout.startWith(umask, checkout.script()).end();
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(checkout.root().resolve("course/02-softmax.ipynb")).hasContent("shipped");
  }
}
