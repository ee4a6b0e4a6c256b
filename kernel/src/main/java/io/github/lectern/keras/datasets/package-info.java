/**
 * Fashion-MNIST: find, verify, cache, load.
 *
 * <p>May use: tensor, keras.session, and keras.models, whose loops warm up while data load.
 */
package io.github.lectern.keras.datasets;
