/**
 * Maven's resolver with the user's settings: finds libraries in the local repository or downloads
 * them.
 *
 * <p>May use: Maven's resolver and settings.
 */
package io.github.lectern.jupyter.maven;
