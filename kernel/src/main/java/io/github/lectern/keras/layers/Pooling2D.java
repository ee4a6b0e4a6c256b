package io.github.lectern.keras.layers;

import io.github.lectern.keras.layers.Windows.Pair;
import io.github.lectern.keras.options.PoolingOption;
import io.github.lectern.keras.options.PoolingOption.Padding;
import io.github.lectern.keras.options.PoolingOption.PoolSize;
import io.github.lectern.keras.options.PoolingOption.Strides;
import io.github.lectern.tensor.Options;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A layer that replaces each window of an image with one number per channel. */
abstract sealed class Pooling2D extends Layer permits MaxPooling2D, AveragePooling2D {
  private final Pair size;
  private final Pair strides;
  private final Padding padding;

  Pooling2D(PoolingOption... options) {
    super((Object[]) options);
    PoolSize pool = Options.find(options, new PoolSize(2, 2));
    Strides steps = Options.find(options, new Strides(pool.height(), pool.width()));
    size = new Pair(pool.height(), pool.width());
    strides = new Pair(steps.vertical(), steps.horizontal());
    padding = Options.find(options, new Padding("valid"));
  }

  static PoolingOption[] with(int poolSize, PoolingOption... options) {
    PoolingOption[] all = Arrays.copyOf(options, options.length + 1, PoolingOption[].class);
    all[options.length] = new PoolSize(poolSize, poolSize);
    return all;
  }

  @Override
  public final int[] computeOutputShape(int[] sample) {
    Windows windows = windows(sample);
    return new int[] {windows.rows(), windows.columns(), windows.channels()};
  }

  final Windows windows(int... sample) {
    String caller = getClass().getSimpleName();
    return Windows.of(caller, sample, size, strides, padding.isSame());
  }

  @Override
  public final Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("pool_size", size.list());
    config.put("padding", padding.name());
    config.put("strides", strides.list());
    return config;
  }
}
