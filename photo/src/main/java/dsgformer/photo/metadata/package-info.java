/**
 * A photo's metadata: EXIF, XMP, IPTC, profile, resolution and texts, edited in place and otherwise kept byte for byte.
 * Codecs put it in and take it out. May use {@code picture} and the JDK only.
 *
 * <p>Words: a <i>block</i> is EXIF or Photoshop's bytes, a <i>packet</i> is XMP; <i>correction</i> adapts metadata to
 * an upright photo, a <i>policy</i> decides what is kept. All blocks are untrusted: offsets and counts are checked,
 * damaged blocks are left out with a warning. It never changes pixels; of makers' notes it reads no more than the
 * offsets, where they move.
 */
package dsgformer.photo.metadata;
