/** Starts the training programs one after the other, and creates the table and the JSON file. */
package io.github.lectern.bench.runner;
