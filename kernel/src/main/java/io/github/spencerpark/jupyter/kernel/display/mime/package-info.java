/** The MIME types of IJava that notebooks import. */
package io.github.spencerpark.jupyter.kernel.display.mime;
