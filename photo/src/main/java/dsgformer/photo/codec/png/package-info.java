/**
 * PNG, decoded and encoded by our own code: streaming, up to 16 bits, interlaced too. Entered through
 * {@link dsgformer.photo.codec.png.PngCodec}; may use {@code photo.codec} and the packages below it.
 *
 * <p>Words: a <i>chunk</i> is a piece of the file, a <i>pass</i> one of Adam7's seven images, a <i>filter</i> the
 * prediction of a row. It applies neither gamma nor profile.
 */
package dsgformer.photo.codec.png;
