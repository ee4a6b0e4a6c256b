/** How the cost of training grows with the batch, the net, the samples and the workers. */
package io.github.lectern.bench.curves;
