/**
 * A worker pool for parallel loops that take only microseconds.
 *
 * <p>May use: no other package of Lectern except concurrent.
 */
package io.github.lectern.keras.workers;
