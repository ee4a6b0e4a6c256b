/**
 * Callback, History, EarlyStopping, ProgressBar, and TrainingControl, which models implement.
 *
 * <p>May use: tensor, keras.session.
 */
package io.github.lectern.keras.callbacks;
