/**
 * Sequential, the training loop, Summary, Evaluation, saving and loading.
 *
 * <p>May use: all of keras but keras.datasets.
 */
package io.github.lectern.keras.models;
