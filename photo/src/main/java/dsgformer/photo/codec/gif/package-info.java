/**
 * GIF, read only: our own check of every size, then the JDK's decoder for the first frame. Uses {@code photo} and
 * {@code photo.codec}.
 */
package dsgformer.photo.codec.gif;
