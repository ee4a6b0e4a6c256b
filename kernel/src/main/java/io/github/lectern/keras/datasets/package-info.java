/**
 * Fashion-MNIST: find, verify, cache, load.
 *
 * <p>May use: tensor, keras.session.
 */
package io.github.lectern.keras.datasets;
