/**
 * The passes of a training step, each alone, under JMH.
 *
 * <p>All work on tiles as a step does; nanoseconds are for one element, where not said otherwise.
 */
package io.github.lectern.bench.kernels;
