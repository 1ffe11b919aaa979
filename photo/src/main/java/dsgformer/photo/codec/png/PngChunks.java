package dsgformer.photo.codec.png;

import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The chunks of a PNG, up to IEND. An ancillary chunk with a wrong checksum is skipped, as in libpng. A file that is
 * cut off behind the start of its image data is walked as far as it goes: only decoding tells whether pixels are
 * missing.
 *
 * @param chunks without IEND; the last IDAT is shorter than it says if the file ends in it
 * @param end the position behind IEND, or of what is there instead
 */
record PngChunks(List<PngChunk> chunks, boolean ended, long end) {

    private static final String DATA = "IDAT";
    private static final String END = "IEND";

    /** @throws DecodingException if it is cut off before its image data, or a critical chunk is damaged */
    static PngChunks walk(PhotoSource source) {
        List<PngChunk> chunks = new ArrayList<>();
        boolean data = false;
        long at = PngChunk.SIGNATURE.length;
        while (true) {
            boolean whole = PngChunk.isWholeAt(source, at);
            if (!whole && source.hasAt(at + 4, PngChunk.letters(DATA))) {
                chunks.add(PngChunk.restAt(source, at));
                return new PngChunks(chunks, /* ended= */ false, source.length());
            }
            if (!whole && data) {
                return new PngChunks(chunks, /* ended= */ false, at);
            }
            PngChunk chunk = PngChunk.at(source, at);
            boolean sound = chunk.isSound(source);
            at = chunk.end();
            if (chunk.is(END)) {
                return new PngChunks(chunks, sound, at);
            }
            if (sound) {
                chunks.add(chunk);
            } else if (chunk.critical()) {
                DecodingException damage = source.unreadable("it is damaged: the checksum of " + chunk + " is wrong");
                if (!chunk.is(DATA)) {
                    throw damage; // its colors or its size would be wrong everywhere
                }
                source.damaged(damage);
                chunks.add(chunk);
            }
            data |= chunk.is(DATA);
        }
    }
}
