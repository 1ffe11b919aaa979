/**
 * WebP: the container and its metadata by our own code, pixels by libwebp's ImageIO plug-in or, for reading, by
 * TwelveMonkeys. Entered through {@link dsgformer.photo.codec.webp.WebpCodec}; may use {@code photo.codec} and the
 * packages below it.
 *
 * <p>Words: a <i>chunk</i> is a piece of the RIFF container. It reads the first frame only, and writes nothing where no
 * plug-in is on the class path.
 */
package dsgformer.photo.codec.webp;
