/**
 * BMP, decoded and encoded by our own code. Entered through {@link dsgformer.photo.codec.bmp.BmpCodec}; may use
 * {@code photo.codec} and the packages below it.
 *
 * <p>Words: a <i>run</i> is a repeated pixel index, a <i>mask</i> the bits of a color in a pixel. It holds no metadata
 * but the color profile, and writes no palettes.
 */
package dsgformer.photo.codec.bmp;
