/**
 * Shapes, one-hot encoding, the rows of a batch, NumPy-like printing of an INDArray, and the
 * directory into which ND4J's native libraries are unpacked.
 *
 * <p>May use: no other package of Lectern; JavaCPP, to read tensors larger than 2 GiB and to unpack
 * libraries.
 */
package io.github.lectern.tensor;
