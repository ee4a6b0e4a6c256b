package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jupyter's Python is the interpreter of its program; {@code python3} on PATH may be another. */
class JupyterPythonTest {
  private static final String DECOY = "#!/bin/sh\nexit 1\n";

  @TempDir Path machine;
  private Checkout checkout;

  @BeforeEach
  void a_decoy_is_the_first_python_on_path() throws Exception {
    checkout = Checkout.onCompleteMachine(machine);
    checkout.writeProgram("python3", DECOY).have("python3");
    checkout.writeProgram("python of jupyter", "#!/bin/sh\necho 7.1.2\n");
  }

  private String doctorAfter(String firstLines) throws Exception {
    checkout.writeProgram("jupyter-nbconvert", firstLines).have("jupyter-nbconvert");
    return checkout.lecture("doctor").text();
  }

  @Test
  void it_is_the_interpreter_of_the_first_line_without_its_options() throws Exception {
    assertThat(doctorAfter("#! " + checkout.store().resolve("python") + " -E\nimport sys\n"))
        .contains("7.0.1, Python is " + checkout.store().resolve("python") + "\n");
  }

  @Test
  void it_is_found_if_its_path_does_not_fit_into_the_first_line() throws Exception {
    Path python = checkout.store().resolve("python of jupyter");
    assertThat(doctorAfter("#!/bin/sh\n'''exec' \"" + python + "\" \"$0\" \"$@\"\n' '''\n"))
        .contains("7.1.2, Python is " + python + "\n");
  }

  @Test
  void it_is_found_if_an_older_pip_wrote_its_path_without_quotes() throws Exception {
    Path python = checkout.store().resolve("python");
    assertThat(doctorAfter("#!/bin/sh\n'''exec' " + python + " \"$0\" \"$@\"\n' '''\n"))
        .contains("7.0.1, Python is " + python + "\n");
  }

  @Test
  void it_is_searched_on_path_if_the_first_line_uses_env() throws Exception {
    checkout.have("python");
    assertThat(doctorAfter("#!/usr/bin/env python\n"))
        .contains("7.0.1, Python is " + checkout.file("bin/python") + "\n");
  }

  @Test
  void a_variable_names_another() throws Exception {
    Path python = checkout.store().resolve("python of jupyter");
    checkout.set("LECTERN_PYTHON", python.toString());
    assertThat(doctorAfter("#!/usr/bin/env python3\n")).contains("7.1.2, Python is " + python);
  }

  @Test
  void one_that_cannot_import_nbconvert_is_rejected() throws Exception {
    assertThat(doctorAfter("#!/usr/bin/env python3\n"))
        .contains("missing: " + checkout.file("bin/python3") + " cannot import nbconvert")
        .contains("LECTERN_PYTHON");
  }
}
