/**
 * The entry to reading and writing photos: the first and the last step of the walk.
 * {@link dsgformer.photo.file.PhotoFiles} recognizes the format, decodes, applies the orientation, and writes
 * atomically. The only package that knows all codecs; may use everything in this module.
 *
 * <p>Words: a <i>header</i> is size and kind without pixels, <i>losses</i> are metadata that a format cannot hold. It
 * searches no subfolders and names no output files: {@code batch} does.
 */
package dsgformer.photo.file;
