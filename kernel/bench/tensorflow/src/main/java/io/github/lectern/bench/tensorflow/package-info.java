/** Runs all cases in TensorFlow Java, as a graph in a session. */
package io.github.lectern.bench.tensorflow;
