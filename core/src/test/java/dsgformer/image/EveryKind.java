package dsgformer.image;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Grey and RGB, with alpha and without, of 8 and 16 bits: whatever a photo can be. */
final class EveryKind {

    static final List<PixelKind> ALL = Stream.of(BitDepth.values())
            .flatMap(depth -> Stream.of(
                    PixelKind.GREY.withDepth(depth),
                    PixelKind.RGB.withDepth(depth),
                    PixelKind.GREY.withAlpha().withDepth(depth),
                    PixelKind.RGB.withAlpha().withDepth(depth)))
            .toList();

    private EveryKind() {}

    static Photo noise(Size size, PixelKind kind, Random random) {
        return Photo.of(size, kind, (c, y, x) -> random.nextInt(kind.depth().max() + 1));
    }
}
