package io.github.lectern.jupyter.display;

import static io.github.lectern.jupyter.display.Members.dir;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Flatten;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembersTest {
  /** Two methods of one name, a field, and what nobody else may call. */
  public static final class Sample {
    public final int field = 1;

    public int twice(int x) {
      return 2 * hidden(x);
    }

    public double twice(double x) {
      return 2 * x;
    }

    private int hidden(int x) {
      return x;
    }
  }

  @Test
  void public_methods_and_fields_are_named_once_each_in_order() {
    assertThat(dir(new Sample()))
        .containsExactly(
            "equals",
            "field",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "twice",
            "wait");
  }

  @Test
  void lists_call_but_no_iterator_of_a_layer() {
    assertThat(dir(new Flatten())).contains("call", "weights").doesNotContain("iterator");
    assertThat(dir(List.of())).contains("iterator").doesNotContain("call");
  }

  @Test
  void lists_the_members_of_a_classs_instances() {
    assertThat(dir(Sample.class)).isEqualTo(dir(new Sample()));
  }

  @Test
  void refuses_null() {
    assertThatThrownBy(() -> dir(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("dir: expected an object but got null");
  }
}
