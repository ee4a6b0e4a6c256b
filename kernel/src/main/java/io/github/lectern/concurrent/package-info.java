/**
 * Creates and joins daemon threads.
 *
 * <p>May use: no other package of Lectern. All packages may use this one.
 */
package io.github.lectern.concurrent;
