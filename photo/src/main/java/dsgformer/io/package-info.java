/**
 * Files written atomically, digests, file names and protocol buffer messages; the lowest package beside {@code text}
 * and {@code picture}, used by everything that reads or writes files. May use the JDK only.
 *
 * <p>Words: a <i>part</i> is the temporary file beside its target, an <i>orphan</i> a part whose process is gone. It
 * knows no photo and no format but that of protocol buffers.
 */
package dsgformer.io;
