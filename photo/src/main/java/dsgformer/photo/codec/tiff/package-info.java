/**
 * TIFF and BigTIFF, decoded and encoded by our own code; rare kinds ({@code Foreign…}) go to TwelveMonkeys behind our
 * header check. Entered through {@link dsgformer.photo.codec.tiff.TiffCodec} and, to tell raw files apart,
 * {@link dsgformer.photo.codec.tiff.RawDetection}; may use {@code photo.codec}, the packages below it and
 * {@code codec.jpeg}.
 *
 * <p>Words: a <i>directory</i> is a list of tags, a <i>block</i> a strip or a tile, the <i>predictor</i> stores
 * differences. Of several pictures it reads one.
 */
package dsgformer.photo.codec.tiff;
