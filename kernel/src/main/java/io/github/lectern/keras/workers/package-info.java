/**
 * A worker pool for parallel loops of microseconds.
 *
 * <p>May use: nothing.
 */
package io.github.lectern.keras.workers;
