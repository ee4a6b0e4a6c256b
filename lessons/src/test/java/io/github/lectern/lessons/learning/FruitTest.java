package io.github.lectern.lessons.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class FruitTest {
  private static final Fruit FRUIT = Fruit.basket(200);

  @Test
  void half_of_the_fruits_are_pears_and_every_basket_is_the_same() {
    assertThat(FRUIT)
        .hasToString(
            "200 fruits: 100 apples (0) and 100 pears (1), width and height in cm above the mean");
    assertThat(FRUIT.x().shape()).containsExactly(200, 2);
    assertThat(FRUIT.y().shape()).containsExactly(200, 1);
    assertThat(FRUIT.x().dataType()).isEqualTo(DataType.DOUBLE);
    assertThat(Fruit.basket(200).x()).isEqualTo(FRUIT.x());
  }

  @Test
  void pears_are_narrower_and_taller() {
    var pears = FRUIT.x().mul(FRUIT.y().sub(0.5)).mean(0);
    assertThat(pears.getDouble(0)).isNegative();
    assertThat(pears.getDouble(1)).isPositive();
  }

  @Test
  void a_basket_with_a_single_fruit_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fruit.basket(1))
        .withMessage("Fruit: expected at least 2 fruits but got 1");
  }
}
