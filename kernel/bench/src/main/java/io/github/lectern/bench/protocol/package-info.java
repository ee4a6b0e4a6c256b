/**
 * What the programs that train and the runner that starts them have in common; needs nothing but
 * gson, since every library's class path holds it.
 */
package io.github.lectern.bench.protocol;
