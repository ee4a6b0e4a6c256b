/**
 * JMH benchmarks of the compute kernels of a training step.
 *
 * <p>They work on tiles, as a training step does. Times are in nanoseconds per element unless
 * stated otherwise.
 */
package io.github.lectern.bench.kernels;
