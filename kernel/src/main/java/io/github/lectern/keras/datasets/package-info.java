/**
 * The Fashion-MNIST data set: finds, downloads, verifies, caches and loads its files.
 *
 * <p>May use: tensor, keras.session, and keras.models, whose JIT warm-up runs while the data is
 * being loaded.
 */
package io.github.lectern.keras.datasets;
