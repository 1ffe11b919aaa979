/**
 * Photos as values: samples, their kind, the file format's name, limits and exceptions; the two ends of the walk (read,
 * normalize … write). May use {@code picture} and {@code photo.metadata}.
 *
 * <p>Words: a <i>sample</i> is an unsigned integer of 8 or 16 bits as the file has it, the <i>kind</i> is the channels
 * and the depth of a pixel, a <i>draft</i> a photo that is built row by row. It opens no file:
 * {@link dsgformer.photo.file.PhotoFiles} reads and writes; it applies no color profile.
 */
package dsgformer.photo;
