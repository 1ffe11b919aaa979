package dsgformer.photo.codec.png;

import dsgformer.photo.Samples;
import dsgformer.photo.codec.PhotoSource;
import java.util.List;
import java.util.Optional;

/** PLTE and tRNS: the color of each index, and the alpha of the first ones. */
final class PngPalette {

    private final PhotoSource source;
    private final byte[] colors;
    private final byte[] alphas;

    private PngPalette(PhotoSource source, byte[] colors, byte[] alphas) {
        this.source = source;
        this.colors = colors;
        this.alphas = alphas;
    }

    static PngPalette read(PhotoSource source, List<PngChunk> chunks) {
        byte[] colors = data(source, chunks, "PLTE").orElse(new byte[0]);
        if (colors.length == 0 || colors.length % 3 != 0) {
            throw source.unreadable("its pixels are indices, but it has no palette of whole colors");
        }
        return new PngPalette(source, colors, data(source, chunks, "tRNS").orElse(new byte[0]));
    }

    private static Optional<byte[]> data(PhotoSource source, List<PngChunk> chunks, String type) {
        return chunks.stream()
                .filter(chunk -> chunk.is(type))
                .findFirst()
                .map(chunk -> source.copy(chunk.offset(), chunk.length()));
    }

    boolean hasAlpha() {
        return alphas.length > 0;
    }

    /** Writes the color of {@code index} and, if there are four channels, its alpha. */
    void place(int index, Samples samples, int to, int channels) {
        if (3 * index >= colors.length) {
            throw source.unreadable("it is damaged: pixel index " + index + " is outside its palette of "
                    + colors.length / 3 + " colors");
        }
        for (int c = 0; c < 3; c++) {
            samples.set(to + c, colors[3 * index + c] & 0xFF);
        }
        if (channels == 4) {
            samples.set(to + 3, index < alphas.length ? alphas[index] & 0xFF : 255);
        }
    }
}
