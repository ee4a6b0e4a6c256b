/** Starts the programs that train, one after the other, and makes the table and the JSON. */
package io.github.lectern.bench.runner;
