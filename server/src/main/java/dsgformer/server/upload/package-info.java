/**
 * Receives photos: bodies and multipart forms are streamed to files within limits on bytes, files and time, and each
 * photo's header is checked before anything is decoded. Uses {@code photo.file} and {@code server.problem}. The files'
 * names on the disk are ours; those of the client are kept as text only.
 */
package dsgformer.server.upload;
