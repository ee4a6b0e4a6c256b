/** The five cases in Lectern's DSL, and the GEMM peak of its BLAS. */
package io.github.lectern.bench.ours;
