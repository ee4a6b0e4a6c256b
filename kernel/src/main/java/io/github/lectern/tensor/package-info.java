/**
 * Shapes, one-hot coding, rows of a batch, the NumPy-like printing of an INDArray, and where ND4J's
 * native libraries are unpacked.
 *
 * <p>May use: nothing else of Lectern; javacpp, to read the memory of a tensor beyond 2 GiB and to
 * unpack libraries.
 */
package io.github.lectern.tensor;
