/**
 * The classes that the training programs share with the runner that starts them. They depend only
 * on Gson, because they are on the class path of every library.
 */
package io.github.lectern.bench.protocol;
