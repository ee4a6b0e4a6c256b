/**
 * Shapes, one-hot coding, rows of a batch, and the NumPy-like printing of an INDArray.
 *
 * <p>May use: nothing else of Lectern; javacpp, to read the memory of a tensor beyond 2 GiB.
 */
package io.github.lectern.tensor;
