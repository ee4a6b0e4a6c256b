/** The five cases in Lectern's DSL, and the speed limit that its BLAS sets. */
package io.github.lectern.bench.ours;
