/** Compares the training of random nets with the same computation in plain loops over doubles. */
package io.github.lectern.keras.reference;
