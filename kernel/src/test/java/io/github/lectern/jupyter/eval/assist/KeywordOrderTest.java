package io.github.lectern.jupyter.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.Keywords;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeywordOrderTest {
  @Test
  void every_keyword_has_a_rank() {
    assertThat(KeywordOrder.KEYWORDS)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(
            Arrays.stream(Keywords.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .toList());
  }

  @Test
  void other_names_come_last() {
    assertThat(KeywordOrder.of("epochs(")).isLessThan(KeywordOrder.of("batchSize("));
    assertThat(KeywordOrder.of("restoreBestWeights(")).isLessThan(KeywordOrder.of("sum()"));
  }
}
