/** Runs all cases in DJL, the Deep Java Library, with its PyTorch engine. */
package io.github.lectern.bench.djl;
