/**
 * What networks and metrics see of a photo: sizes, float planes and their eight rotations and reflections. These values
 * go through the whole walk between normalize and write. May use the JDK only.
 *
 * <p>Words: <i>planes</i> are float values [channels, height, width], a <i>window</i> a rectangle cut out of them. It
 * knows no file, no color profile and no network.
 */
package dsgformer.picture;
