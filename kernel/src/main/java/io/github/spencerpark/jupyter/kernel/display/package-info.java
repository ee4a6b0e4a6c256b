/** The classes of IJava's display data that notebooks import. */
package io.github.spencerpark.jupyter.kernel.display;
