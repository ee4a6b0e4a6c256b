/**
 * Shapes, one-hot coding, rows of a batch, and the NumPy-like printing of an INDArray.
 *
 * <p>May use: nothing else of Lectern.
 */
package io.github.lectern.tensor;
