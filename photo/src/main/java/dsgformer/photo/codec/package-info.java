/**
 * What all codecs share: the interface {@link dsgformer.photo.codec.PhotoCodec}, the bytes of an untrusted file,
 * parallel strips, and adapters for ImageIO. One room per format lies below; only {@code photo.file} enters them. May
 * use {@code photo}, {@code photo.metadata} and {@code picture}.
 *
 * <p>Words: a <i>source</i> is a file's bytes, a <i>header</i> its size and kind, a <i>fallback</i> a third-party
 * decoder behind our own header check. It chooses no format and applies no orientation; both is done by
 * {@code photo.file}.
 */
package dsgformer.photo.codec;
