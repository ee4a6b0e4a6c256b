/**
 * Weight initializers, one a file, and their name table.
 *
 * <p>May use: tensor, keras.engine, keras.session, keras.random.
 */
package io.github.lectern.keras.initializers;
