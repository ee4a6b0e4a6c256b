package io.github.lectern.jupyter.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, x86_64, macosx-x86_64",
    "Mac OS X, aarch64, macosx-arm64",
    "Windows 11, amd64, windows-x86_64",
    "Windows Server 2022, amd64, windows-x86_64"
  })
  void has_the_name_that_JavaCPP_gives_it(String osName, String osArch, String name)
      throws InstallException {
    assertThat(Platform.of(osName, osArch).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"Linux, riscv64", "Windows 11, aarch64", "FreeBSD, amd64", "Linux, i386"})
  void a_system_without_native_libraries_is_refused(String osName, String osArch) {
    assertThatThrownBy(() -> Platform.of(osName, osArch))
        .isInstanceOf(InstallException.class)
        .hasMessage(
            "there are no native libraries for %s on %s; supported systems: linux-arm64,"
                    .formatted(osName, osArch)
                + " linux-x86_64, macosx-arm64, macosx-x86_64, windows-x86_64");
  }
}
