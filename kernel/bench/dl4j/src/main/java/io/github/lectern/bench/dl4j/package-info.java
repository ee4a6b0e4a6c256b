/** Runs all cases in Deeplearning4j, with its own native backend. */
package io.github.lectern.bench.dl4j;
