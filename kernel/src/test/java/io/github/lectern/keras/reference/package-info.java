/** The same training in plain loops over doubles, for nets, data and settings of any kind. */
package io.github.lectern.keras.reference;
