package io.github.lectern.keras.options;

import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.optimizers.BatchNormalizationOption;

/** A keyword argument of {@code new BatchNormalization} that only layers have. */
public sealed interface NormalizationOption extends BatchNormalizationOption
    permits NormalizationOption.Center,
        NormalizationOption.Scale,
        NormalizationOption.BetaInitializer,
        NormalizationOption.GammaInitializer,
        NormalizationOption.MovingMeanInitializer,
        NormalizationOption.MovingVarianceInitializer,
        LayerOption {
  /**
   * {@code center(false)}: whether the layer adds an offset beta.
   *
   * @param value whether to add it; the default is true
   */
  record Center(boolean value) implements NormalizationOption {}

  /**
   * {@code scale(false)}: whether the layer multiplies by a factor gamma.
   *
   * @param value whether to multiply; the default is true
   */
  record Scale(boolean value) implements NormalizationOption {}

  /**
   * {@code betaInitializer("zeros")}: how the offset beta is initialized.
   *
   * @param initializer the initializer; the default is "zeros"
   */
  record BetaInitializer(Initializer initializer) implements NormalizationOption {}

  /**
   * {@code gammaInitializer("ones")}: how the factor gamma is initialized.
   *
   * @param initializer the initializer; the default is "ones"
   */
  record GammaInitializer(Initializer initializer) implements NormalizationOption {}

  /**
   * {@code movingMeanInitializer("zeros")}: how the moving mean is initialized.
   *
   * @param initializer the initializer; the default is "zeros"
   */
  record MovingMeanInitializer(Initializer initializer) implements NormalizationOption {}

  /**
   * {@code movingVarianceInitializer("ones")}: how the moving variance is initialized.
   *
   * @param initializer the initializer; the default is "ones"
   */
  record MovingVarianceInitializer(Initializer initializer) implements NormalizationOption {}
}
