/** Benchmarks of the optimizers' rules, in their package: the rules are protected there. */
package io.github.lectern.keras.optimizers;
