package dsgformer.photo.codec.png;

import dsgformer.photo.codec.Padding;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells in warnings what of a PNG is not carried: further frames, chunks of others, and what follows its end. */
final class PngLosses {

    /** Chunks that are carried, or decoded, or told of otherwise. */
    private static final Set<String> KNOWN = Set.of(
            "IHDR", "PLTE", "IDAT", "tRNS", "cICP", "mDCV", "cLLI", "gAMA", "cHRM", "sRGB", "iCCP", "eXIf", "pHYs",
            "tEXt", "zTXt", "iTXt", "acTL", "fcTL", "fdAT");

    /**
     * Chunks that are no longer true of a photo that was changed: its time, signature, significant bits, histogram,
     * suggested colors, and Apple's index of its data.
     */
    private static final Set<String> OUTDATED = Set.of("tIME", "dSIG", "sBIT", "hIST", "sPLT", "iDOT");

    /** The color to show behind transparent pixels. */
    private static final String BACKGROUND = "bKGD";

    private PngLosses() {}

    static Metadata told(PhotoSource source, PngChunks walked, boolean transparent, Metadata metadata) {
        Metadata told = metadata;
        long frames = furtherFrames(walked.chunks());
        if (frames > 0) {
            told = told.withWarning("it is an animation, of which only the first picture is kept; left out: " + frames
                    + (frames == 1 ? " frame" : " frames"));
        }
        String unknown = walked.chunks().stream()
                .map(PngChunk::type)
                .filter(type -> !KNOWN.contains(type) && !OUTDATED.contains(type))
                .filter(type -> transparent || !type.equals(BACKGROUND))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            told = told.withWarning("its chunks " + unknown + " were left out");
        }
        return walked.ended() ? Padding.told(source, walked.end(), told) : told;
    }

    /** The frames of an animation, without the first if that is the picture. */
    private static long furtherFrames(List<PngChunk> chunks) {
        List<String> types = chunks.stream().map(PngChunk::type).toList();
        long frames = types.stream().filter("fcTL"::equals).count();
        boolean first = types.contains("fcTL") && types.indexOf("fcTL") < types.indexOf("IDAT");
        return first ? frames - 1 : frames;
    }
}
