package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.UserCodeRunner;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Tests what the watchdog sees: the compiler's work, but never the student's code. */
class CompilationTest {
  private final UserCodeRunner userCode =
      new UserCodeRunner(CompilationTest.class.getClassLoader());

  @Test
  void there_is_none_while_the_compiler_is_idle() {
    assertThat(userCode.compilation()).isEmpty();
  }

  @Test
  void each_piece_of_work_has_its_own_number() {
    OptionalLong first = userCode.withCompiler(userCode::compilation);
    OptionalLong second = userCode.withCompiler(userCode::compilation);
    assertThat(first).isPresent();
    assertThat(second).isPresent().isNotEqualTo(first);
    assertThat(userCode.compilation()).isEmpty();
  }

  @Test
  void there_is_none_while_student_code_runs_and_a_new_one_afterwards() {
    List<OptionalLong> seen =
        userCode.withCompiler(
            () ->
                List.of(
                    userCode.compilation(),
                    runByStudent(userCode::compilation),
                    userCode.compilation()));
    assertThat(seen.get(0)).isPresent();
    assertThat(seen.get(1)).isEmpty();
    assertThat(seen.get(2)).isPresent().isNotEqualTo(seen.get(0));
  }

  private <T> T runByStudent(Callable<T> code) {
    try {
      return userCode.call(code);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
