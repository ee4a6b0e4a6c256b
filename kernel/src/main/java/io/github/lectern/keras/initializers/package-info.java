/**
 * Weight initializers, one per file, and the table of their names.
 *
 * <p>May use: tensor, keras.session, keras.random.
 */
package io.github.lectern.keras.initializers;
