/** The five cases in Deeplearning4j, on its own native backend. */
package io.github.lectern.bench.dl4j;
