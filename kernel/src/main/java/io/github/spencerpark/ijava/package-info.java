/**
 * The classes of IJava's kernel that notebooks import, so that these notebooks run unchanged. They
 * have the names and signatures of IJava and call Lectern.
 */
package io.github.spencerpark.ijava;
