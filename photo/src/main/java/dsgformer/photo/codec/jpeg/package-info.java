/**
 * JPEG: coded pixels go through the JDK's libjpeg (lossless ones through TwelveMonkeys), segments, metadata and color
 * conversion through our own code. Entered through {@link dsgformer.photo.codec.jpeg.JpegCodec}, and by the TIFF room
 * through {@link dsgformer.photo.codec.jpeg.EmbeddedJpeg}; may use {@code photo.codec} and the packages below it.
 *
 * <p>Words: a <i>segment</i> is a marker with its payload, a <i>scan</i> a pass over the pixels. It reads the first
 * image only and applies no profile.
 */
package dsgformer.photo.codec.jpeg;
