/**
 * A worker pool for parallel loops that take only microseconds.
 *
 * <p>May use: nothing.
 */
package io.github.lectern.keras.workers;
