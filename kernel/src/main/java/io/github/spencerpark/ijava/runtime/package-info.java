/** The functions that IJava and JJava import into every notebook. */
package io.github.spencerpark.ijava.runtime;
