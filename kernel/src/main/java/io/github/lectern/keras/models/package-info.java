/**
 * The model class Sequential, and how a model is trained, evaluated, summarized, saved and loaded.
 *
 * <p>This package may use all of keras except keras.datasets, and gson for config.json.
 */
package io.github.lectern.keras.models;
