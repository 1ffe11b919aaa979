/**
 * HEIC, AVIF and raw files, decoded by installed programs to PNG or TIFF, which is read instead. Entered through
 * {@link dsgformer.photo.codec.external.ExternalCodec}; may use {@code photo.codec} and the packages below it: the
 * codecs of the output come as arguments.
 *
 * <p>Words: a <i>program</i> is started without a shell, in a folder of its own, with a timeout. It writes none of
 * these formats and reads no header itself.
 */
package dsgformer.photo.codec.external;
