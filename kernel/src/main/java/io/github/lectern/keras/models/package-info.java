/**
 * Sequential, the training loop, Summary, Evaluation, saving and loading.
 *
 * <p>May use: all of keras but keras.datasets; gson, for config.json.
 */
package io.github.lectern.keras.models;
