/**
 * Your own data as tensors: images from folders and columns of a table.
 *
 * <p>May use: tensor, keras.options, keras.random, keras.session, Tablesaw. Unlike the rest of the
 * DSL, this package reads images, with the JDK's ImageIO.
 */
package io.github.lectern.data;
