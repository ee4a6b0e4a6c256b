/** Runs all cases in Lectern's DSL, and measures the GEMM peak of its BLAS. */
package io.github.lectern.bench.ours;
