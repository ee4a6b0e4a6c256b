/** Times JShell without the kernel. */
package io.github.lectern.bench.shell;
