/** Measures how the cost of training grows with batch size, net, samples and workers. */
package io.github.lectern.bench.curves;
